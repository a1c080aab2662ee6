"""The checks that every field of a booking passes, whatever file or protocol it came by."""

import re

from db.masking import covered
from db.spelling import folded
from queueing.wording import Language

BROKEN = "\ufffd"
"""What stands for a character that could not be decoded."""

LIMITS = {"external_id": 100, "reference": 40, "name": 120, "phone": 40}
_LANGUAGES = {
    **dict.fromkeys(
        map(folded, ("ar", "ara", "arabic", "ar-BH", "عربي", "العربية", "عربية")), Language.AR
    ),
    **dict.fromkeys(
        map(
            folded, ("en", "eng", "english", "en-GB", "en-US", "إنجليزي", "الإنجليزية", "انجليزية")
        ),
        Language.EN,
    ),
}
_DIALLING_CODE = "973"
"""Of the country that eight-digit numbers are in, Bahrain."""

ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


class Flaw(Exception):
    """One field of one row: `reason` says what is accepted."""

    def __init__(self, name: str, found: str, reason: str) -> None:
        super().__init__(name, found, reason)
        self.name, self.found, self.reason = name, found, reason


def check_text(name: str, text: str) -> None:
    shown = covered(text) if name == "national_id" else text
    if BROKEN in text:
        raise Flaw(name, shown, "accepted: text whose characters are not damaged")
    limit = LIMITS.get(name, 300)
    if len(text) > limit:
        raise Flaw(name, shown, f"accepted: {limit} characters at most, this has {len(text):,}")


def phone_of(text: str) -> str:
    """`+` and digits where the number is recognised as such; empty stays empty."""
    if not text:
        return ""
    if ROUNDED.fullmatch(text):
        raise Flaw("phone", text, "accepted: all digits (format the column as text)")
    digits = re.sub(r"[\s().\-/]", "", re.sub(r"\.0$", "", text))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if not re.fullmatch(r"\+?\d{7,15}", digits):
        raise Flaw("phone", text, "accepted: 7 to 15 digits, such as +973 3300 0000")
    if len(digits) == 8:
        return f"+{_DIALLING_CODE}{digits}"
    if digits.startswith(_DIALLING_CODE) and len(digits) == len(_DIALLING_CODE) + 8:
        return f"+{digits}"
    return digits


def national_id_of(text: str) -> str | None:
    """Nine digits; leading zeros that a spreadsheet dropped come back if the month then fits."""
    if not text:
        return None
    digits = re.sub(r"[\s\-]", "", re.sub(r"\.0$", "", text))
    if digits.isascii() and digits.isdigit():
        if len(digits) == 9:
            return digits
        padded = digits.zfill(9)
        if 6 <= len(digits) < 9 and "01" <= padded[2:4] <= "12":
            return padded
    raise Flaw("national_id", covered(text), "accepted: 9 digits")


def language_of(text: str) -> Language | None:
    if not text:
        return None
    language = _LANGUAGES.get(folded(text))
    if language is None:
        raise Flaw("language", text, "accepted: ar or en, Arabic or English")
    return language


def party_size_of(text: str) -> int:
    if not text:
        return 1
    whole = re.fullmatch(r"(\d{1,2})(?:[.,]0+)?", text)
    if whole is None or not 1 <= int(whole[1]) <= 20:
        raise Flaw("party_size", text, "accepted: 1 to 20 people")
    return int(whole[1])
