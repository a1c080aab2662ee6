import re

import pytest

from db.trouble import Trouble, TroubleKind
from queueing.ticket import Reason, Refused
from queueing.wording import Language
from shell.language import BothLanguages, LanguageSwitch
from shell.words import Audience, calm_words, refusal_source, refusal_words, trouble_words

ARABIC = re.compile(r"[ء-ي]")
LATIN = re.compile(r"[A-Za-z]")


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_words_for_everyone_in_both_languages(
    reason: Reason, audience: Audience, switch: LanguageSwitch
) -> None:
    arabic = refusal_words(reason, audience)
    switch.set(Language.EN)
    english = refusal_words(reason, audience)
    assert ARABIC.search(arabic)
    assert not LATIN.search(arabic)
    assert not ARABIC.search(english)
    assert arabic.endswith(".")
    assert english.endswith(".")


@pytest.mark.parametrize("kind", TroubleKind)
def test_every_trouble_has_words_for_staff_and_says_where(
    kind: TroubleKind, switch: LanguageSwitch
) -> None:
    arabic = trouble_words(Trouble(kind, "10.0.0.7"))
    switch.set(Language.EN)
    english = trouble_words(Trouble(kind, ""))
    assert ARABIC.search(arabic)
    assert "\u206610.0.0.7\u2069" in arabic
    assert english.endswith(".")


def test_a_refusal_can_be_handed_over_whole(switch: LanguageSwitch) -> None:
    caught = Refused(Reason.COUNTER_BUSY, counter=3, number="F012")
    assert refusal_words(caught.reason, Audience.CLERK, **caught.details)


def test_a_visitor_is_told_where_to_go_and_a_clerk_what_to_press(switch: LanguageSwitch) -> None:
    switch.set(Language.EN)
    assert "hall" in refusal_words(Reason.ALREADY_CALLED, Audience.VISITOR)
    assert "next one" in refusal_words(Reason.ALREADY_CALLED, Audience.CLERK)


@pytest.mark.parametrize("kind", [None, *TroubleKind])
def test_calm_words_exist_for_every_fault_and_name_no_cause(kind: TroubleKind | None) -> None:
    for words in calm_words(BothLanguages(("shell",)), kind):
        assert ARABIC.search(words.ar)
        assert not re.search("database|error|server|disk", words.en, re.IGNORECASE)


def test_the_source_of_a_refusal_gives_both_languages_at_once() -> None:
    said = BothLanguages(("shell",)).say(*refusal_source(Reason.WRONG_PIN, Audience.CLERK))
    assert ARABIC.search(said.ar)
    assert LATIN.search(said.en)
