"""Every verb of reception on a real database: what it does, how it is refused, and what a second
console does to the same visitor meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.reception.tabs import Tab
from counter_app.reception.visitor_card import VisitorCard
from counter_app.state import News, Question
from counter_app.verbs import Verb
from db.profile import read_profile
from db.serving import Ending
from db.setup import set_up
from db.visits import TicketView
from queueing.ticket import Reason, State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import PROFILES, Centre, Console, HandClock
from tests.counter_app.test_reception import (
    books,
    finds,
    kinds,
    news,
    opens,
    page,
    sits_at_reception,
)


@pytest.fixture
def desk(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A console in English, with somebody at reception."""
    made = Console(qtbot, centre, look, english)
    consoles.append(made)
    sits_at_reception(made)
    return made


def card(console: Console) -> VisitorCard:
    return page(console).room.card


def offered(console: Console) -> set[Verb]:
    return {verb for verb, each in card(console).verbs.buttons.items() if each.isVisible()}


def confirming(centre: Centre) -> None:
    """The office wants to see for itself before a priority counts."""
    profile = read_profile(PROFILES / "civil_defense.toml")
    office = profile.office.model_copy(update={"confirm_priority": True})
    set_up(centre.database, profile.model_copy(update={"office": office}), centre.clock)


def older(centre: Centre) -> int:
    return next(p.id for p in centre.office.priorities.values() if p.code == "older")


def called(centre: Centre, ticket: TicketView, counter: int = 2) -> int:
    """A colleague calls this ticket; gives the id of its step."""
    clerk = centre.person(f"clerk{counter}")
    centre.staff.open_counter(centre.counter(counter), by=clerk)
    step = centre.calling.call_next(centre.counter(counter), by=clerk)
    assert step is not None and step.ticket_id == ticket.ticket_id
    return step.step_id


def missed(console: Console, clock: HandClock, ticket: TicketView, counter: int = 2) -> int:
    """A colleague calls until the ticket counts as missed, while somebody sits at reception."""
    centre = console.centre
    step_id, clerk = called(centre, ticket, counter), centre.person(f"clerk{counter}")
    centre.calling.no_show(step_id, by=clerk)
    for _ in range(centre.office.allowed_calls - 1):
        clock.pass_(minutes=5)
        centre.calling.call_next(centre.counter(counter), by=clerk)
        centre.calling.no_show(step_id, by=clerk)
    console.presenter.locking.touched()
    return step_id


def served(centre: Centre, ticket: TicketView, ending: Ending | None = None) -> None:
    step_id, clerk = called(centre, ticket), centre.person("clerk2")
    centre.calling.start(step_id, by=clerk)
    centre.serving.finish(step_id, by=clerk, ending=ending)


def test_all_that_is_known_of_a_visitor(desk: Console, centre: Centre, clock: HandClock) -> None:
    books(centre, 10)
    desk.wait(lambda s: s.floor and s.floor.bookings)
    booking = desk.state.floor.bookings[0] if desk.state.floor else None
    assert booking is not None
    number = centre.intake.check_in(
        booking.booking_id, language=Language.EN, priority_id=older(centre)
    ).number
    clock.pass_(minutes=7)
    opens(desk, number)
    facts = card(desk).facts.words
    assert "Ahmed Al Zayani" in facts["Name"]
    assert "CD-100" in facts["Reference"]
    assert "1200" in facts["Phone"]
    assert facts["Priority"] == "Older person (60 and over)"
    assert facts["Booked"].endswith("9:10 am") and facts["Arrived"].endswith("9:00 am")
    assert card(desk).stage.text() == "waiting  ·  7 min"
    assert card(desk).languages[Language.EN].isChecked()


def test_each_verb_is_there_where_it_makes_sense(
    desk: Console, centre: Centre, clock: HandClock
) -> None:
    correct = {Verb.SET_PRIORITY, Verb.MERGE, Verb.REPRINT}
    waiting = centre.arrives("F")
    opens(desk, waiting.number)
    assert offered(desk) == correct | {Verb.CHANGE_SERVICE, Verb.LEAVE}
    step_id = called(centre, waiting)
    desk.wait(lambda s: s.chosen and s.chosen.step.state is State.CALLED)
    assert offered(desk) == correct
    clerk = centre.person("clerk2")
    centre.calling.start(step_id, by=clerk)
    centre.serving.finish(step_id, by=clerk, ending=Ending("completed", next_step="pay"))
    desk.wait(lambda s: s.chosen and s.chosen.step.state is State.DONE)
    assert offered(desk) == {Verb.SLIP}
    gone = centre.arrives("F")
    missed(desk, clock, gone)
    desk.key(Qt.Key.Key_Escape)
    opens(desk, gone.number)
    assert offered(desk) == correct | {Verb.REJOIN}


