"""Whole mornings at reception through the real window: by keys alone, by mouse alone, in both
directions, on a real database."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from counter_app.reception.page import ReceptionPage
from counter_app.reception.tabs import Tab
from counter_app.reception.words import Stand
from counter_app.state import News, Question
from counter_app.verbs import Page
from db.bookings import Bookings
from db.delivered import Incoming, each_alone
from db.events import Record
from db.pulling import Pulling
from queueing.ticket import State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock

NAMES = ("Ahmed Al Zayani", "هند المطوع", "Sara Mathew", "Noor Al Khalifa")


def sits_at_reception(console: Console, login: str = "reception", pin: str = "4200") -> None:
    console.presenter.locking.touched()
    console.presenter.sitting.sign_in(login, pin)
    console.wait(lambda s: s.page is Page.RECEPTION and s.floor and s.search.found is not None)


def page(console: Console) -> ReceptionPage:
    return console.window.reception


def books(centre: Centre, *minutes: float, cancelled: bool = False) -> None:
    """Bookings that start so many minutes from now, one after the other service F and N."""
    rows = [
        Incoming(
            external_id=f"CD-{100 + place}",
            reference=f"CD-{100 + place}",
            service="FN"[place % 2],
            starts_at=centre.clock() + timedelta(minutes=away),
            name=NAMES[place % len(NAMES)],
            phone=f"3900120{place}",
            cancelled=cancelled and place == 0,
        )
        for place, away in enumerate(minutes)
    ]
    Pulling(centre.database, centre.id, centre.clock).take_in("app", each_alone(rows))


def kinds(centre: Centre) -> list[str]:
    return [event.kind for event in Record(centre.database, centre.id).since(0)]


def news(console: Console) -> News | None:
    return console.state.notice.news if console.state.notice else None


def finds(console: Console, text: str, count: int) -> None:
    """Types into the search field and waits for so many rows."""
    console.key(Qt.Key.Key_F3)
    if text.isascii():
        console.type(text)
    else:  # The test library's keyboard has Latin letters alone.
        page(console).search.setText(text)
    people = page(console).desk.people
    console.bot.waitUntil(
        lambda: (
            console.state.search.text == text
            and console.state.search.answered
            and len(people.entries) == count
        )
    )


def opens(console: Console, number: str) -> None:
    """Looks a visitor up by the number and opens the card, by keys alone."""
    finds(console, number.lower(), 1)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.chosen and s.chosen.number == number)
    console.bot.waitUntil(page(console).room.card.isVisible)


def clicks(console: Console, widget: QWidget) -> None:
    console.bot.waitUntil(widget.isVisible)
    console.bot.mouseClick(widget, Qt.MouseButton.LeftButton)


def clicks_row(console: Console, items: QListWidget, row: int) -> None:
    console.bot.waitUntil(lambda: items.isVisible() and items.count() > row)
    spot = items.visualItemRect(items.item(row)).center()
    console.bot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))


def test_a_morning_by_keyboard(console: Console, centre: Centre, clock: HandClock) -> None:
    books(centre, 30, 45)
    console.type("reception")
    console.key(Qt.Key.Key_Return)
    console.type("4200")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.page is Page.RECEPTION and s.search.found is not None)
    assert QApplication.focusWidget() is page(console).search, "ready to type"

    console.key(Qt.Key.Key_F2)
    console.type("g")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: news(console) is News.ISSUED)
    issued = page(console).room.issued
    console.bot.waitUntil(issued.isVisible)
    assert "G001" in issued.number.text()
    console.key(Qt.Key.Key_Escape)
    assert not issued.isVisible()

    opens(console, "G001")
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_3)
    console.key(Qt.Key.Key_Return)
    older = next(p for p in centre.office.priorities.values() if p.code == "older")
    console.wait(lambda s: s.chosen and s.chosen.step.priority_id == older.id)
    console.key(Qt.Key.Key_F8)
    console.key(Qt.Key.Key_1)
    console.key(Qt.Key.Key_Return)
    fire = centre.office.service_coded("F")
    console.wait(lambda s: s.chosen and s.chosen.step.service_id == fire.id)
    console.key(Qt.Key.Key_Escape)

    while page(console).desk.tab is not Tab.BOOKINGS:
        console.key(Qt.Key.Key_F11)
    console.key(Qt.Key.Key_F4)
    console.wait(lambda s: news(console) is News.ISSUED)
    console.key(Qt.Key.Key_Escape)

    opens(console, "G001")
    console.key(Qt.Key.Key_Delete)
    console.wait(lambda s: s.question is Question.LEAVE)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_Space)
    console.wait(lambda s: news(console) is News.LEFT)
    assert kinds(centre)[-5:] == [
        *("issued", "priority_set", "service_changed", "checked_in", "left")
    ]


def test_a_morning_by_mouse(console: Console, centre: Centre) -> None:
    books(centre, 30, 45)
    sits_at_reception(console)
    desk, room = page(console).desk, page(console).room
    console.click("new_ticket")
    console.click("service_N")
    console.click("issue_sure")
    console.wait(lambda s: news(console) is News.ISSUED)
    console.click("issued_done")

    clicks_row(console, desk.people, 0)
    console.wait(lambda s: s.chosen and s.chosen.number == "N001")
    console.click("speaks_en")
    console.wait(lambda s: s.chosen and s.chosen.step.language is Language.EN)
    console.click("card_set_priority")
    (classes,) = page(console).findChildren(QListWidget, "priority_choices")
    clicks_row(console, classes, 1)
    console.click("priority_sure")
    console.wait(lambda s: s.chosen and s.chosen.step.priority_id)
    console.click("card_leave")
    console.click("leave_never")
    console.click("close_card")
    console.wait(lambda s: s.chosen is None)

    console.click("tab_bookings")
    clicks_row(console, desk.people, 0)
    console.bot.waitUntil(room.booking.isVisible)
    console.click("check_in")
    console.wait(lambda s: news(console) is News.ISSUED)
    assert kinds(centre)[-4:] == ["issued", "language_set", "priority_set", "checked_in"]


def test_the_commonest_ticket_costs_two_keys_or_two_clicks(
    console: Console, centre: Centre
) -> None:
    sits_at_reception(console)
    console.key(Qt.Key.Key_F2)
    for press in (Qt.Key.Key_8, Qt.Key.Key_Return):
        console.key(press)
    console.wait(lambda s: news(console) is News.ISSUED)
    console.key(Qt.Key.Key_F2)
    console.wait(lambda s: s.question is Question.ISSUE)
    for name in ("service_G", "issue_sure"):
        console.click(name)
    console.wait(lambda s: s.notice and s.notice.number == "G002")
    language = centre.office.language
    assert console.state.search.found is not None
    console.wait(lambda s: s.chosen and s.chosen.step.language is language)


def test_one_ticket_for_all_that_a_visitor_needs(console: Console, centre: Centre) -> None:
    sits_at_reception(console)
    form = page(console).room.issuing
    console.key(Qt.Key.Key_F2)
    console.type("pgn")
    console.type("g")  # A second press takes it back.
    assert [centre.office.services[i].code for i in form.services.chosen] == ["P", "N"]
    form.languages[Language.EN].click()
    form.priority.setCurrentIndex(2)
    for _ in range(5):
        console.click("party_more")
    console.click("party_fewer")
    form.phone.setFocus()
    console.type("123")
    console.key(Qt.Key.Key_Return)
    assert console.state.busy is None and console.state.question is Question.ISSUE
    assert form.consent.words and form.consent.property("tone") == "alert"
    form.phone.setText("")
    console.type("3900 1234")
    assert form.consent.property("tone") == "muted"
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.chosen and s.chosen.number == "P001")
    visit = console.state.chosen
    assert visit is not None
    assert [centre.office.services[step.service_id].code for step in visit.steps] == ["P", "N"]
    step = visit.step
    assert (step.language, step.party_size, visit.phone_tail) == (Language.EN, 5, "1234")
    assert centre.office.priorities[step.priority_id or 0].code == "older"


def test_the_promise_is_shown_before_and_kept_after(plain: Console, centre: Centre) -> None:
    centre.arrives("F")
    plain.presenter.sitting.sign_out()
    plain.wait(lambda s: s.page is Page.SIGN_IN)
    sits_at_reception(plain)
    form = page(plain).room.issuing
    plain.key(Qt.Key.Key_F2)
    assert form.promise.text() == "Choose the service with a letter or digit"
    assert not form.sure.isEnabled()
    plain.type("f")
    assert form.promise.text().startswith("Nobody serves this now: promise no time.")
    centre.staff.open_counter(centre.counter(2), by=centre.person("clerk2"))
    plain.bot.waitUntil(lambda: form.promise.text().startswith("Promise: "))
    promised = form.promise.text().split("  ")[0]
    assert form.promise.text().endswith("1 ahead")
    plain.key(Qt.Key.Key_Return)
    issued = page(plain).room.issued
    plain.bot.waitUntil(lambda: issued.isVisible() and issued.promise.words == promised)


def test_what_was_begun_for_one_visitor_is_not_there_for_the_next(
    console: Console, centre: Centre
) -> None:
    sits_at_reception(console)
    form = page(console).room.issuing
    console.key(Qt.Key.Key_F2)
    console.type("f")
    form.phone.setText("39001234")
    form.party.setValue(4)
    console.key(Qt.Key.Key_Escape)
    console.wait(lambda s: s.question is Question.NONE)
    console.key(Qt.Key.Key_F2)
    assert (form.services.chosen, form.phone.text(), form.party.value()) == ((), "", 1)


@pytest.mark.parametrize("printer", ["desk", None])
def test_the_desk_says_whether_it_prints(
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    english: LanguageSwitch,
    consoles: list[Console],
    printer: str | None,
) -> None:
    centre.printer = printer
    console = Console(qtbot, centre, look, english)
    consoles.append(console)
    sits_at_reception(console)
    console.key(Qt.Key.Key_F2)
    console.type("g")
    console.key(Qt.Key.Key_Return)
    paper = page(console).room.issued.paper
    qtbot.waitUntil(paper.isVisible)
    job = centre.printing.take("desk")
    if printer:
        assert paper.words == "Printed at this desk." and job is not None and not job.reprint
    else:
        assert paper.words == "No printer here: tell the number." and job is None


def test_letters_and_digits_of_an_arabic_keyboard_choose_too(
    console: Console, centre: Centre
) -> None:
    sits_at_reception(console)
    choice = page(console).room.issuing.services
    console.key(Qt.Key.Key_F2)
    assert choice.press("٨")
    assert [centre.office.services[i].code for i in choice.chosen] == ["G"]
    if console.state.language is Language.AR:
        assert choice.press("م"), "the only name that begins so"
        assert centre.office.services[choice.chosen[1]].code == "E"
    assert not choice.press("ظ")


def test_arrows_go_through_the_services(console: Console) -> None:
    sits_at_reception(console)
    choice = page(console).room.issuing.services
    console.key(Qt.Key.Key_F2)
    rows = list(choice.rows.values())
    assert rows[0].hasFocus()
    console.key(Qt.Key.Key_Down)
    assert rows[2].hasFocus(), "two columns"
    leading = QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    console.key(Qt.Key.Key_Right if leading else Qt.Key.Key_Left)
    assert rows[3].hasFocus()
    console.key(Qt.Key.Key_Return)
    assert len(choice.chosen) == 1, "Enter takes what the keyboard stands on"
    assert console.state.busy is None and console.state.question is Question.ISSUE
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: news(console) is News.ISSUED)


def test_a_supervisor_at_reception_does_the_same(console: Console, centre: Centre) -> None:
    console.presenter.sitting.sign_in("supervisor", "4300")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    console.presenter.sitting.go_to_reception()
    console.wait(lambda s: s.page is Page.RECEPTION and s.floor)
    console.key(Qt.Key.Key_F2)
    console.type("r")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.number == "R001")


def test_whom_one_person_looked_for_is_not_there_for_the_next(
    console: Console, centre: Centre
) -> None:
    books(centre, 5)
    sits_at_reception(console)
    number = centre.arrives("F").number
    opens(console, number)
    console.presenter.sitting.sign_out()
    console.wait(lambda s: s.page is Page.SIGN_IN)
    assert console.state.chosen is None and console.state.search.found is None
    console.settle()
    assert console.state.chosen is None
    assert not page(console).desk.people.entries, "not even behind the page of signing in"
    sits_at_reception(console)
    assert console.state.search.text == page(console).search.text() == ""
    assert not page(console).room.card.isVisible()


def test_a_supervisor_who_comes_back_to_the_floor_begins_anew(
    console: Console, centre: Centre
) -> None:
    console.presenter.sitting.sign_in("supervisor", "4300")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    console.presenter.sitting.go_to_reception()
    console.wait(lambda s: s.page is Page.RECEPTION and s.search.found is not None)
    centre.arrives("G")
    number = centre.arrives("F").number
    opens(console, number)
    console.presenter.sitting.go_to_choice()
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    console.presenter.sitting.go_to_reception()
    console.wait(lambda s: s.page is Page.RECEPTION and s.search.answered)
    console.settle()
    assert console.state.chosen is None and page(console).search.text() == ""
    console.bot.waitUntil(lambda: len(page(console).desk.people.entries) == 2)


def waits_for(console: Console, reached: Callable[[], object]) -> None:
    console.bot.waitUntil(lambda: bool(reached()))


def test_bookings_stand_where_they_are(console: Console, centre: Centre, clock: HandClock) -> None:
    books(centre, -40, -30, 20, 40, cancelled=True)
    today = Bookings(centre.database, centre.id, clock).of_day()
    sits_at_reception(console)
    desk, room = page(console).desk, page(console).room
    console.click("tab_bookings")
    assert [e.key for e in desk.people.entries] == [b.booking_id for b in today[2:]]
    console.click("stand_late")
    assert [e.key for e in desk.people.entries] == [today[1].booking_id]
    desk.people.open()
    waits_for(console, room.booking.isVisible)
    assert room.booking.hint.words, "that a late one counts as a walk-in"
    console.key(Qt.Key.Key_F4)
    console.wait(lambda s: news(console) is News.ISSUED)
    waits_for(console, room.issued.late.isVisible)
    number = console.state.notice.number if console.state.notice else ""
    console.key(Qt.Key.Key_Escape)
    console.click("stand_here")
    waits_for(console, lambda: [e.key for e in desk.people.entries] == [today[1].booking_id])
    assert number in desk.people.entries[0].time
    desk.people.open()
    waits_for(console, room.booking.isVisible)
    assert number in room.booking.hint.words and not room.booking.check_in.isVisible()
    console.click("stand_cancelled")
    desk.people.open()
    waits_for(console, room.booking.isVisible)
    assert not room.booking.check_in.isVisible()
    console.key(Qt.Key.Key_F4)
    assert console.state.busy is None
    assert desk.bar.stands[Stand.SERVED].text().endswith("0")


def test_bookings_are_found_by_name(console: Console, centre: Centre) -> None:
    books(centre, -40, 10, 20, 40)
    sits_at_reception(console)
    desk = page(console).desk
    console.click("tab_bookings")
    desk.focus_list()
    console.type("z")
    console.type("ay")
    assert [e.title for e in desk.people.entries] and "Zayani" in desk.people.entries[0].title
    console.type("q")
    assert not desk.people.isVisible() and "zayq" in desk.empty.words


def test_a_booking_that_a_kiosk_checked_in_meanwhile_is_refused_in_words(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    books(centre, 20)
    sits_at_reception(console)
    console.click("tab_bookings")
    page(console).desk.people.open()
    booking = page(console).room.booking.booking
    assert booking is not None
    centre.intake.check_in(booking.booking_id, language=Language.AR)
    console.presenter.admitting.check_in(booking)
    console.wait(lambda s: s.notice and s.notice.refused)
    assert page(console).answer.text
    assert not page(console).room.issued.isVisible()
    assert centre.views.visitors("")[0].step.state is State.WAITING
