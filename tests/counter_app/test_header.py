"""The band on top and its menu: who, where, and the rarer verbs by mouse and by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter_app.verbs import Page
from counter_app.words import role_words
from queueing.staff import Role
from tests.counter_app.conftest import Centre, Console, HandClock


def _names(console: Console) -> list[str]:
    menu = console.window.header.menu
    return [e.objectName() for e in menu.actions() if e.isVisible() and not e.isSeparator()]


def test_a_break_says_why_and_until_when(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    console.sign_in()
    console.presenter.sitting.pause("prayer", 15)
    console.wait(lambda s: s.paused)
    words = console.window.header.mark.text()
    (reason,) = [r for r in centre.office.pause_reasons if r.code == "prayer"]
    assert reason.name.in_(console.state.language) in words and "9:15" in words


def test_every_entry_of_the_menu_is_reached_with_the_arrows(console: Console) -> None:
    console.sign_in()
    menu = console.window.header.menu
    console.key(Qt.Key.Key_F1)
    console.bot.waitUntil(menu.isVisible)
    met = []
    for _ in _names(console):
        active = menu.activeAction()
        met.append(active.objectName() if active else "")
        console.bot.keyClick(menu, Qt.Key.Key_Down)
    assert met == _names(console)
    assert met == [
        *("services", "help", "compact", "language", "lock", "close_counter", "sign_out"),
    ]
    console.bot.keyClick(menu, Qt.Key.Key_Up)
    console.bot.keyClick(menu, Qt.Key.Key_Return)
    console.wait(lambda s: s.page is Page.SIGN_IN)


def test_the_language_changes_from_the_menu_and_the_menu_with_it(console: Console) -> None:
    console.sign_in()
    before, direction = console.window.header.menu.lock.text(), QApplication.layoutDirection()
    console.menu("language")
    assert QApplication.layoutDirection() is not direction
    assert console.window.header.menu.layoutDirection() is QApplication.layoutDirection()
    assert console.window.header.menu.lock.text() or before


def test_nobody_in_means_no_menu_but_a_language(console: Console) -> None:
    header = console.window.header
    assert not header.menu_button.isVisible() and header.switch.isVisible()
    direction = QApplication.layoutDirection()
    console.click("language")
    assert QApplication.layoutDirection() is not direction


def test_reception_sees_name_role_and_its_own_entries(console: Console, centre: Centre) -> None:
    console.presenter.sitting.sign_in("reception", "4200")
    console.wait(lambda s: s.page is Page.RECEPTION)
    header, language = console.window.header, console.state.language
    name = centre.office.staff[centre.person("reception")].name.in_(language)
    assert header.title.words == name
    assert role_words(Role.RECEPTION) in header.clerk.words
    assert not header.serve.isVisible() and not header.rest.isVisible()
    assert _names(console) == ["help", "language", "lock", "sign_out"]
    console.menu("sign_out")
    console.wait(lambda s: s.page is Page.SIGN_IN)
