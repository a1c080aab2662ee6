"""The words by which the fields of a booking are known: in the headings of lists, and before a
colon in the text of an event."""

from collections.abc import Mapping

# Of several columns for one field, the one whose heading stands further left here wins.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "external_id": (
        "external id", "booking id", "appointment id", "booking no", "booking number",
        "appointment no", "appointment number", "id", "uid",
        "رقم الحجز", "رقم الموعد", "معرف الحجز", "معرف الموعد", "المعرف",
    ),
    "reference": (
        "reference", "booking reference", "reference number", "reference no", "ref", "ref no",
        "confirmation code", "confirmation number", "code",
        "الرقم المرجعي", "المرجع", "رقم المرجع", "رمز التأكيد", "رقم التأكيد", "رمز الحجز",
    ),
    "service": (
        "service", "service code", "service name", "service type", "appointment type",
        "الخدمة", "رمز الخدمة", "كود الخدمة", "اسم الخدمة", "نوع الخدمة", "المعاملة",
        "نوع المعاملة",
    ),
    "start": (
        "start", "starts at", "start time and date", "date and time", "date time", "datetime",
        "appointment", "appointment date and time", "start date and time",
        "التاريخ والوقت", "تاريخ ووقت الموعد", "موعد البدء", "الموعد", "تاريخ ووقت الحجز",
    ),
    "date": (
        "appointment date", "date", "day", "start date", "booking date",
        "تاريخ الموعد", "التاريخ", "اليوم", "تاريخ الحجز",
    ),
    "time": (
        "time", "appointment time", "start time", "time slot", "slot", "from", "booking time",
        "الوقت", "وقت الموعد", "وقت البدء", "الساعة", "الفترة", "من", "وقت الحجز",
    ),
    "name": (
        "name", "full name", "visitor", "visitor name", "customer", "customer name",
        "applicant", "applicant name", "name ar", "name arabic", "name en", "name english",
        "الاسم", "الاسم الكامل", "اسم المراجع", "المراجع", "اسم العميل", "العميل",
        "اسم مقدم الطلب", "مقدم الطلب", "الاسم بالعربية", "الاسم بالانجليزية",
    ),
    "phone": (
        "phone", "phone number", "mobile", "mobile number", "mobile no", "telephone", "contact",
        "contact number", "tel",
        "الهاتف", "رقم الهاتف", "الجوال", "رقم الجوال", "الهاتف النقال", "النقال", "رقم النقال",
        "رقم التواصل",
    ),
    "national_id": (
        "national id", "cpr", "cpr no", "cpr number", "personal number", "identity number",
        "id number", "id card", "national identity number",
        "الرقم الشخصي", "الرقم السكاني", "رقم الهوية", "الهوية", "رقم البطاقة",
        "رقم البطاقة السكانية",
    ),
    "language": ("language", "lang", "preferred language", "اللغة", "لغة التواصل"),
    "party_size": (
        "party size", "people", "persons", "number of people", "number of persons", "attendees",
        "عدد الاشخاص", "العدد", "عدد الافراد", "عدد المراجعين",
    ),
    "status": (
        "status", "state", "booking status", "appointment status",
        "الحالة", "حالة الحجز", "حالة الموعد",
    ),
}  # fmt: skip
"""The headings that are understood for each field, compared by `folded`."""
