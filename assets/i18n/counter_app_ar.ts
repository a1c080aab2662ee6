<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Call again ({s})</source>
        <translation>إعادة النداء ({s})</translation>
    </message>
    <message>
        <source>Undo ({s})</source>
        <translation>تراجع ({s})</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>نداء التالي</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء الخدمة</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
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
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>إضافة خدمة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
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
    <name>AskOutcome</name>
    <message>
        <source>How did the visit of {number} end?</source>
        <translation>كيف انتهت مراجعة {number}؟</translation>
    </message>
    <message>
        <source>Choose with the digits or the arrows, then press Enter.</source>
        <translation>اختر بالأرقام أو بالأسهم ثم اضغط Enter.</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>ملاحظة (اختيارية)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>AskService</name>
    <message>
        <source>Add a service to {number}</source>
        <translation>إضافة خدمة إلى {number}</translation>
    </message>
    <message>
        <source>It follows when this one is finished, without queueing again.</source>
        <translation>تأتي بعد إنهاء الخدمة الحالية دون أخذ دور جديد.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>AskTransfer</name>
    <message>
        <source>Transfer {number} to</source>
        <translation>تحويل {number} إلى</translation>
    </message>
    <message>
        <source>The visitor keeps the number and the place in the line.</source>
        <translation>يحتفظ المراجع برقمه وبدوره.</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>خدمة أخرى</translation>
    </message>
    <message>
        <source>Another counter, same service</source>
        <translation>شباك آخر للخدمة نفسها</translation>
    </message>
    <message>
        <source>Note for the colleague (optional)</source>
        <translation>ملاحظة للزميل (اختيارية)</translation>
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
        <source>Cancel  Esc</source>
        <translation>إلغاء  Esc</translation>
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
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
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
        <source>Printer {printer}: the paper is running low. Change the roll soon.</source>
        <translation>الطابعة {printer}: شارف الورق على النفاد. غيّر اللفة قريبًا.</translation>
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
        <source>{n} min</source>
        <translation>{n} د</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Dawr: clerk&apos;s console</source>
        <translation>دور: شاشة الموظف</translation>
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
        <source>Ticket {number} was not printed ({printer}). It is valid without paper.</source>
        <translation>لم تُطبع التذكرة {number} ({printer})، وهي صالحة دون ورق.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>حسنًا</translation>
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
    <name>Header</name>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>شاشة الموظف</translation>
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
        <source>Close counter</source>
        <translation>إغلاق الشباك</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
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
        <source>Nobody is called to your counter. Press F10 to go on working.</source>
        <translation>لا يُنادى أحد إلى شباكك. اضغط F10 لاستئناف العمل.</translation>
    </message>
    <message>
        <source>Next for your counter</source>
        <translation>التالي لشباكك</translation>
    </message>
    <message>
        <source>Press F2 to call.</source>
        <translation>اضغط F2 للنداء.</translation>
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
        <source>You are expected back at {time}.</source>
        <translation>العودة المتوقعة {time}.</translation>
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
        <source>To the line</source>
        <translation>إلى الانتظار</translation>
    </message>
    <message>
        <source>Nobody is parked. Park a visitor who fetches a document, with F7.</source>
        <translation>لا توجد تذاكر معلّقة. علّق تذكرة من ذهب لإحضار مستند بالمفتاح F7.</translation>
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
    <message>
        <source>called at {time}</source>
        <translation>نودي {time}</translation>
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
        <source>Also in this visit</source>
        <translation>خدمات أخرى في هذه المراجعة</translation>
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
</context>
</TS>
