<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Undo call</source>
        <translation>تراجع عن النداء</translation>
    </message>
    <message>
        <source>Undo finish</source>
        <translation>تراجع عن الإنهاء</translation>
    </message>
    <message>
        <source>Undo no-show</source>
        <translation>حضر، تراجع</translation>
    </message>
    <message>
        <source>Swap {number}</source>
        <translation>تبديل مع {number}</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>متابعة {number}</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>Reception</source>
        <translation>الاستقبال</translation>
    </message>
    <message>
        <source>{who} calls for help</source>
        <translation>{who} يطلب المساعدة</translation>
    </message>
    <message>
        <source>{who} calls for help: {where}</source>
        <translation>نداء مساعدة من {who}: {where}</translation>
    </message>
</context>
<context>
    <name>AlarmRow</name>
    <message>
        <source>I am going  {key}</source>
        <translation>سأتوجه إلى هناك  {key}</translation>
    </message>
    <message>
        <source>since {time} ({n} min)</source>
        <translation>منذ {time} ({n} د)</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>منذ {time}</translation>
    </message>
    <message>
        <source>{who} needs no help any more.</source>
        <translation>لم تعد هناك حاجة إلى مساعدة {who}.</translation>
    </message>
    <message>
        <source>You are on the way: {where}</source>
        <translation>أنت في الطريق إلى: {where}</translation>
    </message>
    <message>
        <source>{who} is on the way: {where}</source>
        <translation>{who} في الطريق إلى: {where}</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
</context>
<context>
    <name>AskBreak</name>
    <message>
        <source>Take a break</source>
        <translation>استراحة</translation>
    </message>
    <message>
        <source>Nobody new is called to your counter until you are back.</source>
        <translation>لن يُنادى أي مراجع جديد إلى شباكك حتى تعود.</translation>
    </message>
    <message>
        <source>Back in</source>
        <translation>العودة بعد</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>Start the break</source>
        <translation>بدء الاستراحة</translation>
    </message>
</context>
<context>
    <name>AskLeave</name>
    <message>
        <source>Has {number} left?</source>
        <translation>هل غادر صاحب التذكرة {number}؟</translation>
    </message>
    <message>
        <source>The ticket ends and will not be called. This cannot be undone.</source>
        <translation>تنتهي التذكرة ولن يُنادى رقمها، ولا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>{number} has left</source>
        <translation>غادر {number}</translation>
    </message>
</context>
<context>
    <name>AskMessage</name>
    <message>
        <source>Message to the counters</source>
        <translation>رسالة إلى الشبابيك</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>إلى من</translation>
    </message>
    <message>
        <source>What to tell them</source>
        <translation>نص الرسالة</translation>
    </message>
    <message>
        <source>It stays on their screens until each has put it away.</source>
        <translation>تبقى على شاشاتهم حتى يؤكد كل منهم قراءتها.</translation>
    </message>
    <message>
        <source>Everybody who works today</source>
        <translation>جميع العاملين اليوم</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
</context>
<context>
    <name>AskNotOurs</name>
    <message>
        <source>Is {service} none of your services?</source>
        <translation>هل {service} ليست من خدماتكم؟</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting booking(s) and all that follow are left out. Their visitors need a new ticket.</source>
        <translation>
            <numerusform>تُستبعد كل الحجوزات اللاحقة. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
            <numerusform>يُستبعد حجز واحد منتظر وكل ما يليه. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
            <numerusform>يُستبعد حجزان منتظران وكل ما يليهما. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
            <numerusform>تُستبعد %n حجوزات منتظرة وكل ما يليها. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
            <numerusform>يُستبعد %n حجزًا منتظرًا وكل ما يليها. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
            <numerusform>يُستبعد %n حجز منتظر وكل ما يليها. ويحتاج أصحابها إلى تذكرة جديدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>ليست من خدماتنا</translation>
    </message>
</context>
<context>
    <name>AskOtherService</name>
    <message>
        <source>What has {number} come for?</source>
        <translation>ما الخدمة المطلوبة للرقم {number}؟</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>The number stays. The place is that of the arrival.</source>
        <translation>يبقى الرقم كما هو، ويُحسب الدور من وقت الحضور.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
</context>
<context>
    <name>AskOutcome</name>
    <message>
        <source>How did the visit of {number} end?</source>
        <translation>كيف انتهت مراجعة {number}؟</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>ملاحظة (اختيارية)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Choose with the digits, then press Enter. {key} skips this question.</source>
        <translation>اختر بالأرقام ثم اضغط Enter. {key} يُنهي دون هذا السؤال.</translation>
    </message>
    <message>
        <source>Next step for the visitor</source>
        <translation>الخطوة التالية للمراجع</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>لا شيء آخر مطلوب</translation>
    </message>
</context>
<context>
    <name>AskPriority</name>
    <message>
        <source>Which priority has {number}?</source>
        <translation>ما أولوية الرقم {number}؟</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>It answers what was declared at the kiosk, too. The record keeps your name.</source>
        <translation>يُعدّ هذا ردًا أيضًا على ما صُرّح به في جهاز التذاكر، ويُحفظ اسمك في السجل.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا توجد</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>اعتماد</translation>
    </message>
</context>
<context>
    <name>AskQuick</name>
    <message>
        <source>Count somebody who was served in passing</source>
        <translation>تسجيل مراجع خُدم دون تذكرة</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>No ticket and no wait: it counts as a quick service of your own.</source>
        <translation>دون تذكرة ولا انتظار: تُحسب ضمن خدماتك السريعة.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>تسجيل</translation>
    </message>
</context>
<context>
    <name>AskService</name>
    <message>
        <source>Add a service to {number}</source>
        <translation>إضافة خدمة إلى {number}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>It follows when this one is finished, without queueing again.</source>
        <translation>تأتي بعد إنهاء الخدمة الحالية دون أخذ دور جديد.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Any counter</source>
        <translation>أي شباك</translation>
    </message>
    <message>
        <source>{counter}, yours</source>
        <translation>{counter}، شباكك</translation>
    </message>
</context>
<context>
    <name>AskServices</name>
    <message>
        <source>Services offered here today</source>
        <translation>الخدمات المقدَّمة هنا اليوم</translation>
    </message>
    <message>
        <source>A service that is switched off is not called to this counter. Tomorrow morning all is back as usual.</source>
        <translation>لا يُنادى إلى هذا الشباك للخدمة الموقوفة. ويعود كل شيء كالمعتاد صباح الغد.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>AskTransfer</name>
    <message>
        <source>Transfer {number} to</source>
        <translation>تحويل {number} إلى</translation>
    </message>
    <message>
        <source>Note for the colleague</source>
        <translation>ملاحظة للزميل</translation>
    </message>
    <message>
        <source>The visitor keeps the number and the place in the line. {key}: next list.</source>
        <translation>يحتفظ المراجع برقمه وبدوره. {key}: القائمة التالية.</translation>
    </message>
    <message>
        <source>A service</source>
        <translation>خدمة</translation>
    </message>
    <message>
        <source>A counter</source>
        <translation>شباك</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>زميل</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>اكتب للبحث</translation>
    </message>
    <message>
        <source>and back to me</source>
        <translation>ثم يعود إليّ</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>لا توجد نتائج.</translation>
    </message>
    <message>
        <source>Nobody else is there for it.</source>
        <translation>لا يوجد شباك آخر متاح لهذه الخدمة.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
