<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Keypad</name>
    <message numerus="yes">
        <source>Please wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>يمكنك المحاولة الآن.</numerusform>
            <numerusform>يرجى الانتظار ثانية واحدة قبل المحاولة التالية.</numerusform>
            <numerusform>يرجى الانتظار ثانيتين قبل المحاولة التالية.</numerusform>
            <numerusform>يرجى الانتظار %n ثوانٍ قبل المحاولة التالية.</numerusform>
            <numerusform>يرجى الانتظار %n ثانية قبل المحاولة التالية.</numerusform>
            <numerusform>يرجى الانتظار %n ثانية قبل المحاولة التالية.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Find your booking</source>
        <translation>البحث عن موعدك</translation>
    </message>
    <message>
        <source>Type your booking reference, your phone number or your CPR number, or hold the code of your booking to the scanner.</source>
        <translation>أدخل رقم الموعد أو رقم الهاتف أو الرقم الشخصي، أو مرّر رمز موعدك على القارئ.</translation>
    </message>
    <message>
        <source>Booking reference, phone or CPR</source>
        <translation>رقم الموعد أو الهاتف أو الرقم الشخصي</translation>
    </message>
    <message>
        <source>Your entry</source>
        <translation>البيانات المدخلة</translation>
    </message>
    <message>
        <source>Without a booking</source>
        <translation>تذكرة دون موعد</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>More bookings</source>
        <translation>مواعيد أخرى</translation>
    </message>
    <message>
        <source>No ticket can be taken now</source>
        <translation>لا يمكن الحصول على تذكرة الآن</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>حذف الكل</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Which booking have you come for?</source>
        <translation>لأي موعد حضرت؟</translation>
    </message>
    <message>
        <source>Take my ticket</source>
        <translation>احصل على تذكرتي</translation>
    </message>
    <message>
        <source>I have them all - take my ticket</source>
        <translation>مستنداتي مكتملة - أريد تذكرتي</translation>
    </message>
    <message>
        <source>Take a ticket without the booking</source>
        <translation>الحصول على تذكرة دون موعد</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>You are early</source>
        <translation>وصلت قبل موعدك</translation>
    </message>
    <message>
        <source>You will be called at about {time}, or sooner if a counter is free. Take your ticket and have a seat.</source>
        <translation>سيُنادى رقمك نحو الساعة {time}، أو قبل ذلك إذا توفر شباك. خذ تذكرتك وتفضل بالجلوس.</translation>
    </message>
    <message>
        <source>You are on time</source>
        <translation>وصلت في موعدك</translation>
    </message>
    <message>
        <source>Your place at {time} is kept. Take your ticket and have a seat.</source>
        <translation>دورك محفوظ لموعدك الساعة {time}. خذ تذكرتك وتفضل بالجلوس.</translation>
    </message>
    <message>
        <source>Your booked time has passed</source>
        <translation>فات وقت موعدك</translation>
    </message>
    <message>
        <source>Your booking was at {time}. You will still be served today, in the order of those who arrive now.</source>
        <translation>كان موعدك الساعة {time}. سنخدمك اليوم وفق ترتيب الحضور.</translation>
    </message>
    <message>
        <source>Reception will help you to book again.</source>
        <translation>يساعدك موظف الاستقبال في حجز موعد جديد.</translation>
    </message>
    <message>
        <source>Your booking is for another day</source>
        <translation>موعدك في يوم آخر</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, ask at reception.</source>
        <translation>موعدك {day} الساعة {time}. للزيارة اليوم، راجع الاستقبال.</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, take a ticket without it.</source>
        <translation>موعدك {day} الساعة {time}. إذا رغبت في المراجعة اليوم، فاحصل على تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>This is your number. To see how long it will take, hold the code of your ticket to the scanner. If you do not have it, reception will print it again.</source>
        <translation>هذا رقمك. لمعرفة مدة الانتظار، مرّر رمز تذكرتك على القارئ. وإن لم تكن معك، فسيعيد موظف الاستقبال طباعتها.</translation>
    </message>
    <message>
        <source>This booking was cancelled</source>
        <translation>هذا الموعد ملغى</translation>
    </message>
    <message>
        <source>You can still be served today: take a ticket without a booking.</source>
        <translation>ما زال بإمكانك المراجعة اليوم: احصل على تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>You have checked in already</source>
        <translation>سبق أن سجّلت حضورك</translation>
    </message>
    <message>
        <source>Please have a seat until your number is called.</source>
        <translation>يرجى الجلوس حتى يُنادى رقمك.</translation>
    </message>
    <message>
        <source>The centre is closed</source>
        <translation>المركز مغلق الآن</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>أوقات العمل</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>احصل على تذكرة</translation>
    </message>
    <message>
        <source>Please have these with you</source>
        <translation>المستندات المطلوبة</translation>
    </message>
    <message>
        <source>You need no documents for this service</source>
        <translation>لا تتطلب هذه الخدمة أي مستندات</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>تنقصني مستندات</translation>
    </message>
    <message>
        <source>I have them all - take a ticket</source>
        <translation>مستنداتي مكتملة - أريد تذكرة</translation>
    </message>
    <message>
        <source>Also in this visit (touch to take out)</source>
        <translation>ضمن هذه الزيارة أيضًا (المس لإزالتها)</translation>
    </message>
    <message>
        <source>Take out of this visit: {name}</source>
        <translation>إزالة من هذه الزيارة: {name}</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>مدة الانتظار المتوقعة</translation>
    </message>
    <message>
        <source>Come back later</source>
        <translation>العودة لاحقًا</translation>
    </message>
    <message>
        <source>Fee: BD {fee}</source>
        <translation>الرسوم: {fee} د.ب</translation>
    </message>
    <message>
        <source>Does one of these apply to you?</source>
        <translation>هل تنطبق عليك إحدى هذه الحالات؟</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>لا شيء مما سبق</translation>
    </message>
    <message>
        <source>It stays between you and our staff.</source>
        <translation>يبقى ذلك بينك وبين موظفينا.</translation>
    </message>
    <message>
        <source>Reception will confirm it.</source>
        <translation>يؤكده موظف الاستقبال.</translation>
    </message>
    <message>
        <source>{name}, chosen</source>
        <translation>{name}، تم الاختيار</translation>
    </message>
    <message>
        <source>Which service do you need?</source>
        <translation>ما الخدمة التي تحتاج إليها؟</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} من {pages}</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>More services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>What is your visit about?</source>
        <translation>ما موضوع زيارتك؟</translation>
    </message>
    <message>
        <source>Already in this visit</source>
        <translation>مضافة إلى هذه الزيارة</translation>
    </message>
    <message>
        <source>Which further service do you need?</source>
        <translation>ما الخدمة الأخرى التي تحتاج إليها؟</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلًا وسهلًا</translation>
    </message>
    <message>
        <source>Touch to take your turn</source>
        <translation>المس الشاشة لأخذ دورك</translation>
    </message>
    <message>
        <source>I have a booking</source>
        <translation>لدي موعد</translation>
    </message>
    <message>
        <source>Check in with your reference, phone or CPR</source>
        <translation>سجّل حضورك برقم الموعد أو الهاتف أو الرقم الشخصي</translation>
    </message>
    <message>
        <source>I have no booking</source>
        <translation>ليس لدي موعد</translation>
    </message>
    <message>
        <source>Choose a service and take a ticket</source>
        <translation>اختر الخدمة واحصل على تذكرة</translation>
    </message>
    <message>
        <source>The last tickets for today have been given</source>
        <translation>انتهى إصدار التذاكر لهذا اليوم</translation>
    </message>
    <message>
        <source>Tickets are given again after the break</source>
        <translation>يُستأنف إصدار التذاكر بعد فترة الراحة</translation>
    </message>
    <message>
        <source>Open today until {time}</source>
        <translation>نستقبلكم اليوم حتى الساعة {time}</translation>
    </message>
    <message>
        <source>Or scan the code of your booking</source>
        <translation>أو مرّر رمز موعدك على القارئ</translation>
    </message>
    <message>
        <source>Print my ticket again</source>
        <translation>إعادة طباعة تذكرتي</translation>
    </message>
    <message>
        <source>Wait again</source>
        <translation>الانتظار مجددًا</translation>
    </message>
    <message>
        <source>Your visit is paused</source>
        <translation>زيارتك متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>The staff will call you again. Please stay in the hall.</source>
        <translation>سيناديك الموظف مرة أخرى. يرجى البقاء في القاعة.</translation>
    </message>
    <message>
        <source>You were called and did not come</source>
        <translation>نودي رقمك ولم تحضر</translation>
    </message>
    <message>
        <source>Touch “Wait again”: you keep your number and wait once more.</source>
        <translation>المس «الانتظار مجددًا»: تحتفظ برقمك وتنتظر مرة أخرى.</translation>
    </message>
    <message>
        <source>This visit is over</source>
        <translation>انتهت هذه الزيارة</translation>
    </message>
    <message>
        <source>For something else, please take a new ticket.</source>
        <translation>لأمر آخر، يرجى أخذ تذكرة جديدة.</translation>
    </message>
    <message>
        <source>You are in the line</source>
        <translation>أنت في الدور</translation>
    </message>
    <message>
        <source>Expected wait: {wait}</source>
        <translation>مدة الانتظار المتوقعة: {wait}</translation>
    </message>
    <message>
        <source>Your number has been called</source>
        <translation>نودي رقمك</translation>
    </message>
    <message>
        <source>Please look at the screen in the hall.</source>
        <translation>يرجى النظر إلى شاشة القاعة.</translation>
    </message>
    <message>
        <source>You are expected at counter</source>
        <translation>أنت مطلوب عند الشباك</translation>
    </message>
    <message>
        <source>Your visit goes on there.</source>
        <translation>تستمر زيارتك هناك.</translation>
    </message>
    <message>
        <source>Please go to counter</source>
        <translation>يرجى التوجه إلى الشباك</translation>
    </message>
    <message>
        <source>Your number has been called.</source>
        <translation>نودي رقمك.</translation>
    </message>
    <message>
        <source>Try printing again</source>
        <translation>حاول الطباعة مجددًا</translation>
    </message>
    <message>
        <source>Then: {service}</source>
        <translation>ثم: {service}</translation>
    </message>
    <message>
        <source>Your ticket as a code</source>
        <translation>رمز تذكرتك</translation>
    </message>
    <message>
        <source>The printed ticket</source>
        <translation>التذكرة المطبوعة</translation>
    </message>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>تُطبع تذكرتك الآن…</translation>
    </message>
    <message>
        <source>Please take your ticket</source>
        <translation>يرجى أخذ التذكرة</translation>
    </message>
    <message>
        <source>Your ticket came out of another printer</source>
        <translation>خرجت تذكرتك من طابعة أخرى</translation>
    </message>
    <message>
        <source>Take a photo of this screen</source>
        <translation>صوّر هذه الشاشة بهاتفك</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>يرجى تذكّر رقمك</translation>
    </message>
    <message>
        <source>Your number is valid without paper, and reception has been told.</source>
        <translation>رقمك صالح دون تذكرة ورقية، وقد أُبلغ الاستقبال.</translation>
    </message>
    <message>
        <source>Reception has it. Your number is valid without it too.</source>
        <translation>تجدها لدى الاستقبال، ورقمك صالح من دونها.</translation>
    </message>
    <message>
        <source>Your number is valid without paper.</source>
        <translation>رقمك صالح دون تذكرة ورقية.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>للموظفين فقط</translation>
    </message>
    <message>
        <source>Staff name or number</source>
        <translation>اسم الموظف أو رقمه</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرمز السري</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>The name or the PIN is not right.</source>
        <translation>الاسم أو الرمز السري غير صحيح.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked: the office&apos;s data cannot be reached.</source>
        <translation>تعذر التحقق من الرمز السري: لا يمكن الوصول إلى بيانات المكتب.</translation>
    </message>
    <message>
        <source>Next: the PIN</source>
        <translation>التالي: الرمز السري</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>Back to the visitors&apos; page</source>
        <translation>عودة إلى صفحة الزوار</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>الخروج من الجهاز</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>قاعدة البيانات</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>{part}: ready</source>
        <translation>{part}: جاهز</translation>
    </message>
    <message>
        <source>{part}: not ready</source>
        <translation>{part}: غير جاهز</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>This page will close soon, to keep your details private.</source>
        <translation>ستُغلق هذه الصفحة بعد قليل حفاظًا على خصوصيتك.</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>نعم، متابعة</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>By booking only</source>
        <translation>بموعد مسبق فقط</translation>
    </message>
    <message>
        <source>Full for today</source>
        <translation>اكتمل العدد لهذا اليوم</translation>
    </message>
    <message>
        <source>No more tickets today</source>
        <translation>انتهت تذاكر اليوم</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>مغلقة الآن</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استمع</translation>
    </message>
    <message>
        <source>Everything within reach from a seat</source>
        <translation>كل شيء في متناول الجالس</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>نص أكبر</translation>
    </message>
    <message>
        <source>Lower screen</source>
        <translation>خفض الشاشة</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Spoken help</source>
        <translation>مساعدة صوتية</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>لا صوت</translation>
    </message>
    <message>
        <source>Sound is not available on this kiosk now</source>
        <translation>الصوت غير متاح في هذا الجهاز حاليًا</translation>
    </message>
    <message>
        <source>{name}, on</source>
        <translation>{name}، مفعّل</translation>
    </message>
    <message>
        <source>{name}, off</source>
        <translation>{name}، معطّل</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>خدمة أخرى</translation>
    </message>
    <message>
        <source>Messages to my phone</source>
        <translation>رسائل إلى هاتفي</translation>
    </message>
    <message>
        <source>Priority or assistance</source>
        <translation>أولوية أو مساعدة</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>تم اختياره</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>عدد الأشخاص</translation>
    </message>
    <message>
        <source>How many files</source>
        <translation>عدد الملفات</translation>
    </message>
    <message>
        <source>One person less</source>
        <translation>شخص أقل</translation>
    </message>
    <message>
        <source>One person more</source>
        <translation>شخص إضافي</translation>
    </message>
    <message>
        <source>One file less</source>
        <translation>ملف أقل</translation>
    </message>
    <message>
        <source>One file more</source>
        <translation>ملف إضافي</translation>
    </message>
    <message>
        <source>Touch the screen to begin</source>
        <translation>المس الشاشة للبدء</translation>
    </message>
    <message>
        <source>Take a ticket anyway</source>
        <translation>احصل على تذكرة رغم ذلك</translation>
    </message>
    <message>
        <source>You can do this without a visit</source>
        <translation>يمكنك إنجاز هذه الخدمة دون زيارة</translation>
    </message>
    <message>
        <source>Come back when you have everything</source>
        <translation>عُد حين تكتمل مستنداتك</translation>
    </message>
    <message>
        <source>Come back when it is quieter</source>
        <translation>عُد حين يخف الازدحام</translation>
    </message>
    <message>
        <source>Scan the code with your phone and go on from there.</source>
        <translation>وجّه كاميرا هاتفك إلى الرمز وأكمل الطلب من هاتفك.</translation>
    </message>
    <message>
        <source>Without these documents your request cannot be completed today. You may take a photo of this list.</source>
        <translation>من دون هذه المستندات لا يمكن إنجاز طلبك اليوم. يمكنك تصوير هذه القائمة.</translation>
    </message>
    <message>
        <source>Expected wait now: {wait}.</source>
        <translation>مدة الانتظار المتوقعة الآن: {wait}.</translation>
    </message>
    <message>
        <source>Without a ticket you keep no place in the line.</source>
        <translation>من دون تذكرة لا يُحفظ لك مكان في الدور.</translation>
    </message>
    <message>
        <source>Tickets are given today until {time}.</source>
        <translation>تُصرف التذاكر اليوم حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>I will do it there</source>
        <translation>سأنجزها إلكترونيًا</translation>
    </message>
    <message>
        <source>I will come back</source>
        <translation>سأعود لاحقًا</translation>
    </message>
    <message>
        <source>Messages about this visit</source>
        <translation>رسائل عن هذه الزيارة</translation>
    </message>
    <message>
        <source>Your mobile number</source>
        <translation>رقم هاتفك النقال</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>دون رسائل</translation>
    </message>
    <message>
        <source>I agree, use this number</source>
        <translation>أوافق، استخدموا هذا الرقم</translation>
    </message>
    <message>
        <source>If you wish, type your mobile number. We send messages about this visit to it and use it for nothing else.</source>
        <translation>إن رغبت، أدخل رقم هاتفك النقال. نرسل إليه رسائل عن هذه الزيارة ولا نستخدمه لغير ذلك.</translation>
    </message>
    <message>
        <source>The number is too short. Please check it.</source>
        <translation>الرقم أقصر من اللازم. يرجى التحقق منه.</translation>
    </message>
    <message>
        <source>The number is too long. Please check it.</source>
        <translation>الرقم أطول من اللازم. يرجى التحقق منه.</translation>
    </message>
    <message>
        <source>This is a fixed line. Messages need a mobile number.</source>
        <translation>هذا رقم هاتف ثابت. الرسائل تحتاج إلى رقم نقال.</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation>هذا ليس رقم هاتف. يرجى التحقق منه.</translation>
    </message>
