<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Hall</name>
    <message>
        <source>Now calling ticket</source>
        <translation>النداء الآن على التذكرة</translation>
    </message>
    <message>
        <source>Calling again</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>Please go to the counter</source>
        <translation>يرجى التوجه إلى الشباك</translation>
    </message>
    <message>
        <source>Now at the counter</source>
        <translation>عند الشباك الآن</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Your number appears on this screen when it is called</source>
        <translation>يظهر رقمكم على هذه الشاشة عند النداء عليه</translation>
    </message>
    <message>
        <source>Please wait, you will be called again</source>
        <translation>يرجى الانتظار، سيُنادى رقمكم مرة أخرى</translation>
    </message>
    <message>
        <source>Next: {service}. Please wait.</source>
        <translation>التالي: {service}. يرجى الانتظار.</translation>
    </message>
    <message>
        <source>Next: {service}, counter {counter}. Please wait.</source>
        <translation>التالي: {service}، الشباك {counter}. يرجى الانتظار.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>الانتظار المتوقع</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Please keep your ticket with you</source>
        <translation>يرجى الاحتفاظ بالتذكرة</translation>
    </message>
    <message>
        <source>Catching up. The last calls stay on the screen.</source>
        <translation>جارٍ تحديث البيانات. آخر النداءات باقية على الشاشة.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلًا وسهلًا بكم</translation>
    </message>
    <message>
        <source>Please take a ticket and have a seat. Your number will appear here.</source>
        <translation>يرجى أخذ تذكرة والتفضل بالجلوس. سيظهر رقمكم هنا.</translation>
    </message>
    <message>
        <source>The centre is closed</source>
        <translation>المركز مغلق حاليًا</translation>
    </message>
    <message>
        <source>We are on a short break</source>
        <translation>نحن في استراحة قصيرة</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>لحظات من فضلكم</translation>
    </message>
    <message>
        <source>The calls will appear here shortly.</source>
        <translation>ستظهر النداءات هنا بعد قليل.</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Open</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>استراحة قصيرة</translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation>نعود الساعة {time}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Please follow the screen in the hall</source>
        <translation>يرجى متابعة شاشة القاعة</translation>
    </message>
    <message>
        <source>This counter is not known</source>
        <translation>هذا الشباك غير معروف</translation>
    </message>
    <message>
        <source>Staff: please check the settings of this screen</source>
        <translation>للموظفين: يرجى مراجعة إعدادات هذه الشاشة</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>جارٍ تحديث البيانات</translation>
    </message>
</context>
</TS>