</context>
<context>
    <name>AskWhy</name>
    <message>
        <source>Call {number} out of turn. Why?</source>
        <translation>نداء {number} قبل دوره. ما السبب؟</translation>
    </message>
    <message>
        <source>The reason is recorded. Choose one or write your own.</source>
        <translation>يُسجَّل السبب. اختر سببًا أو اكتبه.</translation>
    </message>
    <message>
        <source>Unwell or cannot wait</source>
        <translation>حالة صحية أو تعذّر الانتظار</translation>
    </message>
    <message>
        <source>Continues an earlier visit</source>
        <translation>استكمال مراجعة سابقة</translation>
    </message>
    <message>
        <source>One short question</source>
        <translation>استفسار قصير</translation>
    </message>
    <message>
        <source>Asked for by the supervisor</source>
        <translation>بطلب من المشرف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>نداء {number}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Check in  F4</source>
        <translation>تسجيل الحضور  F4</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>رقم الحجز</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>الرقم الشخصي</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Ticket for</source>
        <translation>التذكرة تشمل</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Already here with ticket {number}.</source>
        <translation>حضر المراجع ويحمل التذكرة {number}.</translation>
    </message>
    <message>
        <source>Later than the grace: counts as a walk-in from now.</source>
        <translation>تجاوز مهلة التأخير: يُعامل من الآن كمراجع دون موعد.</translation>
    </message>
    <message>
        <source>Cancelled where it was booked. Give a new ticket instead, with F2.</source>
        <translation>أُلغي الموعد من جهة الحجز. أصدر تذكرة جديدة بالمفتاح F2.</translation>
    </message>
    <message>
        <source>Early: is called at the booked hour, or before if nobody else waits.</source>
        <translation>حضور مبكر: يُنادى في وقت الموعد، أو قبله إن لم ينتظر غيره.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Close  Esc</source>
        <translation>إغلاق  Esc</translation>
    </message>
</context>
<context>
    <name>ChooseCounterPage</name>
    <message>
        <source>Which counter are you at?</source>
        <translation>في أي شباك تعمل؟</translation>
    </message>
    <message>
        <source>The counter opens for visitors as soon as you choose it.</source>
        <translation>يُفتح الشباك للمراجعين فور اختيارك له.</translation>
    </message>
</context>
<context>
    <name>Compact</name>
    <message>
        <source>{key} works in this bar only: this system keeps keys to one program.</source>
        <translation>يعمل {key} في هذا الشريط فقط: هذا النظام يخصّ كل برنامج بمفاتيحه.</translation>
    </message>
    <message>
        <source>{key} does nothing: another program holds it.</source>
        <translation>لا يعمل {key}: يستخدمه برنامج آخر.</translation>
    </message>
    <message>
        <source>{key} does nothing: this keyboard has no such key.</source>
        <translation>لا يعمل {key}: لا يوجد هذا المفتاح في لوحة المفاتيح.</translation>
    </message>
    <message>
        <source>{key} does nothing: the system did not allow it.</source>
        <translation>لا يعمل {key}: لم يسمح به النظام.</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>في استراحة</translation>
    </message>
    <message>
        <source>is next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Nobody to call</source>
        <translation>لا أحد للنداء</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>لا أحد في الانتظار</translation>
    </message>
    <message>
        <source>called</source>
        <translation>نودي</translation>
    </message>
    <message>
        <source>called, {n} of {all}</source>
        <translation>النداء {n} من {all}</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} في الانتظار</translation>
    </message>
    <message>
        <source>The connection is lost. What you see may be old.</source>
        <translation>انقطع الاتصال. قد يكون ما تراه قديمًا.</translation>
    </message>
    <message>
        <source>A message for you</source>
        <translation>لديك رسالة</translation>
    </message>
