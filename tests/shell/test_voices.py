"""Which voice speaks which language, whatever the driver calls it."""

import pytest

from shell.voices import Voice, choose, speaks


@pytest.mark.parametrize(
    ("voice", "arabic", "english"),
    [
        ({"id": "sem/ar", "name": "Arabic", "languages": ["ar"]}, True, False),
        ({"id": "gmw/en-gb", "name": "English (Great Britain)", "languages": ["en-gb"]}, 0, 1),
        ({"id": "x", "name": "Chinese (latin as English)", "languages": ["cmn"]}, 0, 0),
        ({"id": "M", "name": "Majed", "languages": ["ar_001"]}, True, False),
        ({"id": "HKEY\\MSTTS_V110", "name": "Naayf - Arabic (Saudi)", "languages": ["401"]}, 1, 0),
        ({"id": "T", "name": "Naayf - Arabic (Saudi)", "languages": ["Unknown Locale: 1"]}, 1, 0),
        ({"id": "HKEY\\MSTTS_V110", "name": "Zira - English (US)", "languages": []}, 0, 1),
    ],
)
def test_the_language_of_a_voice(voice: Voice, arabic: bool, english: bool) -> None:
    assert (speaks(voice, "ar"), speaks(voice, "en")) == (bool(arabic), bool(english))


def voice(name: str, *languages: str) -> Voice:
    return {"id": name, "name": name, "languages": list(languages)}


def test_a_plain_english_is_chosen_before_a_dialect() -> None:
    caribbean, scottish = voice("Caribbean", "en-029"), voice("Scotland", "en-gb-scotland")
    british, american = voice("Britain", "en_GB"), voice("America", "en-us")
    assert choose([caribbean, scottish, american, british], "en") == british
    assert choose([caribbean, american], "en") == american
    assert choose([caribbean], "en") == caribbean


def test_no_voice_is_better_than_a_wrong_one() -> None:
    assert choose([voice("Britain", "en-gb")], "ar") is None
