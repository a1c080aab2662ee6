"""What all cards of reception share: a head, facts that scroll, and what can be done below them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from counter_app.parts import Elided, button, pill, rule, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.reception.facts import Facts
from counter_app.state import ConsoleState
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class Card(QFrame):
    """One visitor, booking or line that reception looks at, in the place beside the list."""

    def __init__(
        self, presenter: ConsolePresenter, look: Look, name: str, title: Type = Type.HEADING
    ) -> None:
        """`name` is what the button that closes it is found by: "close_<name>"."""
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        # The focus rests here first, so that a screen reader says who it is.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = Elided(title, "navy")
        self.stage = pill()
        self.service = Paragraph()
        dress(self.service, type=Type.STRONG)
        self.facts = Facts(look)
        self.close_card = button(f"close_{name}", "quiet", "small")

    def redraw(self) -> None:
        """Writes everything again, in the language that is spoken now."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.redraw()
        super().changeEvent(event)

    def _begin(self, state: ConsoleState, title: str) -> None:
        self._state = state
        self.title.say(title)
        self.close_card.setText(self.tr("Close  Esc"))

    def _lay_out(
        self, look: Look, content: Sequence[QWidget | QLayout], *below: QWidget
    ) -> QVBoxLayout:
        """`content` scrolls where the window is low; what stands `below` it is always there."""
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self.title, stretch=1)
        head.addWidget(self.close_card)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.space(1))
        for part in content:
            inner.addWidget(part) if isinstance(part, QWidget) else inner.addLayout(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(head)
        column.addWidget(scrolling(inside, look.space(1)), stretch=1)
        column.addWidget(rule(look))
        for part in below:
            column.addWidget(part)
        return column