</context>
<context>
    <name>CompactBar</name>
    <message>
        <source>Dawr: small bar</source>
        <translation>دور: الشريط المصغّر</translation>
    </message>
    <message>
        <source>Back to the window ({key})</source>
        <translation>العودة إلى النافذة ({key})</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>لا أحد في انتظار هذا الشباك.</translation>
    </message>
    <message>
        <source>The call of {number} was taken back. The visitor keeps the place.</source>
        <translation>أُلغي نداء {number}، ويحتفظ المراجع بدوره.</translation>
    </message>
    <message>
        <source>{number} is back in the line and will not be called for a few minutes.</source>
        <translation>عاد {number} إلى الانتظار ولن يُنادى لبضع دقائق.</translation>
    </message>
    <message>
        <source>{number} did not come and is now in the list of missed visitors.</source>
        <translation>لم يحضر {number} ونُقل إلى قائمة من لم يحضروا.</translation>
    </message>
    <message>
        <source>{number} is parked.</source>
        <translation>عُلّقت التذكرة {number}.</translation>
    </message>
    <message>
        <source>{number} is back in the line.</source>
        <translation>عاد {number} إلى الانتظار.</translation>
    </message>
    <message>
        <source>{number} was transferred and keeps the place.</source>
        <translation>حُوّل {number} مع احتفاظه بدوره.</translation>
    </message>
    <message>
        <source>The service was added to {number}. It follows when this one is finished.</source>
        <translation>أُضيفت الخدمة إلى {number}، وتأتي بعد إنهاء الخدمة الحالية.</translation>
    </message>
    <message>
        <source>{number} is finished.</source>
        <translation>انتهت خدمة {number}.</translation>
    </message>
    <message>
        <source>{number} waits again.</source>
        <translation>عاد {number} إلى الانتظار.</translation>
    </message>
    <message>
        <source>{number} has priority now.</source>
        <translation>{number} له الأولوية الآن.</translation>
    </message>
    <message>
        <source>{number} waits without priority.</source>
        <translation>{number} ينتظر دون أولوية.</translation>
    </message>
    <message>
        <source>{number} has left and will not be called.</source>
        <translation>غادر {number} ولن يُنادى رقمه.</translation>
    </message>
    <message>
        <source>{number} is being printed again.</source>
        <translation>تُعاد طباعة {number}.</translation>
    </message>
    <message>
        <source>Your counter was closed from elsewhere. Choose a counter to go on.</source>
        <translation>أُغلق شباكك من مكان آخر. اختر شباكًا للمتابعة.</translation>
    </message>
    <message>
        <source>{who} has taken your counter over. Choose a counter to go on.</source>
        <translation>تسلّم {who} شباكك. اختر شباكًا لمتابعة العمل.</translation>
    </message>
    <message>
        <source>{number} is at your counter again. Finish once more when you are done.</source>
        <translation>عاد {number} إلى شباكك. أنهِ الخدمة مرة أخرى عند الانتهاء.</translation>
    </message>
    <message>
        <source>{number} has come after all and is called to your counter.</source>
        <translation>حضر {number} وهو مطلوب إلى شباكك.</translation>
    </message>
    <message>
        <source>{number} stays at your counter. Call the next visitor meanwhile.</source>
        <translation>يبقى {number} عند شباكك. يمكنك نداء المراجع التالي في هذه الأثناء.</translation>
    </message>
    <message>
        <source>{number} is served again. The other visitor stays at your counter.</source>
        <translation>عدت إلى خدمة {number}، ويبقى المراجع الآخر عند شباكك.</translation>
    </message>
    <message>
        <source>Counted. Nobody waited for it, so no ticket was needed.</source>
        <translation>سُجّلت الخدمة السريعة دون تذكرة.</translation>
    </message>
    <message>
        <source>Ticket {number} was issued.</source>
        <translation>صدرت التذكرة {number}.</translation>
    </message>
    <message>
        <source>{number} was corrected.</source>
        <translation>صُحّحت بيانات {number}.</translation>
    </message>
    <message>
        <source>Both tickets go on as {number}.</source>
        <translation>تستمر التذكرتان برقم واحد: {number}.</translation>
    </message>
    <message>
        <source>The next steps of {number} are being printed.</source>
        <translation>تُطبع الآن الخطوات التالية لصاحب {number}.</translation>
    </message>
    <message>
        <source>Matched. Bookings of this service come in now and from now on.</source>
        <translation>تم الربط. تدخل حجوزات هذه الخدمة الآن وفيما بعد.</translation>
    </message>
    <message>
        <source>None of ours: bookings of this service are left out from now on.</source>
        <translation>ليست من خدماتنا: تُستبعد حجوزات هذه الخدمة من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>Our version of the booking stays.</source>
        <translation>بقي الحجز كما هو لدينا.</translation>
    </message>
    <message>
        <source>Their version of the booking holds now. Ticket {number} stays as it is.</source>
        <translation>اعتُمد الحجز كما هو لدى المصدر. وتبقى التذكرة {number} كما هي.</translation>
    </message>
    <message>
        <source>Put away. It comes back only if it changes where it comes from.</source>
        <translation>تمت الإزالة من القائمة. لا يعود إلا إذا تغيّر في مصدره.</translation>
    </message>
    <message>
        <source>The message was sent.</source>
        <translation>أُرسلت الرسالة.</translation>
    </message>
    <message>
        <source>Done. The answer was lost on the way, but it happened once.</source>
        <translation>تم ذلك مرة واحدة، رغم انقطاع الاتصال قبل وصول الرد.</translation>
    </message>
    <message>
        <source>Not tried any more. Look at what you see now before you press again.</source>
        <translation>أُوقفت المحاولة. راجع ما يظهر الآن قبل أن تضغط مرة أخرى.</translation>
    </message>
    <message>
        <source>A colleague, or where it comes from, has settled this already.</source>
        <translation>سبق أن حُسم هذا من أحد الزملاء أو من المصدر.</translation>
    </message>
    <message>
        <source>You are still signed in at counter {counter}. Close it there first.</source>
        <translation>ما زلت مسجَّلًا في الشباك {counter}. أغلقه أولًا.</translation>
    </message>
    <message>
        <source>Your role does not serve at a counter. Ask the supervisor.</source>
        <translation>صلاحيتك لا تشمل العمل في الشباك. راجع المشرف.</translation>
    </message>
    <message>
        <source>Counter {counter} has just closed. Choose another one.</source>
        <translation>أُغلق الشباك {counter} للتو. اختر شباكًا آخر.</translation>
    </message>
    <message>
        <source>Counter {counter} does not offer this service. Choose another one.</source>
        <translation>الشباك {counter} لا يقدّم هذه الخدمة. اختر شباكًا آخر.</translation>
    </message>
    <message>
        <source>Your counter is not open. Go on working first.</source>
        <translation>شباكك غير مفتوح. استأنف العمل أولًا.</translation>
    </message>
    <message>
        <source>{number} is at a counter now, or the visit is over.</source>
        <translation>{number} عند شباك الآن، أو انتهت مراجعته.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {seconds} seconds, then try again.</source>
        <translation>أُدخل رقم سري خاطئ عدة مرات. انتظر {seconds} ثانية ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter. Take it over if they have gone.</source>
        <translation>هناك موظف آخر على هذا الشباك. يمكنك تسلّمه إذا كان قد غادر.</translation>
    </message>
    <message>
        <source>{who} is on the way already.</source>
        <translation>{who} في الطريق بالفعل.</translation>
    </message>
    <message>
        <source>{number} is not parked any more: a colleague has called or released this visitor.</source>
        <translation>لم يعد {number} معلّقًا؛ ناداه زميل أو أعاده إلى الصف.</translation>
    </message>
    <message>
        <source>A colleague has just called {number}. Choose somebody else.</source>
        <translation>نادى زميل {number} للتو. اختر مراجعًا آخر.</translation>
    </message>
    <message>
        <source>{number} cannot be called any more: a colleague was quicker.</source>
        <translation>لا يمكن نداء {number} الآن: سبقك زميل إليه.</translation>
    </message>
    <message>
        <source>{number} is not missed any more: a colleague has taken care of it.</source>
        <translation>لم يعد {number} ضمن من لم يحضروا: تولى زميل أمره.</translation>
    </message>
    <message>
        <source>Too late: the visit of {number} has gone on at another counter.</source>
        <translation>فات الأوان: استمرت معاملة {number} عند شباك آخر.</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>تأتي لاحقًا</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>called</source>
        <translation>تم النداء</translation>
    </message>
    <message>
        <source>being served</source>
        <translation>قيد الخدمة</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>معلّقة</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>done</source>
        <translation>أُنجزت</translation>
    </message>
    <message>
        <source>left</source>
        <translation>غادر</translation>
    </message>
    <message>
        <source>closed at the end of the day</source>
        <translation>أُغلقت في نهاية اليوم</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>في استراحة</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>موظف شباك</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>الاستقبال</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>مدير النظام</translation>
    </message>
    <message>
        <source>Printer {printer}: the paper is running low. Change the roll soon.</source>
        <translation>الطابعة {printer}: شارف الورق على النفاد. غيّر اللفة قريبًا.</translation>
    </message>
    <message>
        <source>Ticket {number} was not printed ({printer}). It is valid without paper.</source>
        <translation>لم تُطبع التذكرة {number} ({printer})، وهي صالحة دون ورق.</translation>
    </message>
    <message>
        <source>The next steps of {number} were not printed ({printer}). Tell them, or print them again.</source>
        <translation>لم تُطبع الخطوات التالية للتذكرة {number} ({printer}). أخبر بها المراجع أو اطبعها مجددًا.</translation>
    </message>
    <message>
        <source>Printer {printer} cannot be reached. Check that it is on, and its cable.</source>
        <translation>تعذر الوصول إلى الطابعة {printer}. تحقق من تشغيلها ومن الكابل.</translation>
    </message>
    <message>
        <source>Printer {printer} does not answer. Switch it off and on again.</source>
        <translation>الطابعة {printer} لا تستجيب. أطفئها ثم شغّلها من جديد.</translation>
    </message>
    <message>
        <source>Printer {printer} is not understood. Have its kind checked in the settings.</source>
        <translation>ردود الطابعة {printer} غير مفهومة. اطلب التحقق من نوعها في الإعدادات.</translation>
    </message>
    <message>
        <source>Printer {printer} broke off in the middle of a ticket. Check its cable.</source>
        <translation>انقطع الاتصال بالطابعة {printer} أثناء طباعة تذكرة. تحقق من الكابل.</translation>
    </message>
    <message>
        <source>Printer {printer} does not confirm its tickets. Look whether they come out.</source>
        <translation>الطابعة {printer} لا تؤكد طباعة التذاكر. تحقق من خروجها.</translation>
    </message>
    <message>
        <source>Printer {printer} is offline. Press its button, or switch it off and on.</source>
        <translation>الطابعة {printer} غير متصلة. اضغط زرها، أو أطفئها ثم شغّلها.</translation>
    </message>
    <message>
        <source>Printer {printer}: the cover is open. Close it.</source>
        <translation>الطابعة {printer}: الغطاء مفتوح. أغلقه.</translation>
    </message>
    <message>
        <source>Printer {printer} is out of paper. Put in a new roll.</source>
        <translation>نفد ورق الطابعة {printer}. ضع لفة جديدة.</translation>
    </message>
    <message>
        <source>Printer {printer}: the cutter is stuck. Open the cover and free the paper.</source>
        <translation>الطابعة {printer}: القاطع عالق. افتح الغطاء وحرر الورق.</translation>
    </message>
    <message>
        <source>Printer {printer} reports an error. If it stays, switch it off and on.</source>
        <translation>الطابعة {printer} تبلغ عن خطأ. إن استمر فأطفئها ثم شغّلها.</translation>
    </message>
    <message>
        <source>Printer {printer} needs repair. Call the technician.</source>
        <translation>الطابعة {printer} تحتاج إلى صيانة. اتصل بالفني.</translation>
    </message>
    <message>
        <source>Printer {printer}: its computer holds the tickets back. Start its queue again there.</source>
        <translation>الطابعة {printer}: جهازها يحتجز التذاكر. أعد تشغيل قائمة الطباعة عليه.</translation>
    </message>
    <message>
        <source>Printer {printer}: its folder cannot be written.</source>
        <translation>الطابعة {printer}: تعذرت الكتابة في مجلدها.</translation>
    </message>
    <message>
        <source>Speaks Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Speaks English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>Calls are not heard in {zone}; they are shown on the screen. Look after the loudspeaker of the hall display there.</source>
        <translation>النداءات غير مسموعة في {zone}، وهي معروضة على الشاشة. يُرجى فحص مكبر الصوت لدى شاشة القاعة هناك.</translation>
    </message>
    <message>
        <source>Bookings from {source} are as of {time}. Later changes are not known here and at the kiosk. It is tried again by itself.</source>
        <translation>حجوزات {source} محدّثة حتى {time}. ما تغيّر بعد ذلك غير معروف هنا ولا في جهاز التذاكر. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>Bookings from {source} could not be read yet. It is tried again by itself. If this stays, call the technician.</source>
        <translation>تعذّرت قراءة حجوزات {source} حتى الآن. تُعاد المحاولة تلقائيًا. إذا استمر ذلك فاتصل بالفني.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} د</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} ث</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} س</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} ي</translation>
    </message>
    <message>
        <source>since an earlier day</source>
        <translation>منذ يوم سابق</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>منذ {time}</translation>
    </message>
    <message>
        <source>kept at the counter</source>
        <translation>باقٍ عند الشباك</translation>
    </message>
    <message>
        <source>not called again before {time}</source>
        <translation>لا يُنادى قبل {time}</translation>
    </message>
    <message>
        <source>for you in person</source>
        <translation>يعود إليك شخصيًا</translation>
    </message>
    <message>
        <source>for {who} in person</source>
        <translation>إلى {who} شخصيًا</translation>
    </message>
    <message>
        <source>for {counter} alone</source>
        <translation>لدى {counter} فقط</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>علّقه {who}</translation>
    </message>
