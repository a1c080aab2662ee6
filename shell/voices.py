"""The voices of this machine, and which of them speaks a language."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

Voice = dict[str, Any]
"""A voice in plain values, fit for JSON: `id`, `name`, and `languages` as the driver writes them.

Drivers differ: `sem/ar` (espeak-ng), `ar_001` (macOS), `ar-SA` or a number (Windows).
"""

_NAMES = {"ar": "arabic", "en": "english"}

_LIKED = {"en": ("en-gb", "en-us")}
"""macOS lists joke voices first, all of them American; espeak-ng lists the Caribbean first."""

# Only the name explains these: hexadecimal, or what pyttsx3 says of a number it does not know.
_UNTOLD = re.compile(r"(?=.*\d)[0-9a-f]+|unknown.*")


def installed(engine: Any) -> list[Voice]:
    """The voices that a pyttsx3 engine offers, in the driver's own order."""
    return [
        {"id": str(v.id), "name": str(v.name), "languages": [_plain(x) for x in v.languages or ()]}
        for v in engine.getProperty("voices")
    ]


def choose(voices: Sequence[Voice], code: str) -> Voice | None:
    """The voice to speak a language with; None when no voice is of it.

    `code` is "ar" or "en". Where there are several, a plain one is taken and no dialect.
    """
    fitting = [voice for voice in voices if speaks(voice, code)]
    for liked in _LIKED.get(code, ()):
        for voice in fitting:
            if liked in _tags(voice):
                return voice
    return next(iter(fitting), None)


def speaks(voice: Voice, code: str) -> bool:
    """Whether a voice is of the language.

    Drivers tell it by `ar`, `ar-SA`, `sem/ar`, or by a number that only its name explains.
    """
    told = _tags(voice)
    for tag in told or _cleaned([voice["id"]]):
        if tag.partition("-")[0] == code:
            return True
    return not told and _NAMES[code] in str(voice["name"]).lower()


def _tags(voice: Voice) -> list[str]:
    return [tag for tag in _cleaned(voice["languages"]) if not _UNTOLD.fullmatch(tag)]


def _cleaned(languages: Iterable[object]) -> list[str]:
    """Lower case, without a family before it, hyphens throughout: `en-gb`."""
    return [str(text).lower().rpartition("/")[2].replace("_", "-") for text in languages]


def _plain(language: object) -> str:
    """Some drivers give bytes that begin with a priority."""
    text = language.decode("utf-8", "ignore") if isinstance(language, bytes) else str(language)
    return "".join(sign for sign in text if sign.isprintable())