</context>
<context>
    <name>KioskHelp</name>
    <message>
        <source>Welcome. To take a ticket, touch: I have no booking. To check in, touch: I have a booking, or hold the code of your booking to the scanner.</source>
        <translation>أهلًا وسهلًا. للحصول على تذكرة المس: ليس لدي موعد. ولتسجيل الحضور المس: لدي موعد، أو مرّر رمز موعدك على القارئ.</translation>
    </message>
    <message>
        <source>Touch the screen to begin.</source>
        <translation>المس الشاشة للبدء.</translation>
    </message>
    <message>
        <source>What is your visit about? Touch one of the groups.</source>
        <translation>ما موضوع زيارتك؟ المس إحدى المجموعات.</translation>
    </message>
    <message>
        <source>Which service do you need? Touch it in the list.</source>
        <translation>ما الخدمة التي تحتاج إليها؟ المسها في القائمة.</translation>
    </message>
    <message>
        <source>More services are on the next page.</source>
        <translation>في الصفحة التالية خدمات أخرى.</translation>
    </message>
    <message>
        <source>You need these documents: {documents}.</source>
        <translation>تحتاج إلى هذه المستندات: {documents}.</translation>
    </message>
    <message>
        <source>If you have them all, touch the yellow button to take a ticket. If not, touch: Not yet.</source>
        <translation>إن كانت لديك جميعها فالمس الزر الأصفر للحصول على تذكرة. وإلا فالمس: تنقصني مستندات.</translation>
    </message>
    <message>
        <source>You need no documents.</source>
        <translation>لا تحتاج إلى مستندات.</translation>
    </message>
    <message>
        <source>Touch the yellow button to take a ticket.</source>
        <translation>المس الزر الأصفر للحصول على تذكرة.</translation>
    </message>
    <message>
        <source>No ticket can be taken for this service now.</source>
        <translation>لا يمكن الحصول على تذكرة لهذه الخدمة الآن.</translation>
    </message>
    <message>
        <source>You can do this without a visit. Scan the code on the screen with your phone.</source>
        <translation>يمكنك إنجاز هذه الخدمة دون زيارة. وجّه كاميرا هاتفك إلى الرمز على الشاشة.</translation>
    </message>
    <message>
        <source>Come back when you have everything. The screen lists what to bring. You may also take a ticket anyway.</source>
        <translation>عُد حين تكتمل مستنداتك. تعرض الشاشة ما يلزم إحضاره. ويمكنك الحصول على تذكرة رغم ذلك.</translation>
    </message>
    <message>
        <source>Come back when it suits you. Without a ticket you keep no place in the line. You may also take a ticket anyway.</source>
        <translation>عُد في الوقت الذي يناسبك. من دون تذكرة لا يُحفظ لك مكان في الدور. ويمكنك الحصول على تذكرة رغم ذلك.</translation>
    </message>
    <message>
        <source>Some visitors are served earlier. If a choice on the screen applies, touch it.</source>
        <translation>يُقدَّم بعض الزوار في الخدمة. إن انطبق عليك أحد الخيارات على الشاشة فالمسه.</translation>
    </message>
    <message>
        <source>Type your mobile number to receive messages about this visit. What you type is not read aloud.</source>
        <translation>أدخل رقم هاتفك النقال لتصلك رسائل عن هذه الزيارة. لا يُقرأ ما تكتبه بصوت مسموع.</translation>
    </message>
    <message>
        <source>This is not a number that messages can be sent to. Please check it and try again.</source>
        <translation>لا يمكن إرسال رسائل إلى هذا الرقم. يرجى التأكد منه والمحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Type your booking reference, your phone number or your CPR number, and touch search. Or hold the code of your booking to the scanner. What you type is not read aloud.</source>
        <translation>أدخل رقم الموعد أو رقم الهاتف أو الرقم الشخصي ثم المس بحث. أو مرّر رمز موعدك على القارئ. لا يُقرأ ما تكتبه بصوت مسموع.</translation>
    </message>
    <message>
        <source>No booking was found. Please try again.</source>
        <translation>لم يُعثر على موعد. يرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>You have several bookings today. Touch the one you came for.</source>
        <translation>لديك عدة مواعيد اليوم. المس الموعد الذي حضرت من أجله.</translation>
    </message>
    <message>
        <source>You are early. You will be called at about {time}. Touch the yellow button.</source>
        <translation>وصلت قبل موعدك. سيُنادى رقمك نحو الساعة {time}. المس الزر الأصفر.</translation>
    </message>
    <message>
        <source>You are on time. Your place at {time} is kept. Touch the yellow button.</source>
        <translation>وصلت في موعدك. دورك محفوظ للساعة {time}. المس الزر الأصفر.</translation>
    </message>
    <message>
        <source>Your booked time, {time}, has passed. You will still be served, in the order of those who arrive now. Touch the yellow button.</source>
        <translation>فات وقت موعدك، الساعة {time}. سنخدمك مع ذلك، وفق ترتيب الحضور. المس الزر الأصفر.</translation>
    </message>
    <message>
        <source>Your booking is for another day: {day}, at {time}. For today, take a ticket.</source>
        <translation>موعدك في يوم آخر: {day}، الساعة {time}. لهذا اليوم احصل على تذكرة.</translation>
    </message>
    <message>
        <source>This booking was cancelled. You can take a ticket without a booking.</source>
        <translation>أُلغي هذا الموعد. يمكنك الحصول على تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>Your booking is for another day: {day}, at {time}. For today, ask at reception.</source>
        <translation>موعدك في يوم آخر: {day}، الساعة {time}. للمراجعة اليوم، اسأل موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This booking was cancelled. Reception will help you to book again.</source>
        <translation>هذا الموعد ملغى. سيساعدك موظف الاستقبال على حجز موعد جديد.</translation>
    </message>
    <message>
        <source>You have checked in already.</source>
        <translation>سبق أن سجلت حضورك.</translation>
    </message>
    <message>
        <source>Your number is {number}.</source>
        <translation>رقمك {number}.</translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>دورك هو التالي.</translation>
    </message>
    <message>
        <source>Ahead of you: {people}.</source>
        <translation>أمامك: {people}.</translation>
    </message>
    <message>
        <source>Expected wait: {wait}.</source>
        <translation>مدة الانتظار المتوقعة: {wait}.</translation>
    </message>
    <message>
        <source>Your booking is at {time}.</source>
        <translation>موعدك الساعة {time}.</translation>
    </message>
    <message>
        <source>Please take your ticket.</source>
        <translation>يرجى أخذ التذكرة.</translation>
    </message>
    <message>
        <source>Your number is valid without paper. Please remember it.</source>
        <translation>رقمك صالح دون تذكرة ورقية. يرجى تذكره.</translation>
    </message>
    <message>
        <source>Please have a seat until your number is called.</source>
        <translation>تفضل بالجلوس حتى يُنادى رقمك.</translation>
    </message>
    <message>
        <source>Your number has been called. Please ask the staff where to go.</source>
        <translation>نودي رقمك. يرجى سؤال الموظفين عن الشباك.</translation>
    </message>
    <message>
        <source>Your visit is paused. The staff will call you again. Please stay in the hall.</source>
        <translation>زيارتك متوقفة مؤقتًا. سيناديك الموظف مرة أخرى. يرجى البقاء في القاعة.</translation>
    </message>
    <message>
        <source>You were called and did not come. Touch: Wait again. You keep your number and wait once more.</source>
        <translation>نودي رقمك ولم تحضر. المس: الانتظار مجددًا. تحتفظ برقمك وتنتظر مرة أخرى.</translation>
    </message>
    <message>
        <source>This visit is over. For something else, take a new ticket.</source>
        <translation>انتهت هذه الزيارة. لأمر آخر احصل على تذكرة جديدة.</translation>
    </message>
    <message>
        <source>The centre is closed.</source>
        <translation>المركز مغلق.</translation>
    </message>
    <message>
        <source>One moment, please. Staff at reception will help you.</source>
        <translation>لحظة من فضلك. يساعدك موظفو الاستقبال.</translation>
    </message>
    <message>
        <source>Are you still there? Touch the yellow button to continue.</source>
        <translation>هل ما زلت هنا؟ المس الزر الأصفر للمتابعة.</translation>
    </message>
    <message>
        <source>Back is at the bottom.</source>
        <translation>زر الرجوع في الأسفل.</translation>
    </message>
    <message>
        <source>Spoken help is on. With a keyboard, the Tab key goes from one button to the next.</source>
        <translation>المساعدة الصوتية مفعّلة. وبلوحة المفاتيح ينتقل مفتاح الجدولة من زر إلى الذي يليه.</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Check-in kiosk</source>
        <translation>جهاز الخدمة الذاتية</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message numerus="yes">
        <source>%n more in this visit</source>
        <translation>
            <numerusform>لم تُضف خدمة</numerusform>
            <numerusform>أُضيفت خدمة واحدة</numerusform>
            <numerusform>أُضيفت خدمتان</numerusform>
            <numerusform>أُضيفت %n خدمات</numerusform>
            <numerusform>أُضيفت %n خدمة</numerusform>
            <numerusform>أُضيفت %n خدمة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message numerus="yes">
        <source>It is deleted after %n day(s).</source>
        <translation>
            <numerusform>يُحذف الرقم في اليوم نفسه.</numerusform>
            <numerusform>يُحذف الرقم بعد يوم واحد.</numerusform>
            <numerusform>يُحذف الرقم بعد يومين.</numerusform>
            <numerusform>يُحذف الرقم بعد %n أيام.</numerusform>
            <numerusform>يُحذف الرقم بعد %n يومًا.</numerusform>
            <numerusform>يُحذف الرقم بعد %n يوم.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Facts</name>
    <message numerus="yes">
        <source>Issued within %n working day(s)</source>
        <translation>
            <numerusform>مدة الإنجاز: اليوم نفسه</numerusform>
            <numerusform>مدة الإنجاز: يوم عمل واحد</numerusform>
            <numerusform>مدة الإنجاز: يوما عمل</numerusform>
            <numerusform>مدة الإنجاز: %n أيام عمل</numerusform>
            <numerusform>مدة الإنجاز: %n يوم عمل</numerusform>
            <numerusform>مدة الإنجاز: %n يوم عمل</numerusform>
        </translation>
    </message>
</context>
</TS>