</context>
<context>
    <name>ConsoleMenu</name>
    <message>
        <source>Services offered today</source>
        <translation>الخدمات المقدَّمة اليوم</translation>
    </message>
    <message>
        <source>Message to the counters</source>
        <translation>رسالة إلى الشبابيك</translation>
    </message>
    <message>
        <source>Call for help, silently</source>
        <translation>طلب مساعدة بصمت</translation>
    </message>
    <message>
        <source>Take the call for help back</source>
        <translation>سحب طلب المساعدة</translation>
    </message>
    <message>
        <source>Small bar beside other programs</source>
        <translation>شريط مصغّر بجانب البرامج الأخرى</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل الشاشة</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Dawr: clerk&apos;s console</source>
        <translation>دور: شاشة الموظف</translation>
    </message>
</context>
<context>
    <name>CounterCard</name>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
    </message>
</context>
<context>
    <name>CounterTile</name>
    <message>
        <source>Open, nobody there</source>
        <translation>مفتوح، لا مراجع</translation>
    </message>
    <message>
        <source>Break: {why}</source>
        <translation>استراحة: {why}</translation>
    </message>
    <message>
        <source>{why}, back {time}</source>
        <translation>{why}، العودة {time}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>There are more. Type to find one of them.</source>
        <translation>يوجد غيرهم. اكتب للبحث عن أحدهم.</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message>
        <source>here</source>
        <translation>حاضر</translation>
    </message>
    <message>
        <source>served</source>
        <translation>أُنجزت خدمته</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>booked, expected</source>
        <translation>مواعيد متوقعة</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>الشبابيك</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>شاشة الموظف</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>العودة {time}</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>جارٍ الإرسال…</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>أُرسل</translation>
    </message>
    <message>
        <source>seen by {who}</source>
        <translation>اطّلع عليه {who}</translation>
    </message>
    <message>
        <source>Go on working  F10</source>
        <translation>استئناف العمل  F10</translation>
    </message>
    <message>
        <source>Break  F10</source>
        <translation>استراحة  F10</translation>
    </message>
    <message>
        <source>Small bar beside other programs ({key})</source>
        <translation>شريط مصغّر بجانب البرامج الأخرى ({key})</translation>
    </message>
    <message>
        <source>Serve at a counter</source>
        <translation>العمل في شباك</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>HeldChips</name>
    <message>
        <source>{number} here, {time}</source>
        <translation>{number} هنا، {time}</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Choose a visitor or a booking</source>
        <translation>اختر مراجعًا أو موعدًا</translation>
    </message>
    <message>
        <source>give a new ticket</source>
        <translation>إصدار تذكرة جديدة</translation>
    </message>
    <message>
        <source>search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>go through the list</source>
        <translation>التنقل في القائمة</translation>
    </message>
    <message>
        <source>open what is chosen</source>
        <translation>فتح المختار</translation>
    </message>
    <message>
        <source>check in, take back, confirm, or decide</source>
        <translation>تسجيل الحضور أو الإعادة أو التأكيد أو الحسم</translation>
    </message>
    <message>
        <source>next list</source>
        <translation>القائمة التالية</translation>
    </message>
    <message>
        <source>close what is open</source>
        <translation>إغلاق المفتوح</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>This visit</source>
        <translation>سير هذه المراجعة</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>لاحقًا</translation>
    </message>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>لم يُنادَ</numerusform>
            <numerusform>نودي مرة واحدة</numerusform>
            <numerusform>نودي مرتين</numerusform>
            <numerusform>نودي %n مرات</numerusform>
            <numerusform>نودي %n مرة</numerusform>
            <numerusform>نودي %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>{called}, first at {time}</source>
        <translation>{called}، أولها {time}</translation>
    </message>
    <message>
        <source>called at {time}</source>
        <translation>نودي {time}</translation>
    </message>
    <message>
        <source>served since {time}</source>
        <translation>بدأت الخدمة {time}</translation>
    </message>
    <message>
        <source>served {start} to {end}</source>
        <translation>الخدمة من {start} إلى {end}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>دون ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>حُوّل</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>{why}, waiting {time}</source>
        <translation>{why}، ينتظر منذ {time}</translation>
    </message>
    <message>
        <source>You are on a break</source>
        <translation>أنت في استراحة</translation>
    </message>
    <message>
        <source>Press {key} to call.</source>
        <translation>اضغط {key} للنداء.</translation>
    </message>
    <message>
        <source>Nobody is called to your counter. Press F10 to go on working.</source>
        <translation>لا يُنادى أحد إلى شباكك. اضغط F10 لاستئناف العمل.</translation>
    </message>
    <message>
        <source>Next for your counter</source>
        <translation>التالي لشباكك</translation>
    </message>
    <message>
        <source>Nobody can be called right now</source>
        <translation>لا يمكن نداء أحد الآن</translation>
    </message>
    <message>
        <source>Those who wait did not come a moment ago or wait for another counter. They appear here by themselves.</source>
        <translation>من ينتظر إمّا لم يحضر قبل قليل أو ينتظر شباكًا آخر، وسيظهر هنا تلقائيًا.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>لا أحد في الانتظار</translation>
    </message>
    <message>
        <source>New visitors appear here by themselves. You may take a break with F10.</source>
        <translation>يظهر المراجعون الجدد هنا تلقائيًا. يمكنك أخذ استراحة بالمفتاح F10.</translation>
    </message>
    <message>
        <source>{number} is still here. Press {key} to go on serving this visitor.</source>
        <translation>لا يزال {number} عند شباكك. اضغط {key} لمتابعة خدمته.</translation>
    </message>
    <message>
        <source>Nobody else is waiting</source>
        <translation>لا أحد غيره في الانتظار</translation>
    </message>
    <message>
        <source>You are expected back at {time}.</source>
        <translation>العودة المتوقعة {time}.</translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message>
        <source>This is settled already.</source>
        <translation>سبق أن حُسم هذا.</translation>
    </message>
    <message numerus="yes">
        <source>Which service is it? %n booking(s) wait.</source>
        <translation>
            <numerusform>ما هذه الخدمة؟</numerusform>
            <numerusform>ما هذه الخدمة؟ ينتظر الجواب حجز واحد.</numerusform>
            <numerusform>ما هذه الخدمة؟ ينتظر الجواب حجزان.</numerusform>
            <numerusform>ما هذه الخدمة؟ تنتظر الجواب %n حجوزات.</numerusform>
            <numerusform>ما هذه الخدمة؟ ينتظر الجواب %n حجزًا.</numerusform>
            <numerusform>ما هذه الخدمة؟ ينتظر الجواب %n حجز.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxVerbs</name>
    <message>
        <source>Match</source>
        <translation>ربط</translation>
    </message>
    <message>
        <source>Not ours…</source>
        <translation>ليست لنا…</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>إبقاء ما لدينا</translation>
    </message>
    <message>
        <source>Accept theirs</source>
        <translation>اعتماد ما لديهم</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>إزالة من القائمة</translation>
    </message>
