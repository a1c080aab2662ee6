"""Every moment of the work at every scaling of a usual screen, in both languages."""

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.screen import SMALLEST
from counter_app.verbs import Verb
from tests.counter_app.conftest import Centre, Console
from tests.counter_app.picture import faults, place
from tests.counter_app.scenes import morning

SCALED = {125: (1536, 864), 150: (1280, 720), 175: (1097, 617), 200: (960, 540)}
"""The window that is left of 1920 × 1080 pixels at each scaling."""


@pytest.mark.parametrize("per_cent", SCALED)
def test_nothing_is_cut_and_every_verb_is_reached(
    console: Console, centre: Centre, per_cent: int
) -> None:
    console.window.resize(*SCALED[per_cent])
    found: dict[str, list[str]] = {}
    for moment in morning(console, centre):
        wrong = _settled_faults(console)
        wrong += _next_verb_out_of_reach(console)
        if wrong:
            found[moment] = wrong
    assert not found


def test_the_smallest_window_is_that_of_the_largest_scaling() -> None:
    assert SCALED[200] == SMALLEST


def _settled_faults(console: Console) -> list[str]:
    """What is still wrong once the layouts have come to rest."""
    found: list[str] = []
    for _ in range(20):
        QApplication.processEvents()
        found = faults(console.window.work)
        if not found:
            break
    return found


def _next_verb_out_of_reach(console: Console) -> list[str]:
    verb = console.state.next_verb
    if verb is None or verb is Verb.RESUME:  # That one stands in the header.
        return []
    button = console.window.work.bar.buttons[verb]
    seen = button.isVisible() and console.window.rect().contains(place(button))
    signals = button.isEnabled() and button.property("role") == "signal"
    return [] if seen and signals else [f"{verb} is not the one thing to do"]
