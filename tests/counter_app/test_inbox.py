"""The bookings to sort, through the real window on a real database: every verb, every refusal, what
another console has settled meanwhile, in both directions."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.reception.inbox.card import InboxCard
from counter_app.reception.people import People
from counter_app.reception.tabs import Tab
from counter_app.state import News, Question
from counter_app.verbs import SORTING, Verb
from db import schema as t
from db.bookings import Bookings, BookingView
from db.delivered import Incoming, SetAside, SourceObject, Sweep, each_alone
from db.inbox import Ending, InboxLine, Kind
from db.outcomes import Outcomes
from db.pulling import Pulling
from db.sources import Sources
from db.transaction import raise_config
from db.trouble import Trouble, TroubleKind
from queueing.booking import BookingState
from queueing.ticket import Reason
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console
from tests.counter_app.picture import faults
from tests.counter_app.test_reception import (
    clicks,
    clicks_row,
    kinds,
    news,
    page,
    sits_at_reception,
)

CPR = "900712345"
MINUTE = timedelta(minutes=1)


class Source:
    """A system of bookings, as the office hears of it."""

    def __init__(self, centre: Centre) -> None:
        handed = (centre.database, centre.id, centre.clock)
        self.centre = centre
        self.pulling, self.outcomes = Pulling(*handed), Outcomes(*handed)
        self.sources, self.bookings = Sources(*handed), Bookings(*handed)
        self.sources.name("app", "caldav", pushes=True, every=MINUTE)

    def says(self, id_: str, service: str = "F", minutes: float = 30, **changes: object) -> None:
        starts_at = self.centre.clock() + timedelta(minutes=minutes)
        details = {"reference": f"Q-{id_}", "name": f"Visitor {id_}", "national_id": CPR, **changes}
        booked = Incoming(external_id=id_, service=service, starts_at=starts_at, **details)  # type: ignore[arg-type]
        self.pulling.take_in("app", each_alone([booked]))

    def comes(self, id_: str, minutes: float = 30) -> str:
        """A booking whose visitor is here; gives the number of the ticket."""
        self.says(id_, minutes=minutes)
        booking = next(b for b in self.bookings.of_day() if b.reference == f"Q-{id_}".upper())
        ticket = self.centre.intake.check_in(booking.booking_id, language=Language.AR)
        return ticket.number

    def garbles(self, where: str = "/calendars/one/7.ics", found: str = "31 November") -> None:
        aside = SetAside(where=where, field="DTSTART", found=found, reason="accepted: a real date")
        self.pulling.take_in("app", [SourceObject(address=where, set_aside=(aside,))])

    def loses(self, *kept: str) -> None:
        """It holds nothing but these any more."""
        now = self.centre.clock()
        sweep = Sweep(now - timedelta(hours=1), now + timedelta(hours=9), frozenset(kept))
        self.pulling.sweep("app", sweep)

    def refuses(self) -> None:
        """It does not take the first outcome that it is told."""
        self.outcomes.refused(self.outcomes.claim("app")[0], "403 read only")

    @property
    def line(self) -> InboxLine:
        (found,) = self.centre.resolving.lines()
        return found


@pytest.fixture
def source(centre: Centre) -> Source:
    return Source(centre)


@pytest.fixture
def desk(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A console in English, with somebody at reception."""
    made = Console(qtbot, centre, look, english)
    consoles.append(made)
    sits_at_reception(made)
    return made


def people(console: Console) -> People:
    return page(console).desk.people


def card(console: Console) -> InboxCard:
    return page(console).room.inbox


def goes_to_the_list(console: Console, count: int = 1) -> None:
    console.wait(lambda s: len(s.inbox) == count)
    while page(console).desk.tab is not Tab.INBOX:
        console.key(Qt.Key.Key_F11)
    console.bot.waitUntil(people(console).hasFocus)


def opens(console: Console, count: int = 1) -> None:
    goes_to_the_list(console, count)
    console.key(Qt.Key.Key_Return)
    console.bot.waitUntil(card(console).isVisible)


def decided(console: Console, what: News) -> None:
    console.wait(lambda s: news(console) is what)
    console.bot.waitUntil(lambda: not card(console).isVisible())