</context>
<context>
    <name>Issued</name>
    <message>
        <source>Checked in</source>
        <translation>سُجّل الحضور</translation>
    </message>
    <message>
        <source>Ticket given</source>
        <translation>صدرت التذكرة</translation>
    </message>
    <message>
        <source>Printed at this desk.</source>
        <translation>تُطبع التذكرة عند هذا المكتب.</translation>
    </message>
    <message>
        <source>No printer here: tell the number.</source>
        <translation>لا توجد طابعة هنا: أبلغ المراجع بالرقم.</translation>
    </message>
    <message>
        <source>Another ticket  F2</source>
        <translation>تذكرة أخرى  F2</translation>
    </message>
    <message>
        <source>Done  Esc</source>
        <translation>تم  Esc</translation>
    </message>
    <message>
        <source>Late for the booking: counts as a walk-in from now.</source>
        <translation>تأخر عن الموعد: يُعامل من الآن كمراجع دون موعد.</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>New ticket</source>
        <translation>تذكرة جديدة</translation>
    </message>
    <message>
        <source>Language of the visitor</source>
        <translation>لغة المراجع</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Mobile phone, for messages</source>
        <translation>الهاتف المحمول للرسائل</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>إنقاص واحد</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>زيادة واحد</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>إلغاء  Esc</translation>
    </message>
    <message>
        <source>Give the ticket  Enter</source>
        <translation>إصدار التذكرة  Enter</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>عدد الملفات</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>عدد الأشخاص</translation>
    </message>
    <message>
        <source>Choose the service with a letter or digit</source>
        <translation>اختر الخدمة بالحرف أو الرقم</translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>لا أحد قبله</numerusform>
            <numerusform>أمامه مراجع واحد</numerusform>
            <numerusform>أمامه مراجعان</numerusform>
            <numerusform>أمامه %n مراجعين</numerusform>
            <numerusform>أمامه %n مراجعًا</numerusform>
            <numerusform>أمامه %n مراجع</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا توجد</translation>
    </message>
    <message>
        <source>Only with the visitor&apos;s consent to messages about this visit.</source>
        <translation>بموافقة المراجع فقط على تلقي رسائل عن هذه الزيارة.</translation>
    </message>
