"""How names are compared: the spelling habits of Arabic and English do not count."""

import re
import unicodedata

_LETTERS = str.maketrans("أإآٱىة", "اااايه", "ـ")
_NOISE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\x00-\x08\x0b-\x1f\x7f]")
_MARKS = re.compile(r"[\u064b-\u0652\u0670]")


def folded(text: str) -> str:
    """The form in which names are compared."""
    plain = _MARKS.sub("", clean(text)).casefold().translate(_LETTERS)
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("_", " ")).split())


def clean(text: str) -> str:
    """A field without what spreadsheets add around it; digits become Western."""
    text = _NOISE.sub("", text.replace("\u00a0", " ").replace("\u202f", " "))
    text = " ".join(_western(text).split())
    if match := re.fullmatch(r'="(.*)"', text):
        text = match[1].strip()
    return text.removeprefix("'").strip()


def western_digits(text: str) -> str:
    """`text` with the digits 0-9 for those of any other script."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def storable(text: str) -> str:
    """`text` as every database can keep it: without NUL, and without half characters."""
    if "\x00" not in text and text.isprintable():
        return text
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def _western(text: str) -> str:
    if text.isascii():
        return text
    text = text.replace("\u066b", ".").replace("\u066c", "")
    return "".join(
        str(unicodedata.decimal(char))
        if "\u0660" <= char <= "\u06f9" and char.isdecimal()
        else char
        for char in text
    )
