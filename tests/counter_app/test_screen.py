"""What must be true of the picture itself, at any scale and in both directions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.screen import SMALLEST
from queueing.ticket import State
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console

SIZES = {1.0: SMALLEST, 1.25: (1366, 900), 1.5: (1920, 1080), 2.0: (2560, 1440)}


@pytest.fixture(params=SIZES)
def scaled(request: pytest.FixtureRequest, qapp: QApplication, look: Look) -> Iterator[Look]:
    larger = Look(request.param)
    larger.apply(qapp)
    yield larger
    look.apply(qapp)


def _on_screen(button: QPushButton) -> QRect:
    return QRect(button.mapTo(button.window(), button.rect().topLeft()), button.size())


def test_every_button_fits_its_words_and_the_window(
    qtbot: QtBot,
    centre: Centre,
    scaled: Look,
    language: LanguageSwitch,
    consoles: list[Console],
) -> None:
    console = Console(qtbot, centre, scaled, language)
    consoles.append(console)
    console.window.resize(*SIZES[scaled.scale])
    console.sign_in()
    centre.arrives("F")
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    bar, header = console.window.work.bar, console.window.header
    qtbot.waitUntil(lambda: all(b.height() > 20 for b in bar.buttons.values()))
    head = [header.rest, header.menu_button]
    for button in [*bar.buttons.values(), *head]:
        place = _on_screen(button)
        assert console.window.rect().contains(place), button.objectName()
        lines = button.text().split("\n")
        widest = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
        assert widest <= button.width(), button.text()
        assert button.fontMetrics().height() * len(lines) <= button.height() + 8, button.text()


def test_nothing_overlaps_at_the_smallest_size(console: Console, centre: Centre) -> None:
    console.window.resize(*SMALLEST)
    console.sign_in()
    older = next(p for p in centre.office.priorities.values() if p.code == "older")
    centre.arrives("F", "G", priority_id=older.id, party_size=4)
    console.calls()
    head = console.window.work.head
    marks = [mark for mark in (head.stage, *head.marks) if mark.isVisible()]
    console.bot.waitUntil(lambda: all(mark.width() > 20 for mark in marks))
    parts = [head.number, head.service, *marks, head.waited, head.running]

    def nothing_overlaps() -> None:
        places = [QRect(part.mapTo(head, part.rect().topLeft()), part.size()) for part in parts]
        for index, one in enumerate(places):
            for other in places[index + 1 :]:
                assert not one.intersects(other), (one, other)

    console.bot.waitUntil(nothing_overlaps)  # The line settles a moment after its words.


def test_the_title_and_the_counter_are_told_to_screen_readers(
    plain: Console, centre: Centre
) -> None:
    number = centre.arrives("F").number
    plain.calls()
    assert plain.window.work.head.accessibleName().startswith(number)
    assert plain.window.windowTitle() == "Dawr: clerk's console"
