"""What can be decided about a line of the bookings to sort."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from counter_app.parts import button, key
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from db.inbox import InboxLine, Kind
from shell.look import Look, dress

_CONFLICT = (Verb.KEEP_OURS, Verb.ACCEPT_THEIRS)
OF_KIND: Mapping[Kind, tuple[Verb, ...]] = MappingProxyType(
    {
        Kind.UNMATCHED: (Verb.MATCH_SERVICE, Verb.NOT_OURS),
        Kind.UNREADABLE: (Verb.DISMISS,),
        Kind.MOVED: _CONFLICT,
        Kind.CANCELLED: _CONFLICT,
        Kind.GONE: _CONFLICT,
        Kind.UNTOLD: (Verb.DISMISS,),
    }
)
"""The first of them is what F4 does: it changes nothing that is known here."""
KEYS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.MATCH_SERVICE: "F4",
        Verb.KEEP_OURS: "F4",
        Verb.DISMISS: "F4",
        Verb.ACCEPT_THEIRS: "F5",
        Verb.NOT_OURS: "Del",
    }
)


class InboxVerbs(QWidget):
    """The verbs of one line, those that answer its kind."""

    def __init__(
        self, presenter: ConsolePresenter, look: Look, service: Callable[[], int | None]
    ) -> None:
        """`service` says which of the office's services is chosen for an unknown one."""
        super().__init__()
        self._presenter = presenter
        self._service = service
        self._line: InboxLine | None = None
        self._state = presenter.state
        self.buttons = {verb: self._make(verb) for verb in KEYS}
        for verb, act in self._acts().items():
            self.buttons[verb].clicked.connect(act)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.space(1))
        for verbs in OF_KIND.values():
            for column, verb in enumerate(verbs):
                grid.addWidget(self.buttons[verb], 0, column)
        for column in range(2):
            grid.setColumnStretch(column, 1)

    def draw(self, state: ConsoleState, line: InboxLine | None) -> None:
        """None for a line that is settled: nothing is left to decide."""
        self._state, self._line = state, line
        offered = OF_KIND[line.kind] if line is not None else ()
        for verb, each in self.buttons.items():
            each.setText(f"{self._words(verb)}  {KEYS[verb]}")
            each.setVisible(verb in offered)
        self.arm()

    def arm(self) -> None:
        """Another service may be chosen."""
        if self._state.busy is None:
            for verb, each in self.buttons.items():
                unsaid = verb is Verb.MATCH_SERVICE and self._service() is None
                each.setEnabled(self._state.allows(verb) and not unsaid)

    def act_first(self) -> None:
        """F4: what is first to be decided about this line."""
        if self._line is not None:
            self.press(OF_KIND[self._line.kind][0])

    def press(self, verb: Verb) -> None:
        """A key presses what is seen, nothing else."""
        if self.buttons[verb].isVisible():
            self.buttons[verb].click()

    def _words(self, verb: Verb) -> str:
        return {
            Verb.MATCH_SERVICE: self.tr("Match"),
            Verb.NOT_OURS: self.tr("Not ours…"),
            Verb.KEEP_OURS: self.tr("Keep ours"),
            Verb.ACCEPT_THEIRS: self.tr("Accept theirs"),
            Verb.DISMISS: self.tr("Put away"),
        }[verb]

    def _acts(self) -> dict[Verb, Callable[[], object]]:
        sorting = self._presenter.sorting
        return {
            Verb.MATCH_SERVICE: self._match,
            Verb.NOT_OURS: lambda: self._with_line(sorting.not_ours),
            Verb.KEEP_OURS: lambda: self._with_line(sorting.keep),
            Verb.ACCEPT_THEIRS: lambda: self._with_line(sorting.accept),
            Verb.DISMISS: lambda: self._with_line(sorting.dismiss),
        }

    def _with_line(self, act: Callable[[InboxLine], object]) -> None:
        if self._line is not None:
            act(self._line)

    def _match(self) -> None:
        service_id = self._service()
        if self._line is not None and service_id is not None:
            self._presenter.sorting.match(self._line, service_id)

    def _make(self, verb: Verb) -> QPushButton:
        made = button(f"line_{verb}", fit="small")
        roles = {Verb.MATCH_SERVICE: "signal", Verb.NOT_OURS: "danger"}
        dress(made, role=roles.get(verb, "default"))
        if KEYS[verb] != "F4":
            key(self, KEYS[verb], partial(self.press, verb))
        return made