def test_a_desk_without_a_printer_offers_no_paper(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> None:
    centre.printer = None
    console = Console(qtbot, centre, look, english)
    consoles.append(console)
    sits_at_reception(console)
    opens(console, centre.arrives("F").number)
    assert Verb.REPRINT not in offered(console)


def test_the_ticket_and_the_slip_are_printed_at_this_desk(desk: Console, centre: Centre) -> None:
    ticket = centre.arrives("F")
    opens(desk, ticket.number)
    desk.key(Qt.Key.Key_F7)
    desk.wait(lambda s: news(desk) is News.PRINTING_AGAIN)
    job = centre.printing.take("desk")
    assert job is not None and job.reprint and job.ticket_id == ticket.ticket_id
    served(centre, ticket, Ending("completed", next_step="pay"))
    desk.wait(lambda s: s.chosen and s.chosen.step.state is State.DONE)
    assert card(desk).facts.words["Next step"].startswith("Pay the fee")
    desk.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda s: news(desk) is News.SLIP_PRINTING)
    slip = centre.printing.take("desk")
    assert slip is not None and slip.slip_step_id == ticket.step_ids[0]


def test_a_missed_visitor_comes_after_all_with_one_key(
    desk: Console, centre: Centre, clock: HandClock
) -> None:
    ticket = centre.arrives("F")
    missed(desk, clock, ticket)
    desk.wait(lambda s: s.floor and s.floor.missed)
    page(desk).desk.search.setFocus()
    desk.key(Qt.Key.Key_F11)
    assert page(desk).desk.tab is Tab.MISSED
    assert page(desk).desk.bar.tabs[Tab.MISSED].text() == "Missed  1"
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda s: news(desk) is News.REJOINED)
    assert page(desk).answer.text and "waits again" in page(desk).answer.text
    desk.wait(lambda s: s.floor and not s.floor.missed)
    desk.bot.waitUntil(page(desk).desk.empty.isVisible)
    assert page(desk).desk.empty.words == "Nobody was missed today."


def test_declared_priorities_are_a_list_with_a_count(desk: Console, centre: Centre) -> None:
    lists = page(desk).desk
    assert not lists.bar.tabs[Tab.CLAIMS].isVisible(), "this office believes its visitors"
    confirming(centre)
    first, second = (centre.arrives("F", priority_id=older(centre)) for _ in range(2))
    desk.wait(lambda s: s.floor and len(s.floor.claims) == 2)
    assert lists.bar.tabs[Tab.CLAIMS].text() == "Priority  2"
    desk.click("tab_claims")
    assert "Older person" in lists.people.entries[0].detail
    lists.people.setCurrentRow(0)
    before = {claim.step.ticket_id: claim.step.due_at for claim in _claims(desk)}
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda s: news(desk) is News.CONFIRMED)
    assert [e.key for e in lists.people.entries] == [second.ticket_id]
    lists.people.setCurrentRow(0)
    lists.people.open()
    desk.bot.waitUntil(card(desk).isVisible)
    assert {Verb.CONFIRM, Verb.DECLINE} <= offered(desk)
    assert card(desk).facts.words["To confirm"] == "Older person (60 and over)"
    desk.click("card_decline")
    desk.wait(lambda s: news(desk) is News.DECLINED)
    desk.wait(lambda s: s.chosen and s.chosen.claimed is None)
    assert desk.state.chosen is not None
    assert desk.state.chosen.step.due_at == before[second.ticket_id]
    visit = centre.views.visit(first.ticket_id)
    assert visit is not None
    assert visit.step.due_at == before[first.ticket_id] - timedelta(minutes=20)


def _claims(console: Console):
    return console.state.floor.claims if console.state.floor else ()


def test_a_priority_that_was_set_answers_what_was_declared(desk: Console, centre: Centre) -> None:
    confirming(centre)
    ticket = centre.arrives("F", priority_id=older(centre))
    opens(desk, ticket.number)
    desk.key(Qt.Key.Key_F5)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Return)
    desk.wait(lambda s: news(desk) is News.CORRECTED)
    desk.wait(lambda s: s.chosen and s.chosen.claimed is None)
    assert desk.state.chosen is not None and desk.state.chosen.step.priority_id is None