</context>
<context>
    <name>LineHeads</name>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ينتظرون</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>أطول انتظار</translation>
    </message>
    <message>
        <source>Newcomer</source>
        <translation>القادم الجديد</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>{n} late</source>
        <translation>المتأخرون: {n}</translation>
    </message>
    <message>
        <source>no counter</source>
        <translation>لا شباك</translation>
    </message>
    <message>
        <source>waiting: {n}</source>
        <translation>المنتظرون: {n}</translation>
    </message>
    <message>
        <source>longest wait {n} min, target {target} min</source>
        <translation>أطول انتظار {n} د، والمستهدف {target} د</translation>
    </message>
    <message>
        <source>a newcomer is promised {range}</source>
        <translation>يُوعد القادم الجديد بـ {range}</translation>
    </message>
    <message>
        <source>no open counter serves it</source>
        <translation>لا يوجد شباك مفتوح يقدمها</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Line</source>
        <translation>الانتظار</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>معلّقون</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>لم يحضروا</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>أولوية</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message numerus="yes">
        <source>%n more not shown: held for a moment, or further back</source>
        <translation>
            <numerusform>لا أحد غيرهم</numerusform>
            <numerusform>واحد آخر غير ظاهر: مؤجل مؤقتًا أو في آخر القائمة</numerusform>
            <numerusform>اثنان آخران غير ظاهرين: مؤجلان مؤقتًا أو في آخر القائمة</numerusform>
            <numerusform>%n آخرون غير ظاهرين: مؤجلون مؤقتًا أو في آخر القائمة</numerusform>
            <numerusform>%n آخر غير ظاهرين: مؤجلون مؤقتًا أو في آخر القائمة</numerusform>
            <numerusform>%n آخر غير ظاهرين: مؤجلون مؤقتًا أو في آخر القائمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>غادر</translation>
    </message>
    <message>
        <source>The line is empty. New visitors appear here by themselves.</source>
        <translation>لا أحد في الانتظار. يظهر المراجعون الجدد هنا تلقائيًا.</translation>
    </message>
    <message>
        <source>Nobody is parked. Park a visitor who fetches a document, with {key}.</source>
        <translation>لا توجد تذاكر معلّقة. علّق تذكرة من ذهب لإحضار مستند بالمفتاح {key}.</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>منذ {time}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>هنا</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>لديك</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>حاضر الآن</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>إلى الانتظار</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>حضر</translation>
    </message>
    <message>
        <source>Nobody was missed today. Who does not come after the last call is kept here.</source>
        <translation>لم يتغيّب أحد اليوم. من لا يحضر بعد النداء الأخير يُحفظ هنا.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Nobody waits for a priority to be confirmed.</source>
        <translation>لا أحد ينتظر تأكيد أولويته.</translation>
    </message>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>لم يُنادَ</numerusform>
            <numerusform>نودي مرة واحدة</numerusform>
            <numerusform>نودي مرتين</numerusform>
            <numerusform>نودي %n مرات</numerusform>
            <numerusform>نودي %n مرة</numerusform>
            <numerusform>نودي %n مرة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>Help</source>
        <translation>نجدة</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Merge {number} with another ticket</source>
        <translation>دمج {number} مع تذكرة أخرى</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>الرقم الآخر</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>إلغاء  Esc</translation>
    </message>
    <message>
        <source>Let the other number go on</source>
        <translation>استمرار الرقم الآخر بدلًا منه</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>تبديل</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>تستمر</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>تنتهي</translation>
    </message>
    <message>
        <source>Merge: {number} goes on</source>
        <translation>دمج: يستمر {number}</translation>
    </message>
    <message>
        <source>You see both tickets before anything changes.</source>
        <translation>ترى التذكرتين معًا قبل أي تغيير.</translation>
    </message>
    <message>
        <source>Today there is no ticket {number}.</source>
        <translation>لا توجد تذكرة برقم {number} اليوم.</translation>
    </message>
    <message>
        <source>This is the same ticket. Type the number of the other one.</source>
        <translation>هذه هي التذكرة نفسها. اكتب رقم الأخرى.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>لا مزيد</numerusform>
            <numerusform>رسالة أخرى</numerusform>
            <numerusform>رسالتان أخريان</numerusform>
            <numerusform>%n رسائل أخرى</numerusform>
            <numerusform>%n رسالة أخرى</numerusform>
            <numerusform>%n رسالة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Read  {key}</source>
        <translation>قرأتها  {key}</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>declares: {priority}</source>
        <translation>يصرّح بأنه: {priority}</translation>
    </message>
    <message>
        <source>Nobody was missed today.</source>
        <translation>لم يتخلف أحد عن النداء اليوم.</translation>
    </message>
    <message>
        <source>Nobody waits for a priority to be confirmed.</source>
        <translation>لا توجد أولوية بانتظار التأكيد.</translation>
    </message>
    <message>
        <source>No booking of today matches {text}. F3 looks for tickets.</source>
        <translation>لا يوجد موعد اليوم يطابق {text}. المفتاح F3 يبحث في التذاكر.</translation>
    </message>
    <message>
        <source>No booking of today stands here.</source>
        <translation>لا مواعيد اليوم بهذه الحالة.</translation>
    </message>
    <message>
        <source>No booking to sort matches {text}.</source>
        <translation>لا يوجد حجز للفرز يطابق {text}.</translation>
    </message>
    <message>
        <source>Nothing is to be sorted. Bookings that do not fit appear here by themselves.</source>
        <translation>لا شيء بحاجة إلى فرز. تظهر هنا تلقائيًا الحجوزات التي لا تتوافق.</translation>
    </message>
    <message>
        <source>Nobody of today matches {text}. Try the number, the booking reference, the last digits of the phone, or a part of the name.</source>
        <translation>لا مراجع اليوم يطابق {text}. جرّب رقم التذكرة أو رقم الحجز أو آخر أرقام الهاتف أو جزءًا من الاسم.</translation>
    </message>
    <message>
        <source>Nobody is here for this service.</source>
        <translation>لا يوجد مراجعون لهذه الخدمة.</translation>
    </message>
    <message>
        <source>Nobody is here. New visitors appear by themselves.</source>
        <translation>لا يوجد مراجعون الآن. يظهر المراجعون الجدد تلقائيًا.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>بانتظار التأكيد</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>At</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>وقت الحضور</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>الوقت المتوقع</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>يحين دوره</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>الموعد</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>رقم الحجز</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>الموجود</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>الرقم الشخصي</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Ticket for</source>
        <translation>التذكرة تشمل</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>النداءات</translation>
    </message>
    <message>
        <source>Also here for</source>
        <translation>وأيضًا</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>الخطوة التالية</translation>
    </message>
    <message>
        <source>ends in {digits}</source>
        <translation>ينتهي بـ {digits}</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>متوقعة</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>متأخرة</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغيّر</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>حُذف</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>لم تُقبل</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>غير مربوطة</translation>
    </message>
    <message>
        <source>This record cannot be taken in. Have it corrected in {source}: then it comes in, and this line goes by itself.</source>
        <translation>لا يمكن إدخال هذا السجل. اطلب تصحيحه في {source}، فيدخل بعدها ويختفي هذا السطر تلقائيًا.</translation>
    </message>
    <message>
        <source>Changed in {source} although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>تغيّر الحجز في {source} مع أن المراجع هنا. تبقى التذكرة مهما كان القرار.</translation>
    </message>
    <message>
        <source>Cancelled in {source} although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>أُلغي الحجز في {source} مع أن المراجع هنا. تبقى التذكرة مهما كان القرار.</translation>
    </message>
    <message>
        <source>{source} does not have this booking any more, although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>لم يعد هذا الحجز موجودًا في {source} مع أن المراجع هنا. تبقى التذكرة مهما كان القرار.</translation>
    </message>
    <message>
        <source>{source} does not accept what became of this booking. Nothing is missing here. Tell those who look after it, if it matters to them.</source>
        <translation>لا يقبل {source} نتيجة هذا الحجز. لا ينقص شيء هنا. أبلغ القائمين عليه إن كان ذلك يهمّهم.</translation>
    </message>
    <message>
        <source>has come</source>
        <translation>حضر</translation>
    </message>
    <message>
        <source>was served</source>
        <translation>أُنجزت خدمته</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>حاضرة</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>مُنجزة</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>فائتة</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>لم يعد موجودًا</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>قائم</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغاة</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>This number is too short.</source>
        <translation>هذا الرقم أقصر من اللازم.</translation>
    </message>
    <message>
        <source>This number is too long.</source>
        <translation>هذا الرقم أطول من اللازم.</translation>
    </message>
    <message>
        <source>This is a fixed line. Messages need a mobile number.</source>
        <translation>هذا هاتف ثابت. الرسائل تحتاج إلى هاتف محمول.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>هذا ليس رقم هاتف.</translation>
    </message>
    <message>
        <source>{range} min</source>
        <translation>{range} د</translation>
    </message>
    <message>
        <source>Nobody serves this now: promise no time.</source>
        <translation>لا أحد يقدم هذه الخدمة الآن: لا تعد بوقت.</translation>
    </message>
    <message>
        <source>Promise: {wait}</source>
        <translation>الوقت المتوقع: {wait}</translation>
    </message>
    <message>
        <source>booked {time}</source>
        <translation>موعد {time}</translation>
    </message>
