"""Reads the kiosk aloud: each page as it comes, and the control that the keyboard stands on."""

import re
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.access import Access, AccessPresenter
from kiosk.help import PAPER_HERE, spoken_help
from kiosk.presenter import KioskPresenter
from kiosk.state import KioskState
from queueing.wording import Language
from shell.language import QT_TRANSLATE_NOOP, BothLanguages

LONGER = 2.0
"""How many times longer the kiosk waits for who listens: a sentence is heard slower than read."""

_ON = QT_TRANSLATE_NOOP(
    "KioskHelp", "Spoken help is on. With a keyboard, the Tab key goes from one button to the next."
)
_ARABIC = re.compile("[\u0621-\u064a]")


class Voice(Protocol):
    """What speaks. `failed` is a Qt signal: nothing can be heard on this machine."""

    failed: Any

    def say(self, text: str, language: Language) -> object:
        """Speaks, in place of what is being said."""

    def stop(self) -> object: ...


class SpokenHelp(QObject):
    """Speaks while the visitor wants it. A page that changes interrupts what is being said.

    A kiosk that cannot be heard says so on the switch, and goes on as before.
    """

    def __init__(
        self,
        window: QWidget,
        presenter: KioskPresenter,
        access: AccessPresenter,
        speech: Voice,
        both: BothLanguages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._access = access
        self._speech = speech
        self._both = both
        self._on = False
        self._moment: object = None
        presenter.state_changed.connect(self._on_state)
        access.changed.connect(self._on_access)
        speech.failed.connect(self._on_failed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_access(self, access: Access) -> None:
        if access.spoken == self._on:
            return
        self._on = access.spoken
        self._presenter.be_patient(LONGER if self._on else 1.0)
        if self._on:
            self._read(self._both.say("KioskHelp", _ON).in_(self._presenter.state.language))
        else:
            self._speech.stop()

    def _on_state(self, state: KioskState) -> None:
        if self._on and _moment(state) != self._moment:
            self._read()

    def _read(self, before: str = "") -> None:
        state = self._presenter.state
        self._moment = _moment(state)
        page = spoken_help(state, self._both).in_(state.language)
        self._say(f"{before} {page}".strip(), state.language)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._on or new is None or not self._window.isAncestorOf(new):
            return
        name = new.accessibleName()
        if name:
            self._say(_told(new, name), _language_of(name))

    def _say(self, text: str, language: Language) -> None:
        self._speech.stop()
        if text:
            self._speech.say(text, language)

    def _on_failed(self, *_why: object) -> None:
        self._access.no_sound()


def _moment(state: KioskState) -> object:
    """What makes a page another one to who listens; figures that move on are not read again."""
    standing = state.standing
    return (
        state.page,
        state.language,
        state.asking,
        state.refusal,
        state.list_page,
        state.service_id,
        state.instead,
        state.booking.booking.booking_id if state.booking else None,
        state.ticket.ticket.ticket_id if state.ticket else None,
        (standing.token, standing.state, standing.counter_number) if standing else None,
        state.phone_fault,
        state.paper in PAPER_HERE,
    )


def _told(control: QWidget, name: str) -> str:
    """A button's name and what stands on it. Of a field the name alone: not what was typed."""
    more = control.accessibleDescription() if isinstance(control, QAbstractButton) else ""
    return f"{name}. {more}" if more and _language_of(more) is _language_of(name) else name


def _language_of(name: str) -> Language:
    return Language.AR if _ARABIC.search(name) else Language.EN
