"""What is said of a call, and how much of it there is time for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.announcing import Saying
from db.calling import CallKind
from db.hall import HallCall
from db.office import Office
from display.announcement import LAG, Fullness, ahead_of_need, fullness_for, sentences
from queueing.ticket import State
from queueing.wording import Language, say_counter, say_service, say_ticket, say_withdrawn
from tests.display.hall import Hall

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
LENGTHS = {
    Fullness.BRIEF: 4.5,
    Fullness.PLAIN: 6.0,
    Fullness.ONE_LANGUAGE: 8.0,
    Fullness.FULL: 15.0,
}


@pytest.fixture
def office(hall: Hall) -> Office:
    return hall.office


def call_of(
    office: Office, *, language: Language = Language.AR, kind: CallKind = CallKind.CALL
) -> HallCall:
    service = office.service_coded("F")
    return HallCall(1, 1, "F012", 1, 3, 1, service.id, kind, NOW, State.CALLED, language)


def said(office: Office, call: HallCall, fullness: Fullness, saying: Saying = Saying.CALL) -> str:
    return " | ".join(
        clause.text
        for sentence in sentences(call, saying, office, fullness)
        for clause in sentence.clauses
    )


def test_the_whole_call_names_ticket_service_and_counter_in_both_languages(office: Office) -> None:
    arabic, english = sentences(call_of(office), Saying.CALL, office, Fullness.FULL)
    manner, service = office.voice.manner, office.service_coded("F")
    assert (arabic.language, english.language) == (Language.AR, Language.EN)
    assert english.clauses == (
        say_ticket("F012", Language.EN, manner),
        say_service(service.spoken, "F", Language.EN),
        say_counter(3, Language.EN),
    )
    assert [clause.language for clause in arabic.clauses] == [Language.AR] * 3


def test_a_backlog_takes_the_second_language_then_the_service_then_words(office: Office) -> None:
    call = call_of(office)
    assert len(sentences(call, Saying.CALL, office, Fullness.ONE_LANGUAGE)) == 1
    lengths = [len(said(office, call, fullness)) for fullness in sorted(Fullness)]
    assert lengths == sorted(lengths)
    assert office.service_coded("F").spoken.ar not in said(office, call, Fullness.PLAIN)
    assert said(office, call, Fullness.BRIEF).endswith(say_counter(3, Language.AR, brief=True).text)


def test_what_is_said_in_one_language_is_said_in_the_visitors_own(office: Office) -> None:
    english = call_of(office, language=Language.EN)
    (sentence,) = sentences(english, Saying.CALL, office, Fullness.PLAIN)
    assert sentence.language is Language.EN
    both = sentences(english, Saying.CALL, office, Fullness.FULL)
    assert [each.language for each in both] == [Language.AR, Language.EN]


def test_a_second_call_says_that_it_is_one(office: Office) -> None:
    again = call_of(office, kind=CallKind.RECALL)
    assert said(office, again, Fullness.FULL) != said(office, call_of(office), Fullness.FULL)
    assert said(office, again, Fullness.BRIEF) == said(office, call_of(office), Fullness.BRIEF)


def test_a_correction_asks_to_wait_and_names_no_counter(office: Office) -> None:
    for sentence in sentences(call_of(office), Saying.CORRECTION, office, Fullness.FULL):
        ticket = say_ticket("F012", sentence.language, office.voice.manner)
        assert sentence.clauses == (ticket, say_withdrawn(sentence.language))


@pytest.mark.parametrize("fullness", Fullness)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", CallKind)
def test_what_is_made_ahead_of_need_is_all_that_a_call_needs(
    office: Office, fullness: Fullness, language: Language, kind: CallKind
) -> None:
    service = office.service_coded("F")
    ahead = ahead_of_need(office, ["F012"], [3], [service.id])
    for saying in Saying:
        call = call_of(office, language=language, kind=kind)
        for sentence in sentences(call, saying, office, fullness):
            assert set(sentence.clauses) <= set(ahead)
    assert len(ahead) == len(set(ahead))


def seconds(_place: int, fullness: Fullness) -> float:
    return LENGTHS[fullness]


def test_a_single_call_is_said_in_full() -> None:
    assert fullness_for([NOW], NOW, seconds) is Fullness.FULL
    assert fullness_for([NOW - timedelta(minutes=1)], NOW, seconds) is Fullness.FULL


def test_a_call_that_waits_behind_shortens_the_one_before_it() -> None:
    assert fullness_for([NOW, NOW], NOW, seconds) is Fullness.ONE_LANGUAGE
    assert fullness_for([NOW, NOW, NOW], NOW, seconds) is Fullness.PLAIN
    assert fullness_for([NOW] * 9, NOW, seconds) is Fullness.BRIEF
    late = [NOW, NOW - timedelta(seconds=7)]
    assert fullness_for(late, NOW, seconds) is Fullness.BRIEF


@given(
    st.lists(st.floats(min_value=0, max_value=60), min_size=1, max_size=25),
    st.floats(min_value=5, max_value=7),
)
def test_at_the_pace_of_the_screen_no_call_is_spoken_late(gaps: list[float], pace: float) -> None:
    """Screens show a call for five seconds at least, and the shortest form takes no longer."""
    shown, at = [], 0.0
    for gap in gaps:
        at += max(pace, gap)
        shown.append(NOW + timedelta(seconds=at))
    now, spoken = NOW, 0
    while spoken < len(shown):
        now = max(now, shown[spoken])
        due = [since for since in shown[spoken:] if since <= now]
        assert now - due[0] <= LAG + timedelta(milliseconds=1)
        now += timedelta(seconds=seconds(0, fullness_for(due, now, seconds)))
        spoken += 1