def test_both_tickets_are_seen_before_they_are_merged(desk: Console, centre: Centre) -> None:
    first, second = centre.arrives("F"), centre.arrives("G")
    opens(desk, second.number)
    desk.key(Qt.Key.Key_F6)
    merging = page(desk).room.merging
    desk.bot.waitUntil(merging.number.hasFocus)
    desk.type("f999")
    desk.bot.waitUntil(lambda: "there is no ticket" in merging.hint.words)
    assert not merging.sure.isEnabled()
    merging.number.clear()
    desk.type(second.number)
    desk.bot.waitUntil(lambda: "same ticket" in merging.hint.words)
    merging.number.clear()
    desk.type(first.number.lower())
    desk.bot.waitUntil(merging.sure.isEnabled)
    assert first.number in merging.kept.number.text(), "the earlier number is known best"
    assert second.number in merging.ended.number.text()
    desk.click("merge_swap")
    assert second.number in merging.kept.number.text()
    desk.click("merge_swap")
    desk.key(Qt.Key.Key_Return)
    desk.wait(lambda s: news(desk) is News.MERGED)
    desk.wait(lambda s: s.chosen and s.chosen.number == first.number)
    assert "Also here for" in card(desk).facts.words
    gone = centre.views.visit(second.ticket_id)
    assert gone is not None and gone.goes_on_as == first.number


def test_whoever_is_at_a_counter_keeps_the_number(desk: Console, centre: Centre) -> None:
    first, second = centre.arrives("G"), centre.arrives("N")
    called(centre, second)
    opens(desk, first.number)
    desk.key(Qt.Key.Key_F6)
    merging = page(desk).room.merging
    desk.bot.waitUntil(merging.number.hasFocus)
    desk.type(second.number)
    desk.bot.waitUntil(merging.sure.isEnabled)
    assert second.number in merging.kept.number.text()


def test_two_booked_tickets_are_not_merged(desk: Console, centre: Centre) -> None:
    books(centre, 10, 20)
    desk.wait(lambda s: s.floor and len(s.floor.bookings) == 2)
    assert desk.state.floor is not None
    first, second = (
        centre.intake.check_in(b.booking_id, language=Language.AR)
        for b in desk.state.floor.bookings
    )
    opens(desk, first.number)
    desk.key(Qt.Key.Key_F6)
    merging = page(desk).room.merging
    desk.bot.waitUntil(merging.number.hasFocus)
    desk.type(second.number)
    desk.bot.waitUntil(merging.sure.isEnabled)
    desk.click("merge_sure")
    desk.wait(lambda s: s.notice and s.notice.refused)
    assert "cannot be merged" in page(desk).answer.text
    assert page(desk).answer.isVisible() and merging.isVisible(), "another number may be meant"
    assert desk.state.question is Question.MERGE


def test_a_colleague_who_was_quicker_is_told_in_words(desk: Console, centre: Centre) -> None:
    ticket = centre.arrives("F")
    opens(desk, ticket.number)
    desk.key(Qt.Key.Key_F8)
    desk.wait(lambda s: s.question is Question.CHANGE_SERVICE)
    desk.live.stop()
    called(centre, ticket)
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_Return)
    desk.wait(lambda s: s.notice and s.notice.refused)
    assert desk.state.notice is not None and desk.state.notice.refused is not None
    assert desk.state.notice.refused.reason is Reason.NOT_ALLOWED_NOW
    assert "not possible in the present state" in page(desk).answer.text
    assert desk.state.question is Question.NONE, "there is nothing left to ask"
    desk.wait(lambda s: s.chosen and s.chosen.step.state is State.CALLED)
    assert Verb.CHANGE_SERVICE not in offered(desk)


def test_two_desks_with_the_same_visitor(
    qtbot: QtBot, centre: Centre, look: Look, language: LanguageSwitch, consoles: list[Console]
) -> None:
    """What one of them does is seen at the other, and asked for twice it happens once."""
    for login, pin in (("reception", "4200"), ("supervisor", "4300")):
        made = Console(qtbot, centre, look, language)
        consoles.append(made)
        made.presenter.sitting.sign_in(login, pin)
        made.wait(lambda s: s.clerk)
        if login == "supervisor":
            made.presenter.sitting.go_to_reception()
        made.wait(lambda s: s.floor and s.search.found is not None)
    one, other = consoles
    ticket = centre.arrives("F")
    for each in (one, other):
        each.front()
        opens(each, ticket.number)
    other.presenter.admitting.set_language(_step(other), Language.EN)
    one.wait(lambda s: s.chosen and s.chosen.step.language is Language.EN)
    assert card(one).languages[Language.EN].isChecked()
    stale = _step(one)
    other.presenter.waiting.leave(_step(other))
    other.presenter.waiting.leave(_step(other))
    one.wait(lambda s: s.chosen and s.chosen.step.state is State.LEFT)
    assert not card(one).verbs.buttons[Verb.LEAVE].isVisible()
    one.presenter.admitting.set_priority(stale, older(centre))
    one.wait(lambda s: s.notice and s.notice.refused)
    assert page(one).answer.text
    assert kinds(centre)[-2:] == ["language_set", "left"]