def offered(console: Console) -> set[Verb]:
    return {verb for verb, each in card(console).verbs.buttons.items() if each.isVisible()}


def ended(centre: Centre) -> list[Ending | None]:
    return [line.ended_how for line in centre.resolving.lines(ended=True)]


def only_booking(source: Source) -> BookingView:
    (booking,) = source.bookings.of_day()
    return booking


# --- services


def test_a_service_is_matched_by_three_keys(
    console: Console, centre: Centre, source: Source
) -> None:
    source.says("1", "Renewal", service_label="Renewal of certificates")
    source.says("2", "renewal ")
    source.says("3", "Passports")
    sits_at_reception(console)
    opens(console, 3)
    assert QApplication.focusWidget() is card(console).services
    assert "Renewal of certificates" in card(console).service.words
    assert "2" in card(console).waiting.words or "حجزان" in card(console).waiting.words
    assert offered(console) == {Verb.MATCH_SERVICE, Verb.NOT_OURS}
    console.key(Qt.Key.Key_Return)
    assert console.state.busy is None, "nothing is chosen yet"
    assert not card(console).verbs.buttons[Verb.MATCH_SERVICE].isEnabled()
    console.key(Qt.Key.Key_2)
    console.key(Qt.Key.Key_Return)
    decided(console, News.MATCHED)
    taken = source.bookings.of_day()
    assert [b.service_id for b in taken] == [centre.office.service_coded("N").id] * 2
    assert [e.title for e in people(console).entries] and len(people(console).entries) == 1
    assert people(console).hasFocus() and people(console).key == source.line.id
    assert page(console).answer.text


def test_a_service_of_others_is_left_out_once_that_was_asked(
    console: Console, centre: Centre, source: Source
) -> None:
    source.says("1", "Passports")
    sits_at_reception(console)
    opens(console)
    console.key(Qt.Key.Key_Delete)
    console.wait(lambda s: s.question is Question.NOT_OURS)
    asked = page(console).room.questions[Question.NOT_OURS]
    assert "Passports" in asked.title.words
    assert asked.never.hasFocus(), "a slip of the finger does no harm"
    console.key(Qt.Key.Key_Escape)
    console.wait(lambda s: s.question is Question.NONE and s.asked_line is None)
    assert card(console).isVisible()
    console.click("line_not_ours")
    console.click("not_ours_sure")
    decided(console, News.NOT_OURS)
    assert ended(centre) == [Ending.NOT_OURS]
    source.says("2", "Passports")
    assert centre.resolving.lines() == () and source.bookings.of_day() == ()
    console.bot.waitUntil(page(console).desk.empty.isVisible)


def test_a_service_is_matched_by_mouse(console: Console, centre: Centre, source: Source) -> None:
    source.says("1", "Renewal")
    sits_at_reception(console)
    console.click("tab_inbox")
    clicks_row(console, people(console), 0)
    clicks_row(console, card(console).services, 1)
    clicks(console, card(console).verbs.buttons[Verb.MATCH_SERVICE])
    decided(console, News.MATCHED)
    assert only_booking(source).service_id == centre.office.service_coded("N").id


def test_what_was_chosen_for_one_line_is_not_chosen_for_the_next(
    desk: Console, source: Source
) -> None:
    source.says("1", "Renewal")
    source.says("2", "Other")
    opens(desk, 2)
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_Escape)
    desk.bot.waitUntil(people(desk).hasFocus)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    line = card(desk).line
    assert line is not None and line.data["service"] == "Other"
    assert card(desk).chosen is None


# --- two versions


def test_ours_is_kept(console: Console, centre: Centre, source: Source) -> None:
    number = source.comes("1")
    before = only_booking(source)
    source.says("1", "N", minutes=90)
    sits_at_reception(console)
    opens(console)
    shown = card(console).versions
    assert [line.sign.text() for line in shown.lines] == ["", "", "≠", "≠"], "hour, service"
    hour = shown.lines[2]
    assert "9:30" in hour.ours.words and "10:30" in hour.theirs.words
    assert any(number in value for value in card(console).facts.words.values())
    console.key(Qt.Key.Key_F4)
    decided(console, News.KEPT_OURS)
    assert only_booking(source) == before
    assert ended(centre) == [Ending.KEPT]
    assert centre.views.visitors("")[0].step.number == number


