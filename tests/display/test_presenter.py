"""The display's state over real use cases, real live updates and a clock set by hand."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.calling import CallKind
from db.hall import HallView, Outlook
from db.trouble import Trouble, TroubleKind
from display.state import Phase
from queueing.wording import Bilingual, Language
from shell.live import Watcher
from tests.display.hall import Cable, Display, Hall, MakeDisplay


def test_a_call_is_shown_with_counter_and_service_in_both_languages(
    hall: Hall, display: Display
) -> None:
    number = hall.ticket("G")
    hall.call(counter=1)
    state = display.catch_up().state
    assert state.phase is Phase.CALLING
    assert state.newest is not None
    assert (state.newest.number, state.newest.counter) == (number, 1)
    assert state.newest.service == Bilingual("الاستفسارات العامة", "General enquiries")
    assert state.newest.fresh
    assert state.newest.kind is CallKind.CALL


def test_the_highlight_ends_and_the_call_stays(hall: Hall, display: Display) -> None:
    number = hall.ticket()
    hall.call()
    display.catch_up()
    assert display.pass_(11).newest.fresh
    assert not display.pass_(2).newest.fresh
    assert display.newest.number == number


def test_five_calls_in_quick_succession_are_each_shown(hall: Hall, display: Display) -> None:
    numbers = [hall.ticket(service) for service in "GFNIP"]
    for counter in (1, 2, 3, 4, 6):
        hall.call(counter)
    display.catch_up()
    shown = [display.newest.number]
    while len(shown) < 5:
        assert display.pass_(4.9).newest.number == shown[-1]
        shown.append(display.pass_(0.2).newest.number)
    assert sorted(shown) == sorted(numbers)
    assert len(display.state.others) == 4
    assert display.shown == shown[-1]


def test_calls_that_wait_for_their_moment_stand_on_the_board_already(
    hall: Hall, display: Display
) -> None:
    first, second = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    hall.call(2)
    display.catch_up()
    assert display.shown == first
    assert display.others == [second]


def test_a_recall_is_highlighted_again(hall: Hall, display: Display) -> None:
    hall.ticket()
    call = hall.call()
    display.catch_up()
    assert display.pass_(15).newest.fresh is False
    hall.recall(call)
    state = display.catch_up().state
    assert display.newest.fresh
    assert display.newest.kind is CallKind.RECALL
    assert state.others == ()


def test_a_recall_comes_before_a_newer_call(hall: Hall, display: Display) -> None:
    called_first, called_later = hall.ticket("G"), hall.ticket("F")
    call = hall.call(1)
    hall.call(2)
    display.catch_up()
    display.pass_(5)
    assert display.pass_(20).newest.number == called_later
    hall.recall(call, 1)
    assert display.catch_up().newest.number == called_first
    assert display.others == [called_later]


def test_an_undone_call_vanishes_at_once(hall: Hall, display: Display) -> None:
    hall.ticket()
    call = hall.call()
    display.catch_up()
    hall.undo(call)
    state = display.catch_up().state
    assert state.phase is Phase.IDLE
    assert state.newest is None
    assert state.waiting == 1


def test_undoing_the_call_on_show_brings_the_next_one_forward(hall: Hall, display: Display) -> None:
    hall.ticket("G")
    second = hall.ticket("F")
    call = hall.call(1)
    hall.call(2)
    display.catch_up()
    hall.undo(call, 1)
    display.catch_up()
    assert display.shown == second
    assert display.others == []


def test_a_finished_visit_leaves_the_board(hall: Hall, display: Display) -> None:
    hall.ticket("G")
    second = hall.ticket("F")
    call = hall.call(1)
    hall.call(2)
    display.catch_up()
    hall.finish(call, 1)
    display.catch_up()
    assert (display.newest.number, display.others) == (call.number, [second])  # it had no time yet
    assert display.pass_(5).newest.number == second
    assert display.others == []


def test_a_visitor_at_the_counter_stays_and_is_known_to_have_arrived(
    hall: Hall, display: Display
) -> None:
    hall.ticket()
    call = hall.call()
    assert display.catch_up().newest.serving is False
    hall.start(call)
    assert display.catch_up().newest.serving is True


def test_a_display_switched_on_shows_old_calls_without_calling_them_new(
    hall: Hall, displays: MakeDisplay
) -> None:
    old, recent = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    hall.clock.pass_(90)
    quiet = displays()
    assert quiet.catch_up().newest.number == old
    assert not quiet.newest.fresh
    hall.call(2)
    hall.clock.pass_(30)
    late = displays()
    late.catch_up()
    assert late.shown == recent
    assert late.others == [old]


def test_it_shows_what_there_is_before_any_notice(hall: Hall, displays: MakeDisplay) -> None:
    number = hall.ticket()
    hall.call()
    never = displays(connect=_no_watcher)
    never.qtbot.waitUntil(lambda: never.state.newest is not None)
    assert never.newest.number == number
    assert never.state.catching_up


def test_a_zone_sees_its_own_counters(hall: Hall, displays: MakeDisplay) -> None:
    in_a, in_b = hall.ticket("G"), hall.ticket("C")
    hall.ticket("R"), hall.ticket("C"), hall.ticket("P")
    first, second = displays(zone="A"), displays(zone="B")
    hall.call(1)
    hall.call(8)
    assert first.catch_up().newest.number == in_a
    assert first.others == []
    assert first.state.waiting == 1
    assert first.state.zone == Bilingual("القاعة الرئيسية", "Main hall")
    assert second.catch_up().newest.number == in_b
    assert second.others == []
    assert second.state.waiting == 2


def test_an_unknown_zone_shows_every_counter_and_the_log_says_so(
    hall: Hall, displays: MakeDisplay, caplog: pytest.LogCaptureFixture
) -> None:
    hall.ticket("G")
    hall.call(1)
    with caplog.at_level(logging.WARNING, "display"):
        lost = displays(zone="Z")
        assert lost.catch_up().newest is not None
    assert "no zone 'Z' (it has: A, B)" in caplog.text


def test_two_displays_show_the_same(hall: Hall, displays: MakeDisplay) -> None:
    one, other = displays(), displays()
    for service in "GFN":
        hall.ticket(service)
    for counter in (1, 2, 3):
        hall.call(counter)
    one.catch_up(), other.catch_up()
    for _ in range(3):
        # Who is next is read apart from the calls, by each display in its own time.
        one.qtbot.waitUntil(lambda: one.state == other.state)
        hall.clock.pass_(5)
        one.presenter.tick()
        other.presenter.tick()


def test_the_last_calls_stay_while_the_live_connection_is_gone(
    hall: Hall, displays: MakeDisplay
) -> None:
    cable = Cable(hall)
    display = displays(connect=cable.connect)
    number = hall.ticket("G")
    later = hall.ticket("F")
    hall.call(1)
    display.catch_up()
    cable.cut = True
    display.qtbot.waitUntil(lambda: display.state.catching_up)
    assert display.newest.number == number
    hall.call(2)
    cable.cut = False
    display.catch_up()
    assert later in [display.newest.number, *display.others]
    assert display.pass_(6).newest.number == later


def test_the_last_calls_stay_while_the_file_is_away(hall: Hall, display: Display) -> None:
    number = hall.ticket()
    hall.call()
    display.catch_up()
    folder = Path(hall.database.where).parent
    away = folder.rename(folder.with_name("away"))
    hall.database.close()
    display.feed.refresh()
    display.qtbot.waitUntil(lambda: display.state.catching_up)
    assert display.newest.number == number
    away.rename(folder)
    display.qtbot.waitUntil(lambda: not display.state.catching_up)
    assert display.newest.number == number


def test_a_short_absence_does_not_highlight_a_call_again(hall: Hall, displays: MakeDisplay) -> None:
    cable = Cable(hall)
    display = displays(connect=cable.connect)
    hall.ticket()
    hall.call()
    display.catch_up()
    display.pass_(15)
    cable.cut = True
    display.qtbot.waitUntil(lambda: display.state.catching_up)
    cable.cut = False
    assert not display.catch_up().newest.fresh


def test_a_bug_in_reading_reaches_the_net_and_the_display_gets_well(
    hall: Hall, displays: MakeDisplay, qtbot: QtBot
) -> None:
    faulty = _Faulty(hall)
    display = displays(views=faulty)
    number = hall.ticket()
    hall.call()
    display.catch_up()
    with qtbot.capture_exceptions() as caught:
        faulty.broken = True
        display.feed.refresh()
        qtbot.waitUntil(lambda: display.state.catching_up)
        faulty.broken = False
    assert {kind for kind, *_ in caught} == {ZeroDivisionError}
    assert display.newest.number == number
    display.catch_up()


def test_a_notice_that_never_came_is_healed_by_the_clock(hall: Hall, displays: MakeDisplay) -> None:
    deaf = displays(connect=lambda: _Deaf(hall))
    deaf.catch_up()
    number = hall.ticket()
    hall.call()
    deaf.pass_(31)
    assert deaf.catch_up().newest.number == number


def test_clock_and_date_are_the_offices_own(display: Display) -> None:
    assert display.state.clock == Bilingual("9:00 ص", "9:00 am")
    assert display.state.date == Bilingual("الأحد 22 نوفمبر 2026", "Sunday 22 November 2026")
    assert display.pass_(4 * 3600).state.clock == Bilingual("1:00 م", "1:00 pm")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 22, 11, 0, tzinfo=UTC), "We open tomorrow at 7:00 am"),
        (datetime(2026, 11, 23, 3, 59, tzinfo=UTC), "We open today at 7:00 am"),
        (
            datetime(2026, 11, 26, 12, 0, tzinfo=UTC),
            "We open on Sunday 29 November 2026 at 7:00 am",
        ),
    ],
)
def test_a_closed_office_says_when_it_opens(display: Display, now: datetime, opens: str) -> None:
    display.hall.clock.now = now
    display.presenter.tick()
    assert display.state.phase is Phase.CLOSED
    assert display.state.opens is not None
    assert display.state.opens.en == opens


def test_it_opens_by_itself_in_the_morning(hall: Hall, display: Display) -> None:
    hall.clock.now = datetime(2026, 11, 23, 3, 59, 59, tzinfo=UTC)
    display.presenter.tick()
    assert display.state.phase is Phase.CLOSED
    assert display.pass_(1).state.phase is Phase.IDLE


def test_a_holiday_is_named(hall: Hall, display: Display) -> None:
    hall.clock.now = datetime(2026, 12, 16, 7, 0, tzinfo=UTC)
    display.presenter.tick()
    assert display.state.because == Bilingual("العيد الوطني المجيد", "National Day")


def test_who_still_waits_after_closing_time_is_not_told_that_it_is_closed(
    hall: Hall, display: Display
) -> None:
    hall.ticket("G"), hall.ticket("G")
    first = hall.call(1)
    hall.clock.now = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
    hall.finish(first, 1)
    display.catch_up()
    assert display.pass_(5).state.phase is Phase.IDLE
    hall.finish(hall.call(1), 1)
    hall.close_counters()
    display.catch_up()
    assert display.pass_(5).state.phase is Phase.CLOSED


def test_the_end_of_the_day_clears_the_screen(hall: Hall, display: Display) -> None:
    hall.ticket(), hall.ticket()
    hall.call()
    display.catch_up()
    hall.day.end()
    state = display.catch_up().state
    assert (state.newest, state.others, state.waiting) == (None, (), 0)


def test_no_name_of_a_person_reaches_the_state(hall: Hall, display: Display) -> None:
    hall.ticket()
    hall.call()
    said = repr(display.catch_up().state)
    for person in hall.office.staff.values():
        assert person.name.ar not in said
        assert person.name.en not in said


def test_nothing_is_told_twice(hall: Hall, display: Display) -> None:
    display.catch_up()
    told = len(display.states)
    display.presenter.tick()
    display.presenter.tick()
    assert len(display.states) == told


def test_the_office_chooses_which_language_is_read_first(hall: Hall, displays: MakeDisplay) -> None:
    assert displays().catch_up().state.first is Language.AR
    assert displays(first=Language.EN).catch_up().state.first is Language.EN


def _no_watcher() -> Watcher:
    raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "nowhere")


class _Deaf:
    """A watcher that never hears anything."""

    def __init__(self, hall: Hall) -> None:
        self._end = hall.database.watch()

    def wait(self, timeout: float) -> bool:
        self._end.wait(timeout)
        return False

    def close(self) -> None:
        self._end.close()


class _Faulty:
    """The real read models with a bug that can be switched on."""

    def __init__(self, hall: Hall) -> None:
        self.broken = False
        self._read: Callable[[], HallView] = hall.views.hall
        self.outlook: Callable[[], Outlook] = hall.views.outlook

    def hall(self) -> HallView:
        if self.broken:
            raise ZeroDivisionError
        return self._read()
