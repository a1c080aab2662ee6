<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Calm</name>
    <message>
        <source>One moment, please</source>
        <translation>لحظات من فضلك</translation>
    </message>
    <message>
        <source>This screen will be back shortly. Your ticket keeps its place. Reception will help you.</source>
        <translation>ستعود هذه الشاشة للعمل بعد قليل. تذكرتك محفوظة ودورك لا يتأثر. موظف الاستقبال في خدمتك.</translation>
    </message>
    <message>
        <source>No paper ticket at the moment</source>
        <translation>الطباعة غير متاحة حاليًا</translation>
    </message>
    <message>
        <source>Your number is valid without paper. Please remember it, or take a photo of it.</source>
        <translation>رقمك صالح دون ورقة. يرجى حفظه أو تصويره.</translation>
    </message>
</context>
<context>
    <name>RefusedClerk</name>
    <message>
        <source>That is not possible in the present state of this ticket.</source>
        <translation>هذا الإجراء غير ممكن في الحالة الحالية للتذكرة.</translation>
    </message>
    <message>
        <source>Another counter has just called this ticket. Call the next one.</source>
        <translation>استدعى شباك آخر هذه التذكرة للتو. استدعِ التذكرة التالية.</translation>
    </message>
    <message>
        <source>There is no such ticket today. Check the number.</source>
        <translation>لا توجد تذكرة بهذا الرقم اليوم. تحقق من الرقم.</translation>
    </message>
    <message>
        <source>This office has no such service.</source>
        <translation>لا توجد هذه الخدمة في المركز.</translation>
    </message>
    <message>
        <source>This office has no such counter.</source>
        <translation>لا يوجد هذا الشباك في المركز.</translation>
    </message>
    <message>
        <source>The office knows no source of bookings of this name.</source>
        <translation>لا يعرف المركز مصدر حجوزات بهذا الاسم.</translation>
    </message>
    <message>
        <source>The list of bookings to sort has no such line any more.</source>
        <translation>لم يعد هذا السطر في قائمة الحجوزات التي تحتاج إلى قرار.</translation>
    </message>
    <message>
        <source>No booking matches. Check the details, or issue a ticket without one.</source>
        <translation>لا يوجد موعد مطابق. تحقق من البيانات أو أصدر تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>This office has no such priority class.</source>
        <translation>لا توجد فئة الأولوية هذه في المركز.</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>اختر خدمة واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Too many people for one ticket. Issue a second one.</source>
        <translation>عدد الأشخاص أكبر مما تسمح به تذكرة واحدة. أصدر تذكرة ثانية.</translation>
    </message>
    <message>
        <source>The office is closed now.</source>
        <translation>المركز مغلق الآن.</translation>
    </message>
    <message>
        <source>The time of the last ticket has passed for today.</source>
        <translation>انتهى وقت إصدار التذاكر لهذا اليوم.</translation>
    </message>
    <message>
        <source>This service is closed at this hour.</source>
        <translation>هذه الخدمة مغلقة في هذا الوقت.</translation>
    </message>
    <message>
        <source>This counter does not offer that service. Transfer the visitor instead.</source>
        <translation>هذا الشباك لا يقدم تلك الخدمة. حوّل المراجع إلى شباك يقدمها.</translation>
    </message>
    <message>
        <source>This service takes booked visitors only.</source>
        <translation>هذه الخدمة لأصحاب المواعيد فقط.</translation>
    </message>
    <message>
        <source>The daily number of tickets for this service is reached.</source>
        <translation>اكتمل العدد اليومي لتذاكر هذه الخدمة.</translation>
    </message>
    <message>
        <source>The number range of this service is used up. Tell the supervisor.</source>
        <translation>نفدت أرقام هذه الخدمة. أبلغ المشرف.</translation>
    </message>
    <message>
        <source>This booking is for another day. Issue a ticket without it.</source>
        <translation>هذا الموعد في يوم آخر. أصدر تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>This booking was cancelled.</source>
        <translation>تم إلغاء هذا الموعد.</translation>
    </message>
    <message>
        <source>This visitor has already checked in.</source>
        <translation>سبق تسجيل حضور هذا المراجع.</translation>
    </message>
    <message>
        <source>Your counter is closed. Open it first.</source>
        <translation>شباكك مغلق. افتحه أولًا.</translation>
    </message>
    <message>
        <source>A visitor is still at this counter. Finish or park that visit first.</source>
        <translation>ما زال مراجع عند هذا الشباك. أنهِ معاملته أو علّقها أولًا.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter. Choose another one.</source>
        <translation>سجّل موظف آخر دخوله في هذا الشباك. اختر شباكًا آخر.</translation>
    </message>
    <message>
        <source>You are not signed in at this counter.</source>
        <translation>لم تسجل دخولك في هذا الشباك.</translation>
    </message>
    <message>
        <source>This visitor is at another counter.</source>
        <translation>هذا المراجع عند شباك آخر.</translation>
    </message>
    <message>
        <source>This visitor waits for another counter.</source>
        <translation>هذا المراجع ينتظر شباكًا آخر.</translation>
    </message>
    <message>
        <source>Too late to undo this call. Use “did not come” or “park”.</source>
        <translation>انتهت مهلة التراجع عن هذا الاستدعاء. استخدم «لم يحضر» أو «تعليق».</translation>
    </message>
    <message>
        <source>The last call was only just announced. Wait a few seconds.</source>
        <translation>أُعلن الاستدعاء الأخير للتو. انتظر بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>Give a reason; it is recorded.</source>
        <translation>اذكر السبب؛ فهو يُسجَّل.</translation>
    </message>
    <message>
        <source>Choose one of the outcomes in the list.</source>
        <translation>اختر إحدى النتائج من القائمة.</translation>
    </message>
    <message>
        <source>The kiosk prints this ticket no more. Print it again from here.</source>
        <translation>لم يعد جهاز الخدمة الذاتية يطبع هذه التذكرة. اطبعها من هنا مرة أخرى.</translation>
    </message>
    <message>
        <source>The name or the PIN is not right. Please try again.</source>
        <translation>الاسم أو الرقم السري غير صحيح. يرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>This visitor waits for a colleague in person.</source>
        <translation>هذا المراجع ينتظر زميلًا بعينه.</translation>
    </message>
    <message>
        <source>This colleague is not at a counter now. Choose another one, or the service.</source>
        <translation>هذا الزميل ليس على أي شباك الآن. اختر زميلًا آخر أو اختر الخدمة.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this counter.</source>
        <translation>لا يوجد ما يمكن التراجع عنه في هذا الشباك.</translation>
    </message>
    <message>
        <source>This visitor was called as often as allowed. Use “did not come”.</source>
        <translation>نودي على هذا المراجع بالعدد المسموح به. استخدم «لم يحضر».</translation>
    </message>
    <message>
        <source>No more visitors may be kept at this counter. Take one back, or park this one.</source>
        <translation>لا يمكن إبقاء مزيد من المراجعين عند هذا الشباك. استأنف مع أحدهم أو علّق هذا المراجع.</translation>
    </message>
    <message>
        <source>Choose one of the next steps in the list.</source>
        <translation>اختر إحدى الخطوات التالية من القائمة.</translation>
    </message>
    <message>
        <source>This quantity is too large. Check it.</source>
        <translation>هذه الكمية كبيرة جدًا. تحقق منها.</translation>
    </message>
    <message>
        <source>Write the message first.</source>
        <translation>اكتب الرسالة أولًا.</translation>
    </message>
    <message>
        <source>A colleague is on the way already.</source>
        <translation>هناك زميل في الطريق بالفعل.</translation>
    </message>
    <message>
        <source>These two tickets cannot be merged: choose two different ones of which one at most is booked.</source>
        <translation>لا يمكن دمج هاتين التذكرتين: اختر تذكرتين مختلفتين إحداهما فقط بموعد.</translation>
    </message>
    <message>
        <source>A counter needs one service at least. Take a break instead.</source>
        <translation>يحتاج الشباك إلى خدمة واحدة على الأقل. خذ استراحة بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a minute, then try again.</source>
        <translation>أُدخل رقم سري خاطئ عدة مرات. انتظر دقيقة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask the supervisor.</source>
        <translation>صلاحيتك لا تسمح بهذا الإجراء. راجع المشرف.</translation>
    </message>