def test_theirs_is_accepted_and_the_ticket_stays(
    console: Console, centre: Centre, source: Source
) -> None:
    number = source.comes("1")
    step = centre.views.visitors("")[0].step
    source.says("1", minutes=90)
    sits_at_reception(console)
    opens(console)
    console.key(Qt.Key.Key_F5)
    decided(console, News.ACCEPTED)
    assert number in page(console).answer.text
    assert only_booking(source).starts_at == centre.clock() + timedelta(minutes=90)
    after = centre.views.visitors("")[0].step
    assert (after.due_at, after.state, after.number) == (step.due_at, step.state, number)


@pytest.mark.parametrize("gone", [True, False], ids=["removed", "cancelled"])
def test_a_booking_that_is_not_there_any_more(
    console: Console, centre: Centre, source: Source, gone: bool
) -> None:
    source.comes("1")
    source.loses() if gone else source.says("1", cancelled=True)
    sits_at_reception(console)
    opens(console)
    assert source.line.kind is (Kind.GONE if gone else Kind.CANCELLED)
    assert [line.sign.text() for line in card(console).versions.lines] == ["≠", "", "", ""]
    console.click("line_accept_theirs")
    decided(console, News.ACCEPTED)
    assert only_booking(source).state is BookingState.CANCELLED
    assert len(centre.views.visitors("")) == 1


# --- records and outcomes


def test_an_unreadable_record_says_where_and_what(desk: Console, source: Source) -> None:
    source.garbles()
    opens(desk)
    said = card(desk).facts.words
    assert [_plain(said[name]) for name in ("Place", "Field", "Found", "Reason")] == [
        *("/calendars/one/7.ics", "DTSTART", "31 November", "accepted: a real date")
    ]
    assert _plain(card(desk).title.words) == "7.ics"
    desk.key(Qt.Key.Key_F4)
    decided(desk, News.DISMISSED)
    assert ended(desk.centre) == [Ending.DISMISSED]


def test_an_outcome_that_was_refused_says_why(desk: Console, source: Source) -> None:
    number = source.comes("1")
    source.refuses()
    opens(desk)
    said = {what: _plain(value) for what, value in card(desk).facts.words.items()}
    assert (said["Ticket"], said["Outcome"]) == (number, "has come")
    assert said["Reason"] == "403 read only"
    assert offered(desk) == {Verb.DISMISS}
    desk.click("line_dismiss")
    decided(desk, News.DISMISSED)


def _plain(text: str) -> str:
    return text.strip("\u200e\u200f\u2066\u2068\u2069").replace("\u2069", "")


def test_a_national_id_is_seen_by_its_last_digits_alone(desk: Console, source: Source) -> None:
    source.says("1", "Renewal")
    opens(desk)
    assert CPR not in str(card(desk).facts.words) + str(people(desk).entries)
    assert card(desk).facts.words["CPR"].endswith("345\u2069")


# --- somebody else


def test_a_line_that_another_console_has_settled(
    desk: Console, centre: Centre, source: Source
) -> None:
    source.comes("1")
    source.says("1", minutes=90)
    opens(desk)
    line = source.line
    centre.resolving.keep(line.id, by=centre.person("supervisor"))
    desk.wait(lambda s: not s.inbox)
    desk.bot.waitUntil(lambda: card(desk).settled)
    assert card(desk).isVisible() and not offered(desk)
    assert card(desk).hint.words == "This is settled already."
    desk.presenter.sorting.accept(line)
    desk.wait(lambda s: s.notice and s.notice.refused)
    assert desk.state.notice is not None and desk.state.notice.refused is not None
    assert desk.state.notice.refused.reason is Reason.NOT_ALLOWED_NOW
    assert "settled this already" in page(desk).answer.text
    assert ended(centre) == [Ending.KEPT]


def test_a_question_about_a_settled_line_goes_away(
    desk: Console, centre: Centre, source: Source
) -> None:
    source.says("1", "Renewal")
    opens(desk)
    desk.key(Qt.Key.Key_Delete)
    desk.wait(lambda s: s.question is Question.NOT_OURS)
    service = centre.office.service_coded("F").id
    centre.resolving.match(source.line.id, service, by=centre.person("supervisor"))
    desk.wait(lambda s: s.question is Question.NONE)
    assert kinds(centre)[-1] == "service_matched"