def _step(console: Console):
    assert console.state.chosen is not None
    return console.state.chosen.step


def test_visitors_are_found_by_whatever_they_can_say(desk: Console, centre: Centre) -> None:
    books(centre, 10)
    desk.wait(lambda s: s.floor and s.floor.bookings)
    booked = desk.state.floor.bookings[0] if desk.state.floor else None
    assert booked is not None
    centre.intake.check_in(booked.booking_id, language=Language.AR)
    centre.arrives("G", phone="+97339005678")
    centre.arrives("F", "N")
    people = page(desk).desk.people
    desk.bot.waitUntil(lambda: len(people.entries) == 3)
    for text, number in (
        ("5678", "G001"),
        ("zaya", "F001"),
        ("cd-100", "F001"),
        ("F002", "F002"),
        ("٥٦٧٨", "G001"),
    ):
        finds(desk, text, 1)
        assert number in people.entries[0].lead
        desk.key(Qt.Key.Key_Escape)
    finds(desk, "nobody", 0)
    assert "Nobody of today matches" in page(desk).desk.empty.words
    assert page(desk).desk.bar.tabs[Tab.HERE].text() == "Found  0"


def test_typing_finds_from_anywhere_and_the_arrows_go_through_it(
    desk: Console, centre: Centre
) -> None:
    for _ in range(3):
        centre.arrives("F")
    people, search = page(desk).desk.people, page(desk).search
    desk.bot.waitUntil(lambda: len(people.entries) == 3)
    people.setFocus()
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus() and search.text() == ""
    people.setFocus()
    desk.type("f")
    assert search.hasFocus() and search.text() == "f"
    desk.bot.waitUntil(lambda: desk.state.search.text == "f" and len(people.entries) == 3)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    assert people.currentRow() == 1 and search.hasFocus()
    desk.key(Qt.Key.Key_Return)
    desk.wait(lambda s: s.chosen and s.chosen.number == "F002")


def test_the_list_does_not_move_under_the_one_who_was_chosen(desk: Console, centre: Centre) -> None:
    first, second, third = (centre.arrives("F") for _ in range(3))
    people = page(desk).desk.people
    desk.bot.waitUntil(lambda: len(people.entries) == 3)
    people.choose(second.ticket_id)
    centre.intake.leave(first.ticket_id)
    desk.bot.waitUntil(lambda: len(people.entries) == 2)
    assert people.key == second.ticket_id
    assert third.ticket_id in [each.key for each in people.entries]


def test_a_visitor_with_several_services_is_one_row(desk: Console, centre: Centre) -> None:
    centre.arrives("F", "G")
    people = page(desk).desk.people
    desk.bot.waitUntil(lambda: len(people.entries) == 1)
    assert people.entries[0].mark == "waiting"
    assert page(desk).desk.bar.tabs[Tab.HERE].text() == "Here  1"


def test_escape_puts_away_the_innermost_first(desk: Console, centre: Centre) -> None:
    opens(desk, centre.arrives("F").number)
    desk.key(Qt.Key.Key_F5)
    desk.wait(lambda s: s.question is Question.CORRECT)
    desk.key(Qt.Key.Key_Escape)
    desk.wait(lambda s: s.question is Question.NONE)
    assert card(desk).isVisible()
    desk.key(Qt.Key.Key_Escape)
    desk.wait(lambda s: s.chosen is None)
    assert not card(desk).isVisible()


def test_what_was_seen_stays_while_the_connection_is_lost(desk: Console, centre: Centre) -> None:
    number = centre.arrives("F").number
    opens(desk, number)
    desk.line.cut = True
    desk.wait(lambda s: not s.connected)
    assert desk.window.banner.isVisible()
    assert card(desk).isVisible() and card(desk).title.text().endswith(number)
    desk.line.cut = False
    desk.wait(lambda s: s.connected)
    centre.intake.leave(desk.state.chosen.ticket_id if desk.state.chosen else 0)
    desk.wait(lambda s: s.chosen and s.chosen.step.state is State.LEFT)