</context>
<context>
    <name>ReceptionCard</name>
    <message>
        <source>Reception: the whole floor</source>
        <translation>الاستقبال: الصالة كاملة</translation>
    </message>
    <message>
        <source>Every line and counter, and tickets for visitors who need help.</source>
        <translation>جميع الصفوف والشبابيك، وإصدار التذاكر لمن يحتاج إلى مساعدة.</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>Number, name or phone  F3</source>
        <translation>الرقم أو الاسم أو الهاتف  F3</translation>
    </message>
    <message>
        <source>Search for a visitor by number, name, phone or booking reference</source>
        <translation>البحث عن مراجع بالرقم أو الاسم أو الهاتف أو رقم الحجز</translation>
    </message>
    <message>
        <source>New ticket  F2</source>
        <translation>تذكرة جديدة  F2</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Number, name, phone or reference</source>
        <translation>الرقم أو الاسم أو الهاتف أو المرجع</translation>
    </message>
    <message>
        <source>Search for a visitor</source>
        <translation>البحث عن مراجع</translation>
    </message>
    <message>
        <source>Nobody is here at the moment.</source>
        <translation>لا يوجد مراجعون الآن.</translation>
    </message>
    <message>
        <source>Nobody found. Try the number, a part of the name, or the last digits.</source>
        <translation>لا توجد نتائج. جرّب الرقم أو جزءًا من الاسم أو آخر أرقام الهاتف.</translation>
    </message>
    <message>
        <source>phone ends in {digits}</source>
        <translation>آخر أرقام الهاتف {digits}</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>غادر</translation>
    </message>
    <message>
        <source>Print ticket</source>
        <translation>طباعة التذكرة</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>طباعة القسيمة</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>حاضر الآن</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>إلى الانتظار</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>حضر</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>no counter</source>
        <translation>لا شباك</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>مختارة</translation>
    </message>
    <message>
        <source>chosen as number {n}</source>
        <translation>مختارة، رقم {n}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>الشاشة مقفلة</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>العودة إلى {name}</translation>
    </message>
    <message>
        <source>Someone else?</source>
        <translation>موظف آخر؟</translation>
    </message>
    <message>
        <source>The counter stays as it is meanwhile.</source>
        <translation>يبقى الشباك على حاله في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>يمكنك المحاولة الآن.</translation>
    </message>
    <message>
        <source>Staff number or name</source>
        <translation>الرقم الوظيفي أو اسم المستخدم</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>PIN forgotten? The supervisor can give you a new one.</source>
        <translation>نسيت الرقم السري؟ يمكن للمشرف منحك رقمًا جديدًا.</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>Bookings from {source}: not read yet</source>
        <translation>حجوزات {source}: لم تُقرأ بعد</translation>
    </message>
    <message>
        <source>Bookings from {source}: {age} old</source>
        <translation>حجوزات {source}: آخر تحديث قبل {age}</translation>
    </message>
    <message>
        <source>Bookings: up to date, {age} ago</source>
        <translation>الحجوزات محدّثة، قبل {age}</translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) to be told to their source</source>
        <translation>
            <numerusform>لا نتائج بانتظار الإبلاغ</numerusform>
            <numerusform>نتيجة واحدة بانتظار إبلاغ المصدر</numerusform>
            <numerusform>نتيجتان بانتظار إبلاغ المصدر</numerusform>
            <numerusform>%n نتائج بانتظار إبلاغ المصدر</numerusform>
            <numerusform>%n نتيجة بانتظار إبلاغ المصدر</numerusform>
            <numerusform>%n نتيجة بانتظار إبلاغ المصدر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>{n} s</source>
        <translation>{n} ث</translation>
    </message>
    <message>
        <source>Serve on</source>
        <translation>متابعة الخدمة</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Stop trying</source>
        <translation>إيقاف المحاولة</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>The connection is lost and is tried again by itself. What you see may be old.</source>
        <translation>انقطع الاتصال وتجري إعادة المحاولة تلقائيًا. قد يكون ما تراه قديمًا.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>No connection to the database. It is tried again every second.</source>
        <translation>لا اتصال بقاعدة البيانات. تُعاد المحاولة كل ثانية.</translation>
    </message>
    <message>
        <source>No connection to the database. “{verb}” is tried again every second and will happen once.</source>
        <translation>لا اتصال بقاعدة البيانات. تُعاد محاولة «{verb}» كل ثانية، ولن يُنفَّذ الأمر إلا مرة واحدة.</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Off today</source>
        <translation>موقوفة اليوم</translation>
    </message>
    <message>
        <source>Today only</source>
        <translation>لليوم فقط</translation>
    </message>
    <message>
        <source>Not offered here</source>
        <translation>غير مقدَّمة هنا</translation>
    </message>
    <message>
        <source>Secondary service</source>
        <translation>خدمة ثانوية</translation>
    </message>
    <message>
        <source>Main service</source>
        <translation>خدمة رئيسية</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>الحاضرون</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>لم يحضروا</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>أولوية</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>المواعيد</translation>
    </message>
    <message>
        <source>To sort</source>
        <translation>للفرز</translation>
    </message>
    <message>
        <source>Bookings to sort: {total}</source>
        <translation>حجوزات للفرز: {total}</translation>
    </message>
    <message>
        <source>Only {service}: show all</source>
        <translation>{service} فقط: عرض الجميع</translation>
    </message>