def test_a_line_that_its_source_has_mended_goes_by_itself(desk: Console, source: Source) -> None:
    source.comes("1")
    source.says("1", minutes=90)
    goes_to_the_list(desk)
    source.says("1", minutes=30)
    desk.wait(lambda s: not s.inbox)
    desk.bot.waitUntil(page(desk).desk.empty.isVisible)
    assert page(desk).desk.bar.tabs[Tab.INBOX].text() == "To sort"


@pytest.mark.parametrize("verb", sorted(SORTING))
def test_a_colleague_was_quicker(desk: Console, centre: Centre, source: Source, verb: Verb) -> None:
    service, other = centre.office.service_coded("F").id, centre.person("supervisor")
    match verb:
        case Verb.MATCH_SERVICE | Verb.NOT_OURS:
            source.says("1", "Renewal")
        case Verb.DISMISS:
            source.garbles()
        case _:
            source.comes("1")
            source.says("1", minutes=90)
    desk.wait(lambda s: s.inbox)
    sorting, line = desk.presenter.sorting, source.line
    if verb is Verb.NOT_OURS:
        sorting.not_ours(line)  # Asks first.
    settle, press = {
        Verb.MATCH_SERVICE: (centre.resolving.not_ours, lambda: sorting.match(line, service)),
        Verb.NOT_OURS: (centre.resolving.not_ours, lambda: sorting.not_ours(line)),
        Verb.KEEP_OURS: (centre.resolving.accept, lambda: sorting.keep(line)),
        Verb.ACCEPT_THEIRS: (centre.resolving.keep, lambda: sorting.accept(line)),
        Verb.DISMISS: (centre.resolving.dismiss, lambda: sorting.dismiss(line)),
    }[verb]
    settle(line.id, by=other)
    before = kinds(centre)
    press()
    desk.wait(lambda s: s.notice and s.notice.refused)
    assert "settled this already" in page(desk).answer.text
    assert desk.state.question is Question.NONE and desk.state.inbox == ()
    assert kinds(centre) == before


def test_who_has_lost_the_right_is_refused_by_the_office(
    desk: Console, centre: Centre, source: Source
) -> None:
    source.comes("1")
    source.says("1", minutes=90)
    desk.wait(lambda s: s.inbox)
    line = source.line
    with centre.database.write(centre.id, centre.clock) as write:
        write.update(t.staff, centre.person("reception"), role="clerk")
        raise_config(write)
        write.record("set_up", staff_id=None)
    desk.presenter.sorting.keep(line)
    desk.wait(lambda s: s.notice and s.notice.refused)
    assert desk.state.notice is not None and desk.state.notice.refused is not None
    assert desk.state.notice.refused.reason is Reason.ROLE_NOT_ALLOWED
    assert source.line == line and "role" in page(desk).answer.text
    assert desk.state.inbox == (), "nor are the lines shown any longer"


def test_a_clerk_sees_nothing_of_it(plain: Console, source: Source) -> None:
    source.says("1", "Renewal")
    plain.wait(lambda s: s.n)
    plain.settle()
    assert plain.state.inbox == () and plain.state.sources == ()


# --- pressed once


