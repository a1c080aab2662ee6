"""What the hall reads: every call with what became of it, who is next, how long it takes."""

from datetime import timedelta

from db.hall import MOST_RECENT, Fate
from queueing.ticket import State
from queueing.wording import Language
from tests.db.house import SUNDAY_9, House, small_office


def fates(house: House) -> list[tuple[str, Fate]]:
    return [(call.number, call.fate) for call in house.views.hall().recent]


def test_a_call_is_read_with_what_became_of_it(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    for _ in range(4):
        house.issue("F")
    served = house.serve(counter, clerk)
    house.serving.finish(served, by=clerk)
    taken_back = house.call(counter, clerk)
    house.calling.undo(taken_back.step_id, by=clerk)
    standing = house.call(counter, clerk)
    assert fates(house) == [
        (standing.number, Fate.STANDING),
        (taken_back.number, Fate.WITHDRAWN),
        ("F001", Fate.OVER),
    ]
    view = house.views.hall()
    assert [call.number for call in view.calls] == [standing.number]
    assert view.recent[1].withdrawn_at == house.clock.now
    assert [call.void for call in view.recent] == [False, True, False]


def test_a_recall_takes_the_place_of_the_call_and_is_taken_back_with_it(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step = house.call(counter, clerk).step_id
    house.forward(seconds=30)
    house.calling.recall(step, by=clerk)
    assert [fate for _number, fate in fates(house)] == [Fate.STANDING, Fate.OVER]
    house.calling.undo(step, by=clerk)
    assert [fate for _number, fate in fates(house)] == [Fate.WITHDRAWN, Fate.WITHDRAWN]
    assert {call.withdrawn_at for call in house.views.hall().recent} == {house.clock.now}


def test_calls_that_the_end_of_the_day_closed_are_void(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.call(counter, clerk)
    house.day.end()
    [call] = house.views.hall().recent
    assert (call.void, call.state) == (True, State.CLOSED)


def test_yesterdays_calls_are_no_recent_ones(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.serve(counter, clerk)
    house.forward(days=1)
    assert house.views.hall().recent == ()


def test_a_clock_that_runs_apart_hides_no_call(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.forward(hours=-1)
    house.call(counter, clerk)
    house.forward(hours=1)
    assert [number for number, _fate in fates(house)] == ["F001"]


def test_more_calls_are_read_than_a_hall_makes_at_once(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    for _ in range(MOST_RECENT + 2):
        house.issue("F")
        house.serving.finish(house.serve(counter, clerk), by=clerk)
    assert len(house.views.hall().recent) == MOST_RECENT


def test_the_language_that_the_visitor_chose_is_known(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F", language=Language.EN)
    house.call(counter, clerk)
    assert house.views.hall().recent[0].language is Language.EN
    assert house.views.hall().calls[0].language is Language.EN


def test_a_visitor_who_is_sent_on_is_shown_for_a_while(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.sit(4, "dana")
    house.issue("F"), house.issue("F")
    house.serving.transfer_to_service(house.serve(counter, clerk), house.service("R"), by=clerk)
    [moved] = house.views.hall().moved
    assert (moved.number, moved.service_id, moved.counter_number) == (
        "F001",
        house.service("R"),
        None,
    )
    house.serving.transfer_to_counter(house.serve(counter, clerk), house.counter(4), by=clerk)
    newest, older = house.views.hall().moved
    assert (newest.number, newest.counter_number, older) == ("F002", 4, moved)


def test_who_is_called_is_not_shown_as_sent_on(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.serving.transfer_to_service(house.serve(counter, clerk), house.service("N"), by=clerk)
    assert house.views.hall().moved
    house.call(counter, clerk)
    assert house.views.hall().moved == ()


def test_the_outlook_names_who_is_due_first_where_somebody_serves(house: House) -> None:
    house.issue("F"), house.issue("G"), house.issue("R"), house.issue("F")
    assert house.views.outlook().next_up == ()
    house.sit(1, "amal")
    outlook = house.views.outlook()
    assert [each.number for each in outlook.next_up] == ["G001", "F001", "F002"]
    spans = {house.views.office().services[s].code: span for s, span in outlook.waits.items()}
    assert [code for code, span in spans.items() if span is None] == ["P", "C", "R"]
    assert spans["F"] == house.views.promise(house.service("F")).expected


def test_who_is_held_after_not_coming_is_not_next(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.calling.no_show(house.call(counter, clerk).step_id, by=clerk)
    assert house.views.outlook().next_up == ()
    house.forward(minutes=4)
    assert [each.number for each in house.views.outlook().next_up] == ["F001"]


def test_the_hall_and_its_voice_are_as_the_profile_says(house: House) -> None:
    plain = house.views.office()
    assert (plain.hall.next_shown, plain.hall.waits) == (0, False)
    assert plain.voice.languages == (Language.AR, Language.EN)
    assert not plain.voice.silent_at(plain.local(SUNDAY_9))
    house.set_up(
        small_office(
            hall={"next_shown": 3, "waits": True},
            voice={"languages": ["en"], "repeats": 2, "quiet": [{"from": "09:00", "to": "09:20"}]},
        )
    )
    office = house.views.office()
    assert (office.hall.next_shown, office.hall.waits) == (3, True)
    assert (office.voice.languages, office.voice.repeats) == ((Language.EN,), 2)
    quiet = [
        office.voice.silent_at(office.local(SUNDAY_9 + timedelta(minutes=m))) for m in (0, 19, 20)
    ]
    assert quiet == [True, True, False]
    assert house.set_up(small_office()).changes > 0
    assert house.views.office().voice == plain.voice
