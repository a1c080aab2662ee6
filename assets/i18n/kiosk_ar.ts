<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
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
        <source>Your entry</source>
        <translation>البيانات المدخلة</translation>
    </message>
    <message>
        <source>Without a booking</source>
        <translation>دون موعد</translation>
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
        <source>Clear</source>
        <translation>مسح الكل</translation>
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
        <source>Take a ticket without the booking</source>
        <translation>الحصول على تذكرة دون موعد</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>You are early</source>
        <translation>حضرت قبل موعدك</translation>
    </message>
    <message>
        <source>You will be called at about {time}, or sooner if a counter is free. Take your ticket and have a seat.</source>
        <translation>سيُنادى رقمك نحو الساعة {time}، أو قبل ذلك إذا توفر شباك. خذ تذكرتك وتفضل بالجلوس.</translation>
    </message>
    <message>
        <source>You are on time</source>
        <translation>حضرت في موعدك</translation>
    </message>
    <message>
        <source>Your place at {time} is kept. Take your ticket and have a seat.</source>
        <translation>يُحسب دورك من موعدك الساعة {time}. خذ تذكرتك وتفضل بالجلوس.</translation>
    </message>
    <message>
        <source>Your booked time has passed</source>
        <translation>فات وقت موعدك</translation>
    </message>
    <message>
        <source>Your booking was at {time}. You will still be served today, in the order of those who arrive now.</source>
        <translation>كان موعدك الساعة {time}. ستُخدم اليوم بحسب ترتيب الحاضرين الآن.</translation>
    </message>
    <message>
        <source>Your booking is for another day</source>
        <translation>موعدك في يوم آخر</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, take a ticket without it.</source>
        <translation>موعدك {day} الساعة {time}. إذا رغبت في المراجعة اليوم، فاحصل على تذكرة دون موعد.</translation>
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
        <source>Your number is {number}. Please have a seat until it is called.</source>
        <translation>رقمك {number}. يرجى الجلوس حتى يُنادى.</translation>
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
        <source>Without a visit</source>
        <translation>دون الحاجة إلى الحضور</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>مدة الانتظار المتوقعة</translation>
    </message>
    <message>
        <source>Fee: BD {fee}</source>
        <translation>الرسوم: {fee} دينار بحريني</translation>
    </message>
    <message numerus="yes">
        <source>Issued within %n working day(s)</source>
        <translation>
            <numerusform>تُنجز في اليوم نفسه</numerusform>
            <numerusform>تُنجز خلال يوم عمل واحد</numerusform>
            <numerusform>تُنجز خلال يومي عمل</numerusform>
            <numerusform>تُنجز خلال %n أيام عمل</numerusform>
            <numerusform>تُنجز خلال %n يوم عمل</numerusform>
            <numerusform>تُنجز خلال %n يوم عمل</numerusform>
        </translation>
    </message>
    <message>
        <source>Does one of these apply to you? (if you wish)</source>
        <translation>هل تنطبق عليك إحدى هذه الحالات؟ (اختياري)</translation>
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
        <source>Expected wait: {wait}</source>
        <translation>مدة الانتظار المتوقعة: {wait}</translation>
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
        <source>Your number is valid without paper. Please remember it, or take a photo of the code.</source>
        <translation>رقمك صالح دون ورقة. يرجى حفظه أو تصوير الرمز.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
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
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Check-in kiosk</source>
        <translation>جهاز الخدمة الذاتية</translation>
    </message>
</context>
</TS>