def test_a_press_whose_answer_is_lost_decides_once(
    desk: Console, centre: Centre, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.says("1", "Renewal")
    desk.wait(lambda s: s.inbox)
    real, lost = centre.resolving.match, [True]

    def answered_badly(*given: int, by: int | None = None) -> int:
        count = real(*given, by=by)
        if lost.pop() if lost else False:
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")
        return count

    monkeypatch.setattr(centre.resolving, "match", answered_badly)
    desk.presenter.sorting.match(source.line, centre.office.service_coded("F").id)
    desk.wait(lambda s: news(desk) is News.DONE_MEANWHILE)
    assert kinds(centre).count("service_matched") == 1
    assert desk.state.inbox == () and not lost


# --- the list


def test_the_tab_is_quiet_until_something_is_to_be_sorted(desk: Console, source: Source) -> None:
    tab = page(desk).desk.bar.tabs[Tab.INBOX]
    assert tab.text() == "To sort"
    source.says("1", "Renewal")
    source.garbles()
    desk.bot.waitUntil(lambda: tab.text() == "To sort  2")
    desk.click("tab_inbox")
    first, second = people(desk).entries
    assert first.title.endswith("Visitor 1\u2069") and "9:30 am" in first.lead
    assert "Renewal" in first.detail and first.mark == "Unmatched"
    assert "7.ics" in second.title and second.mark == "Unreadable"


def test_typing_looks_for_a_line(desk: Console, source: Source) -> None:
    for name in ("Sara", "Ahmed"):
        source.says(name, "Renewal", name=name)
    goes_to_the_list(desk, 2)
    desk.type("a")
    desk.type("hm")
    desk.bot.waitUntil(lambda: len(people(desk).entries) == 1)
    assert "Ahmed" in people(desk).entries[0].title
    desk.type("x")
    desk.bot.waitUntil(page(desk).desk.empty.isVisible)
    assert "ahmx" in page(desk).desk.empty.words
    assert page(desk).desk.tab is Tab.INBOX


def test_the_keyboard_goes_on_where_it_was(desk: Console, source: Source) -> None:
    for place in range(4):
        source.garbles(f"/c/{place}.ics")
    goes_to_the_list(desk, 4)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_F4)
    desk.bot.waitUntil(card(desk).isVisible)
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda s: len(s.inbox) == 3)
    desk.bot.waitUntil(lambda: people(desk).hasFocus() and people(desk).currentRow() == 1)
    assert "2.ics" in people(desk).entries[1].title


def test_what_was_open_is_not_there_for_the_next_person(desk: Console, source: Source) -> None:
    source.says("1", "Renewal")
    opens(desk)
    desk.presenter.sitting.sign_out()
    desk.wait(lambda s: s.clerk is None)
    assert not people(desk).entries
    sits_at_reception(desk)
    assert not card(desk).isVisible() and page(desk).desk.tab is Tab.HERE


def test_five_hundred_lines_stay_usable(desk: Console, centre: Centre, source: Source) -> None:
    booked = [
        Incoming(
            external_id=str(place),
            reference=f"Q-{place}",
            service=f"Service {place % 7}",
            starts_at=centre.clock() + timedelta(days=1, minutes=place),
            name="ع" * 60 if place % 2 else "A very long name " * 8,
        )
        for place in range(600)
    ]
    source.pulling.take_in("app", each_alone(booked))
    desk.wait(lambda s: len(s.inbox) == 500)
    began = datetime.now()
    opens(desk, 500)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_F4)
    decided(desk, News.MATCHED)
    assert datetime.now() - began < timedelta(seconds=10)
    desk.wait(lambda s: len(s.inbox) == 500)
    assert not any("Service 0" in e.detail for e in people(desk).entries)


SCALED = {125: (1536, 864), 150: (1280, 720), 175: (1097, 617), 200: (960, 540)}


@pytest.mark.parametrize("per_cent", SCALED)
def test_nothing_is_cut_at_any_scaling(console: Console, source: Source, per_cent: int) -> None:
    console.window.resize(*SCALED[per_cent])
    source.says("1", "REVIEW-OF-SAFETY-PLANS", service_label="Review of plans " * 4)
    source.garbles("/calendars/" + "long-" * 30 + "7.ics", "31 November " * 8)
    for id_ in ("2", "3", "4"):
        source.comes(id_)
    source.refuses()
    source.says("2", "C", minutes=26 * 60)
    source.says("3", cancelled=True)
    sits_at_reception(console)
    console.click("tab_inbox")
    console.wait(lambda s: len(s.inbox) == 5)
    found: dict[str, list[str]] = {}
    for line in console.state.inbox:
        people(console).choose(line.id)
        people(console).open()
        console.bot.waitUntil(card(console).isVisible)
        if wrong := _settled_faults(card(console)):
            found[line.kind] = wrong
        console.key(Qt.Key.Key_Escape)
        console.bot.waitUntil(people(console).isVisible)
    assert not found


def _settled_faults(card: InboxCard) -> list[str]:
    wrong: list[str] = []
    for _ in range(20):
        QApplication.processEvents()
        wrong = faults(card)
        if not wrong:
            break
    return wrong
