"""What a console says of the systems that bookings come from, through the real window."""

from datetime import timedelta

import pytest

from counter_app.reception.source_line import SourceLine
from counter_app.verbs import Page
from db.sources import Sources
from queueing.wording import Language
from tests.counter_app.conftest import Centre, Console, HandClock
from tests.counter_app.test_inbox import Source
from tests.counter_app.test_reception import page, sits_at_reception
from tests.db.house import looked

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sources(centre: Centre) -> Sources:
    made = Sources(centre.database, centre.id, centre.clock)
    made.name("app", "caldav", pushes=True, every=MINUTE)
    looked(made, "app", "1", swept=True)
    return made


def banner(console: Console) -> str:
    return console.window.strip.sources.text


def line(console: Console) -> SourceLine:
    return page(console).floor.sources


def later(console: Console, clock: HandClock, minutes: float) -> None:
    """Time passes, and the console reads again by itself as it does every few seconds."""
    clock.pass_(minutes=minutes)
    console.presenter.locking.touched()
    console.presenter.tick()
    console.presenter.heal()
    console.settle()


def test_a_source_that_is_away_is_told_once_and_until_it_is_back(
    console: Console, clock: HandClock, sources: Sources
) -> None:
    sits_at_reception(console)
    later(console, clock, 1)
    assert banner(console) == ""
    sources.failed("app", "cannot be reached")
    later(console, clock, 3)
    assert banner(console) == "", "a restart of a server is none of anybody's business"
    later(console, clock, 10)
    said = banner(console)
    assert "app" in said and "9:00" in said and console.window.strip.sources.isVisible()
    later(console, clock, 5)
    assert banner(console) == said, "nothing is read out again while nothing has changed"
    looked(sources, "app", "2", swept=True)
    later(console, clock, 0)
    assert banner(console) == "" and not console.window.strip.sources.isVisible()


def test_a_banner_that_was_read_stays_away_until_the_next_time(
    console: Console, clock: HandClock, sources: Sources
) -> None:
    sits_at_reception(console)
    later(console, clock, 15)
    assert banner(console)
    console.window.strip.sources.action_chosen.emit()
    assert banner(console) == ""
    later(console, clock, 5)
    assert banner(console) == ""
    looked(sources, "app", "2", swept=True)
    later(console, clock, 0)
    later(console, clock, 15)
    assert "9:20" in banner(console)


def test_yesterdays_bookings_are_told_by_their_day(
    console: Console, clock: HandClock, sources: Sources
) -> None:
    clock.pass_(days=1)
    sits_at_reception(console)
    assert "22" in banner(console) and "9:00" in banner(console)


def test_a_source_that_was_never_read(console: Console, centre: Centre, clock: HandClock) -> None:
    made = Sources(centre.database, centre.id, clock)
    made.name("app", "caldav", pushes=False, every=MINUTE)
    sits_at_reception(console)
    assert banner(console) == "" and "app" in line(console).words
    made.failed("app", "wrong password")
    later(console, clock, 15)
    assert "app" in banner(console)


def test_the_floor_says_how_old_its_bookings_are(
    console: Console, clock: HandClock, sources: Sources
) -> None:
    sits_at_reception(console)
    english = console.state.language is Language.EN
    clock.pass_(seconds=12)
    console.presenter.tick()
    assert line(console).isVisible() and "12" in line(console).words
    if english:
        assert line(console).words == "Bookings: up to date, 12 s ago"
    later(console, clock, 9)
    assert "9" in line(console).words and "app" in line(console).words
    if english:
        assert line(console).words.endswith("9 min old")


def test_the_oldest_of_several_sources_is_told(
    plain: Console, clock: HandClock, sources: Sources
) -> None:
    clock.pass_(seconds=30)
    sources.name("other", "ics", pushes=False, every=MINUTE)
    looked(sources, "other", "1", swept=True)
    plain.presenter.sitting.sign_out()
    plain.wait(lambda s: s.page is Page.SIGN_IN)
    sits_at_reception(plain)
    assert line(plain).words == "Bookings: up to date, 30 s ago"


@pytest.mark.parametrize("count", [1, 2, 3, 11])
def test_outcomes_that_wait_are_counted(
    console: Console, centre: Centre, sources: Sources, count: int
) -> None:
    source = Source(centre)
    for place in range(count):
        source.comes(str(place))
    sits_at_reception(console)
    words = {1: "نتيجة واحدة", 2: "نتيجتان", 3: "3 نتائج", 11: "11 نتيجة"}[count]
    if console.state.language is Language.EN:
        words = f"{count} outcome{'s' if count > 1 else ''} to be told"
    assert words in line(console).words


def test_an_office_without_sources_says_nothing(console: Console) -> None:
    sits_at_reception(console)
    assert not line(console).isVisible() and banner(console) == ""


def test_a_clerk_is_left_alone_and_a_supervisor_at_a_counter_is_not(
    plain: Console, clock: HandClock, sources: Sources
) -> None:
    later(plain, clock, 15)
    assert plain.state.page is Page.AT_WORK and banner(plain) == ""
    plain.presenter.sitting.sign_out()
    plain.wait(lambda s: s.page is Page.SIGN_IN)
    plain.sign_in("supervisor", "4300")
    assert "app" in banner(plain)
    plain.presenter.locking.lock()
    assert banner(plain) == "", "whoever passes by need not know"