</context>
<context>
    <name>TakeOver</name>
    <message>
        <source>Take over {counter} from {who}?</source>
        <translation>هل تتسلّم {counter} من {who}؟</translation>
    </message>
    <message>
        <source>{who} is signed off there at once and reads that it was you. A visitor who is at the counter stays and is yours to finish.</source>
        <translation>ينتهي فورًا عمل {who} على هذا الشباك مع إشعار بأنك من تسلّمه. وإن كان عند الشباك مراجع فإنه يبقى وتُكمل أنت خدمته.</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>إلغاء  Esc</translation>
    </message>
</context>
<context>
    <name>TicketFacts</name>
    <message>
        <source>For</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>وقت الحضور</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>الحجز</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Open counter</source>
        <translation>فتح الشباك</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم الشباك</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>نداء التالي</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء الخدمة</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Keep here</source>
        <translation>إبقاء هنا</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>تبديل</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>إضافة خدمة</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Quick service</source>
        <translation>خدمة سريعة</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>إلى الانتظار</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>حضر</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>غادر</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>استراحة</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>استئناف العمل</translation>
    </message>
    <message>
        <source>Services today</source>
        <translation>خدمات اليوم</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>طباعة القسيمة</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>إصدار تذكرة</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الحضور</translation>
    </message>
    <message>
        <source>Change priority</source>
        <translation>تغيير الأولوية</translation>
    </message>
    <message>
        <source>Change language</source>
        <translation>تغيير اللغة</translation>
    </message>
    <message>
        <source>Change service</source>
        <translation>تغيير الخدمة</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Match service</source>
        <translation>ربط الخدمة</translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>ليست من خدماتنا</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>إبقاء ما لدينا</translation>
    </message>
    <message>
        <source>Accept theirs</source>
        <translation>اعتماد ما لدى المصدر</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>I am going</source>
        <translation>سأتوجه إلى هناك</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>إرسال الرسالة</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قرأتها</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>إغلاق الشباك</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Ours</source>
        <translation>لدينا</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>لدى المصدر</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>الحجز</translation>
    </message>
    <message>
        <source>{what}: ours {ours}, theirs {theirs}</source>
        <translation>{what}: لدينا {ours}، ولدى المصدر {theirs}</translation>
    </message>
    <message>
        <source>{what}: {ours} in both</source>
        <translation>{what}: {ours} لدى الطرفين</translation>
    </message>
</context>
<context>
    <name>VisitVerbs</name>
    <message>
        <source>Has come</source>
        <translation>حضر</translation>
    </message>
    <message>
        <source>Confirm priority</source>
        <translation>تأكيد الأولوية</translation>
    </message>
    <message>
        <source>Decline priority</source>
        <translation>رفض الأولوية</translation>
    </message>
    <message>
        <source>Priority…</source>
        <translation>الأولوية…</translation>
    </message>
    <message>
        <source>Service…</source>
        <translation>الخدمة…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>دمج…</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Next-step slip</source>
        <translation>ورقة الخطوة التالية</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>غادر</translation>
    </message>
</context>
<context>
    <name>VisitorCard</name>
    <message>
        <source>goes on as {number}</source>
        <translation>تستمر برقم {number}</translation>
    </message>
    <message>
        <source>Speaks {language}</source>
        <translation>يتحدث {language}</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>VisitorDetails</name>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>المراجع</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>المستندات المطلوبة</translation>
    </message>
    <message>
        <source>CPR ends in {digits}</source>
        <translation>آخر أرقام الهوية {digits}</translation>
    </message>
    <message>
        <source>Booking {code}</source>
        <translation>الحجز {code}</translation>
    </message>
</context>
<context>
    <name>VisitorHead</name>
    <message>
        <source>Waited</source>
        <translation>انتظر</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>في الطريق</translation>
    </message>
    <message>
        <source>usually {n} min</source>
        <translation>المعتاد {n} د</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>عند الشباك</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>قيد الخدمة</translation>
    </message>
    <message>
        <source>Called, {n} of {all}</source>
        <translation>نداء {n} من {all}</translation>
    </message>
    <message numerus="yes">
        <source>Called %n time(s)</source>
        <translation>
            <numerusform>لم يُنادَ</numerusform>
            <numerusform>نودي مرة واحدة</numerusform>
            <numerusform>نودي مرتين</numerusform>
            <numerusform>نودي %n مرات</numerusform>
            <numerusform>نودي %n مرة</numerusform>
            <numerusform>نودي %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>For you in person</source>
        <translation>إليك شخصيًا</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>دون ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصًا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>Booked {time}</source>
        <translation>موعد {time}</translation>
    </message>
    <message>
        <source>For this counter</source>
        <translation>لهذا الشباك</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>Print slip  {key}</source>
        <translation>طباعة القسيمة  {key}</translation>
    </message>
</context>
</TS>