</context>
<context>
    <name>RefusedVisitor</name>
    <message>
        <source>This cannot be done right now. Please ask at reception.</source>
        <translation>لا يمكن تنفيذ ذلك الآن. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>Your number has been called. Please look at the screen in the hall.</source>
        <translation>تم استدعاء رقمك. يرجى النظر إلى شاشة القاعة.</translation>
    </message>
    <message>
        <source>We do not find this ticket today. Please ask at reception.</source>
        <translation>لم نجد هذه التذكرة ضمن تذاكر اليوم. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This service is not available here. Please choose another one.</source>
        <translation>هذه الخدمة غير متوفرة هنا. يرجى اختيار خدمة أخرى.</translation>
    </message>
    <message>
        <source>We do not find this counter. Please ask at reception.</source>
        <translation>لم نجد هذا الشباك. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>We do not find this. Please ask at reception.</source>
        <translation>لم نجد هذا. يُرجى سؤال الاستقبال.</translation>
    </message>
    <message>
        <source>We do not find a booking with these details. Check them and try again, or take a ticket without a booking.</source>
        <translation>لم نجد موعدًا بهذه البيانات. يرجى التأكد منها والمحاولة مرة أخرى، أو أخذ تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>This choice is not available here. Please ask at reception.</source>
        <translation>هذا الخيار غير متوفر هنا. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>Please choose a service.</source>
        <translation>يرجى اختيار الخدمة.</translation>
    </message>
    <message>
        <source>One ticket cannot serve so many people. Please ask at reception.</source>
        <translation>لا تكفي تذكرة واحدة لهذا العدد من الأشخاص. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>The centre is closed now. You are welcome during working hours.</source>
        <translation>المركز مغلق الآن. يسعدنا استقبالكم خلال أوقات الدوام.</translation>
    </message>
    <message>
        <source>The last tickets for today have been given. You are welcome on the next working day.</source>
        <translation>انتهى إصدار تذاكر اليوم. يسعدنا استقبالكم في يوم العمل القادم.</translation>
    </message>
    <message>
        <source>This service is closed at the moment. Please choose another one or ask at reception.</source>
        <translation>هذه الخدمة مغلقة حاليًا. يرجى اختيار خدمة أخرى أو مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This service is not offered today. Please ask at reception.</source>
        <translation>هذه الخدمة غير مقدمة اليوم. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This service is by booking only. Reception will help you to book.</source>
        <translation>تقدم هذه الخدمة بموعد مسبق فقط. يساعدك موظف الاستقبال في حجز موعد.</translation>
    </message>
    <message>
        <source>All places for this service are taken today. Please come on another day or book in advance.</source>
        <translation>اكتمل العدد المتاح لهذه الخدمة اليوم. يرجى الحضور في يوم آخر أو حجز موعد مسبق.</translation>
    </message>
    <message>
        <source>There are no more numbers for this service today. Please ask at reception.</source>
        <translation>نفدت أرقام هذه الخدمة لليوم. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>Your booking is for another day. You may take a ticket for today without it.</source>
        <translation>موعدك في يوم آخر. يمكنك أخذ تذكرة لليوم دون موعد.</translation>
    </message>
    <message>
        <source>This booking was cancelled. You may take a ticket without a booking.</source>
        <translation>تم إلغاء هذا الموعد. يمكنك أخذ تذكرة دون موعد.</translation>
    </message>
    <message>
        <source>You have already checked in. Please keep your ticket and take a seat.</source>
        <translation>سبق تسجيل حضورك. يرجى الاحتفاظ بتذكرتك والتفضل بالجلوس.</translation>
    </message>
    <message>
        <source>This counter is closed. Please ask at reception.</source>
        <translation>هذا الشباك مغلق. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This counter is serving another visitor. Please wait to be called.</source>
        <translation>يخدم هذا الشباك مراجعًا آخر. يرجى انتظار استدعاء رقمك.</translation>
    </message>
    <message>
        <source>This counter is not available. Please ask at reception.</source>
        <translation>هذا الشباك غير متاح. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This is not your counter. Please look at the screen in the hall.</source>
        <translation>هذا ليس الشباك المخصص لك. يرجى النظر إلى شاشة القاعة.</translation>
    </message>
    <message>
        <source>You are expected at another counter. Please look at the screen in the hall.</source>
        <translation>دورك في شباك آخر. يرجى النظر إلى شاشة القاعة.</translation>
    </message>
    <message>
        <source>You will be called to another counter. Please look at the screen in the hall.</source>
        <translation>سيتم استدعاؤك إلى شباك آخر. يرجى النظر إلى شاشة القاعة.</translation>
    </message>
    <message>
        <source>This can no longer be changed here. Please ask at reception.</source>
        <translation>لم يعد بالإمكان تغيير ذلك من هنا. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>Please wait a moment and try again.</source>
        <translation>يرجى الانتظار قليلًا ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Something is missing. Please ask at reception.</source>
        <translation>البيانات غير مكتملة. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This cannot be done here. Please ask at reception.</source>
        <translation>لا يمكن تنفيذ ذلك من هنا. يرجى مراجعة موظف الاستقبال.</translation>
    </message>
    <message>
        <source>This ticket has been printed often enough. Your number is valid without paper.</source>
        <translation>طُبعت هذه التذكرة مرات كافية. رقمك صالح دون ورقة.</translation>
    </message>
    <message>
        <source>The name or the PIN is not right. Please try again.</source>
        <translation>الاسم أو الرقم السري غير صحيح. يرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Another member of staff will call you. Please look at the screen in the hall.</source>
        <translation>سيناديك موظف آخر. يرجى متابعة شاشة القاعة.</translation>
    </message>
    <message>
        <source>This member of staff is not here at the moment. Please ask at reception.</source>
        <translation>هذا الموظف غير موجود حاليًا. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>There is nothing to take back. Please ask at reception.</source>
        <translation>لا يوجد ما يمكن التراجع عنه. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>You have been called several times. Please ask at reception.</source>
        <translation>نودي عليك عدة مرات. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>Please wait a moment; the staff will help you.</source>
        <translation>يرجى الانتظار قليلًا؛ سيساعدك الموظفون.</translation>
    </message>
    <message>
        <source>This number is too large. Please ask at reception.</source>
        <translation>هذا العدد كبير جدًا. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>Please write something first.</source>
        <translation>يرجى كتابة نص أولًا.</translation>
    </message>
    <message>
        <source>Somebody is on the way already.</source>
        <translation>هناك من هو في الطريق بالفعل.</translation>
    </message>
    <message>
        <source>These tickets cannot be joined. Please ask at reception.</source>
        <translation>لا يمكن دمج هذه التذاكر. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>This service is not offered now. Please ask at reception.</source>
        <translation>هذه الخدمة غير متاحة الآن. يرجى مراجعة الاستقبال.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait a minute and try again.</source>
        <translation>أُدخل رقم سري خاطئ عدة مرات. يرجى الانتظار دقيقة ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Only staff of the centre can do this.</source>
        <translation>هذا الإجراء لموظفي المركز فقط.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Demo</source>
        <translation>عرض تجريبي</translation>
    </message>
    <message>
        <source>The whole office on this screen, with a sample day</source>
        <translation>المركز كاملًا على هذه الشاشة مع يوم نموذجي</translation>
    </message>
    <message>
        <source>Check-in kiosk</source>
        <translation>جهاز الخدمة الذاتية</translation>
    </message>
    <message>
        <source>Visitors check in and take a ticket</source>
        <translation>يسجل المراجعون حضورهم ويأخذون تذكرة</translation>
    </message>
    <message>
        <source>Hall display</source>
        <translation>شاشة القاعة</translation>
    </message>
    <message>
        <source>Shows and speaks the calls</source>
        <translation>تعرض الاستدعاءات وتنطقها</translation>
    </message>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>شاشة الموظف</translation>
    </message>
    <message>
        <source>Call, serve and finish visits at a counter</source>
        <translation>نداء المراجعين وخدمتهم وإنهاء معاملاتهم في الشباك</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>المواعيد</translation>
    </message>
    <message>
        <source>Keeps them in step with where they are made</source>
        <translation>يبقيها مطابقة لما في نظام الحجز</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>التهيئة</translation>
    </message>
    <message>
        <source>Create or update an office from its profile</source>
        <translation>إنشاء مركز أو تحديثه من ملف تعريفه</translation>
    </message>
    <message>
        <source>Check this machine</source>
        <translation>فحص الجهاز</translation>
    </message>
    <message>
        <source>Database, sound, printer and screens</source>
        <translation>قاعدة البيانات والصوت والطابعة والشاشات</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Dawr</source>
        <translation>دور</translation>
    </message>
    <message>
        <source>Your turn, in a fair order. What shall this machine do?</source>
        <translation>دورك محفوظ وبترتيب عادل. اختر مهمة هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The database was not found. Check its address, or set up the office.</source>
        <translation>لم يُعثر على قاعدة البيانات. تحقق من عنوانها أو هيّئ المركز.</translation>
    </message>
    <message>
        <source>The database does not hold this office yet. Set up the office first.</source>
        <translation>لا تحتوي قاعدة البيانات على هذا المركز بعد. هيّئ المركز أولًا.</translation>
    </message>
    <message>
        <source>Another program holds the database. Close that program and try again.</source>
        <translation>يحجز برنامج آخر قاعدة البيانات. أغلق ذلك البرنامج ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The database cannot be written. Check the rights of the file and its folder.</source>
        <translation>لا يمكن الكتابة في قاعدة البيانات. تحقق من صلاحيات الملف والمجلد.</translation>
    </message>
    <message>
        <source>The database file lies on a network path. Move it to a local disk.</source>
        <translation>ملف قاعدة البيانات على مسار شبكة. انقله إلى قرص محلي.</translation>
    </message>
    <message>
        <source>The database was written by a newer version. Update this machine.</source>
        <translation>كُتبت قاعدة البيانات بإصدار أحدث. حدّث البرنامج على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The database file is damaged or is not one of Dawr. Restore the last backup.</source>
        <translation>ملف قاعدة البيانات تالف أو ليس من ملفات «دور». استعد آخر نسخة احتياطية.</translation>
    </message>
    <message>
        <source>No connection to the database. It is tried again by itself.</source>
        <translation>لا يوجد اتصال بقاعدة البيانات. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The disk is full and nothing was saved. Free some space and try again.</source>
        <translation>القرص ممتلئ ولم يُحفظ شيء. وفّر مساحة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check paper, cover and cable.</source>
        <translation>الطابعة لا تستجيب. تحقق من الورق والغطاء والكابل.</translation>
    </message>
    <message>
        <source>No sound. Calls are shown but not spoken. Check the speaker.</source>
        <translation>لا يوجد صوت. تُعرض الاستدعاءات دون نداء صوتي. تحقق من السماعة.</translation>
    </message>
    <message>
        <source>The bookings could not be fetched. Those of the last fetch are still used.</source>
        <translation>تعذر جلب المواعيد. ما زالت المواعيد المجلوبة سابقًا مستخدمة.</translation>
    </message>
    <message>
        <source>The settings of this machine are not right. Correct the settings file.</source>
        <translation>إعدادات هذا الجهاز غير صحيحة. صحّح ملف الإعدادات.</translation>
    </message>
    <message>
        <source>The profile of the office is not right. Correct the profile file.</source>
        <translation>ملف تعريف المركز غير صحيح. صحّح ملف التعريف.</translation>
    </message>
</context>
</TS>
