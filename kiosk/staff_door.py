"""The staff's way out of a full-screen kiosk: who they are, how the machine stands, the exit."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.office import Person
from db.trouble import Trouble, TroubleKind
from queueing.ticket import Refused
from shell.worker import Worker

log = logging.getLogger(__name__)

LONGEST = 32
"""Characters that a name or a PIN may have."""

FIRST_WAIT_S = 1
LONGEST_WAIT_S = 64
"""A wrong PIN is followed by a pause of 1, 2, 4, … seconds, up to this many."""

SHUT_AFTER_S = 60.0
"""Without a touch: a door left open shuts by itself."""


class Step(StrEnum):
    SHUT = "shut"
    KEYPAD = "keypad"
    INSIDE = "inside"
    """Signed in: the status, the exit, the way back."""


class Field(StrEnum):
    LOGIN = "login"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of this machine's surroundings, and how it is. `detail` is empty where all is well.

    `name` is a key that the page has words for: "database", "printer".
    """

    name: str
    well: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DoorState:
    """All of what the overlay draws. The PIN itself is never in it, only its length."""

    step: Step = Step.SHUT
    field: Field = Field.LOGIN
    login: str = ""
    pin_length: int = 0
    wrong: bool = False
    wait_s: int = 0
    """Until another PIN is taken."""
    busy: bool = False
    trouble: TroubleKind | None = None
    """Why a PIN cannot be checked now."""
    person: Person | None = None
    status: tuple[Condition, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether a touch on the sign-in button would be answered."""
        filled = bool(self.login) and self.pin_length > 0
        return filled and not self.busy and self.wait_s == 0


def conditions(
    reach: Callable[[], object], printer: Callable[[], str | None] | None
) -> Callable[[], tuple[Condition, ...]]:
    """How this machine stands: `reach` reads anything from the database and raises `Trouble`;
    `printer` says what is wrong with the printer, None for nothing; None for no printer."""

    def look() -> tuple[Condition, ...]:
        try:
            reach()
            found = [Condition("database", well=True)]
        except Trouble as trouble:
            found = [Condition("database", well=False, detail=str(trouble))]
        if printer is not None:
            try:
                wrong = printer()
            except Trouble as trouble:
                wrong = str(trouble)
            found.append(Condition("printer", well=wrong is None, detail=wrong or ""))
        return tuple(found)

    return look


class StaffDoor(QObject):
    """Opens to staff alone. Every try goes into the office's record and into the log.

    The pauses after wrong PINs outlive the shutting of the door, so that nobody is quicker for
    opening it again; only a right PIN ends them.
    """

    state_changed = Signal(object)
    """The new `DoorState`."""

    left = Signal()
    """Somebody who may has chosen to leave the kiosk."""

    def __init__(
        self,
        sign_in: Callable[[str, str], Person],
        status: Callable[[], tuple[Condition, ...]],
        worker: Worker,
        shut_after_s: float = SHUT_AFTER_S,
        second_ms: int = 1000,
        parent: QObject | None = None,
    ) -> None:
        """`sign_in` checks name and PIN, and raises `Refused` for a wrong one; `status` says how
        the surroundings are. Both run on the worker. `second_ms` is how long a second lasts."""
        super().__init__(parent)
        self._sign_in = sign_in
        self._status = status
        self._worker = worker
        self._state = DoorState()
        self._pin = ""
        self._wrong = 0
        self._shut = QTimer(self, singleShot=True)
        self._shut.setInterval(round(shut_after_s * 1000))
        self._shut.timeout.connect(self.shut)
        self._pause = QTimer(self)
        self._pause.setInterval(second_ms)
        self._pause.timeout.connect(self._on_second)

    @property
    def state(self) -> DoorState:
        return self._state

    @property
    def open(self) -> bool:
        return self._state.step is not Step.SHUT

    # --- Opening and shutting -------------------------------------------------------------------

    def knock(self) -> None:
        """Shows the keypad, empty."""
        if not self.open:
            self._forget()
            self._put(DoorState(step=Step.KEYPAD, wait_s=self._state.wait_s))
            self._shut.start()

    def shut(self) -> None:
        """Back to the visitors' page; what was typed and who it was is forgotten."""
        self._shut.stop()
        self._forget()
        self._put(DoorState(wait_s=self._state.wait_s))

    def leave(self) -> None:
        """Ends the kiosk; only for somebody who has signed in."""
        if self._state.step is Step.INSIDE and self._state.person is not None:
            log.warning("the kiosk was left by %s", self._state.person.login)
            self.left.emit()

    # --- Typing -----------------------------------------------------------------------------------

    def choose(self, field: Field) -> None:
        """What is typed goes to this field."""
        if self._typing():
            self._show(field=field)

    def type(self, text: str) -> None:
        """Adds to the chosen field; a PIN takes digits alone."""
        if not self._typing():
            return
        if self._state.field is Field.LOGIN:
            clean = "".join(c for c in text.lower() if c.isalnum() or c in "._-")
            self._show(login=(self._state.login + clean)[:LONGEST], wrong=False)
        else:
            clean = "".join(c for c in text if c.isdecimal())
            self._enter_pin((self._pin + clean)[:LONGEST])

    def erase(self) -> None:
        """Takes the last character of the chosen field back."""
        if not self._typing():
            return
        if self._state.field is Field.LOGIN:
            self._show(login=self._state.login[:-1], wrong=False)
        else:
            self._enter_pin(self._pin[:-1])

    def clear(self) -> None:
        """Empties the chosen field."""
        if self._typing() and self._state.field is Field.LOGIN:
            self._show(login="", wrong=False)
        elif self._typing():
            self._enter_pin("")

    def submit(self) -> None:
        """From the name to the PIN, and from the PIN to the check."""
        state = self._state
        if self._typing() and state.login and not state.pin_length:
            self._show(field=Field.PIN)
        elif self._typing() and state.ready:
            login, pin = state.login, self._pin
            self._enter_pin("")
            self._show(busy=True, trouble=None)
            self._worker.run(lambda: self._sign_in(login, pin), self._welcome, self._refused)

    def _typing(self) -> bool:
        if self._state.step is not Step.KEYPAD or self._state.busy:
            return False
        self._shut.start()
        return True

    def _enter_pin(self, pin: str) -> None:
        self._pin = pin
        self._show(pin_length=len(pin), wrong=False)

    # --- The answer -------------------------------------------------------------------------------

    def _welcome(self, person: Person) -> None:
        self._wrong = 0
        log.warning("the staff door was opened by %s", person.login)
        if self._state.busy:
            self._put(DoorState(step=Step.INSIDE, person=person))
            self._shut.start()
            self._worker.run(self._status, lambda status: self._show(status=status), self._unknown)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**self._wrong)
            self._wrong += 1
            log.warning("a wrong PIN at the staff door, the next in %d s", wait)
            self._show(busy=False, wrong=True, wait_s=wait)
            self._pause.start()
        elif isinstance(error, Trouble):
            log.warning("no PIN can be checked: %s", error)
            self._show(busy=False, trouble=error.kind)
        else:
            self.shut()
            raise error

    def _unknown(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._show(status=(Condition("database", well=False, detail=str(error)),))

    def _on_second(self) -> None:
        left = max(0, self._state.wait_s - 1)
        if left == 0:
            self._pause.stop()
        self._show(wait_s=left)

    # --- State ------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._pin = ""

    def _show(self, **changes: Any) -> None:
        self._put(replace(self._state, **changes))

    def _put(self, state: DoorState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
