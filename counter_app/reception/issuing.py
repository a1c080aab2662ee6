"""A ticket for somebody who cannot use the kiosk: asked in one place, given with Enter."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.admitting import Admission
from counter_app.parts import button, label, scrolling, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.reception.service_choice import ServiceChoice
from counter_app.reception.words import language_name, phone_words, promise_words
from counter_app.state import ConsoleState
from counter_app.words import figures
from db.intake import LARGEST_PARTY
from db.spelling import western_digits
from queueing.visit import Counted
from queueing.wording import Language
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph
from shell.phone import BadPhone, PhoneFault, e164, region_of

LONGEST_PHONE = 20


class Issuing(QWidget):
    """Whom the ticket is for. All but the service is filled in from the start."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._fault: PhoneFault | None = None
        self.title = label(Type.STRONG, "navy")
        self.services = ServiceChoice(look)
        self.languages = {each: toggle(f"language_{each}", look) for each in Language}
        self._spoken = QButtonGroup(self)
        self.priority, self.party, self.phone = QComboBox(), QSpinBox(), QLineEdit()
        self.fewer, self.more = (
            button("party_fewer", fit="small"),
            button("party_more", fit="small"),
        )
        self._dress_party(look)
        self.captions = {name: label(Type.CAPTION, "muted") for name in _FIELDS}
        self.consent, self.promise = Paragraph(), label(Type.STRONG, "navy", name="promise")
        dress(self.consent, type=Type.CAPTION, tone="muted")
        self.sure, self.never = button("issue_sure", "signal"), button("issue_never", "quiet")
        self._connect()
        self._lay_out(look)

    def open(self, state: ConsoleState) -> None:
        """A new visitor: nothing of the one before is left."""
        self.services.clear()
        self.phone.clear()
        self.party.setValue(1)
        self.priority.setCurrentIndex(0)
        self._say_fault(None)
        default = state.office.language if state.office else state.language
        self.languages[default].setChecked(True)
        self.draw(state)

    def focus(self) -> None:
        self.services.focus()

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.floor is None:
            return
        self.services.draw(state)
        self._offer_priorities(state)
        self._say(state)
        self._arm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.never.hasFocus():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("New ticket"))
        for language, each in self.languages.items():
            each.setText(language_name(language))
        words = {
            "language": self.tr("Language of the visitor"),
            "priority": self.tr("Priority"),
            "party": self._party_words(),
            "phone": self.tr("Mobile phone, for messages"),
        }
        for name, caption in self.captions.items():
            caption.setText(words[name])
        for name, field in (
            ("priority", self.priority),
            ("party", self.party),
            ("phone", self.phone),
        ):
            field.setAccessibleName(words[name])
        self.fewer.setAccessibleName(self.tr("One less"))
        self.more.setAccessibleName(self.tr("One more"))
        self.phone.setPlaceholderText(self.tr("optional"))
        self.never.setText(self.tr("Cancel  Esc"))
        self.sure.setText(self.tr("Give the ticket  Enter"))
        self._say_fault(self._fault)

    def _party_words(self) -> str:
        office, chosen = self._state.office, self.services.chosen
        first = office.services.get(chosen[0]) if office and chosen else None
        files = first is not None and first.counted is Counted.FILES
        return self.tr("Number of files") if files else self.tr("Number of people")

    def _arm(self) -> None:
        chosen, state = self.services.chosen, self._state
        self.captions["party"].setText(self._party_words())
        if state.busy is None:
            self.sure.setEnabled(bool(chosen))
        lines = {line.service_id: line for line in state.floor.lines} if state.floor else {}
        first = lines.get(chosen[0]) if chosen else None
        if first is None:
            self.promise.setText(self.tr("Choose the service with a letter or digit"))
            return
        words = promise_words(state, first.expected)
        ahead = figures(state, self.tr("%n ahead", "", first.ahead))
        self.promise.setText(f"{words}  ·  {ahead}")

    def _offer_priorities(self, state: ConsoleState) -> None:
        classes = state.office.priorities.values() if state.office else ()
        wanted: list[tuple[str, int | None]] = [(self.tr("None"), None)]
        wanted += [(figures(state, p.name.in_(state.language)), p.id) for p in classes]
        there = [
            (self.priority.itemText(i), self.priority.itemData(i))
            for i in range(self.priority.count())
        ]
        if wanted == there:
            return
        kept = max(0, self.priority.currentIndex())
        self.priority.clear()
        for words, priority_id in wanted:
            self.priority.addItem(words, priority_id)
        self.priority.setCurrentIndex(kept)

    def _confirm(self) -> None:
        if not self.services.chosen or self._state.busy is not None:
            return
        try:
            phone = self._number()
        except BadPhone as bad:
            self._say_fault(bad.fault)
            self.phone.setFocus()
            return
        self._presenter.admitting.issue(
            Admission(
                service_ids=self.services.chosen,
                language=next(one for one, each in self.languages.items() if each.isChecked()),
                priority_id=self.priority.currentData(),
                party_size=self.party.value(),
                phone=phone,
            )
        )

    def _number(self) -> str | None:
        typed, office = western_digits(self.phone.text().strip()), self._state.office
        return e164(typed, region_of(office.zone)) if typed and office else None

    def _say_fault(self, fault: PhoneFault | None) -> None:
        """Under the number: what is wrong with it, else what writing it down means."""
        self._fault = fault
        agreed = self.tr("Only with the visitor's consent to messages about this visit.")
        self.consent.say(phone_words(fault) if fault else agreed)
        dress(self.consent, tone="alert" if fault else "muted")
        dress(self.phone, fault="true" if fault else "false")

    def _dress_party(self, look: Look) -> None:
        """A figure between two buttons: also somebody with a mouse alone can change it."""
        self.party.setFixedWidth(look.px(56))
        self.party.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.party.setStyleSheet(
            f"QSpinBox {{ padding: {look.px(8)}px 0; }}"
            "QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }"
        )
        for one, icon, step in (
            (self.fewer, "minus", self.party.stepDown),
            (self.more, "plus", self.party.stepUp),
        ):
            one.setIcon(look.icon(icon, "navy", 20))
            one.setIconSize(look.icon_size(20))
            one.setStyleSheet(f"padding: {look.px(4)}px {look.px(2)}px;")
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.clicked.connect(step)

    def _connect(self) -> None:
        for each in self.languages.values():
            self._spoken.addButton(each)
        self.party.setRange(1, LARGEST_PARTY)
        self.party.setObjectName("issue_party")
        self.priority.setObjectName("issue_priority")
        self.phone.setObjectName("issue_phone")
        self.phone.setMaxLength(LONGEST_PHONE)
        self.phone.textEdited.connect(lambda _text: self._say_fault(None))
        self.services.changed.connect(self._arm)
        self.services.decided.connect(self._confirm)
        self.sure.clicked.connect(self._confirm)
        self.never.clicked.connect(self._presenter.asking.put_away)

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.promise)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.space(1), 0)
        inner.setSpacing(look.space(1))
        inner.addWidget(self.services)
        inner.addLayout(self._fields(look))
        inner.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(look.space(1))
        foot.addStretch(1)
        foot.addWidget(self.never)
        foot.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(head)
        column.addWidget(scrolling(content), stretch=1)
        column.addLayout(foot)

    def _fields(self, look: Look) -> QGridLayout:
        languages = QHBoxLayout()
        languages.setSpacing(look.space(0.5))
        for each in self.languages.values():
            languages.addWidget(each)
        languages.addStretch(1)
        party = QHBoxLayout()
        party.setSpacing(look.space(0.5))
        for part in (self.fewer, self.party, self.more):
            party.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.space(2))
        grid.setVerticalSpacing(0)
        for column, name in enumerate(("language", "party", "priority")):
            grid.addWidget(self.captions[name], 0, column)
        grid.addLayout(languages, 1, 0)
        grid.addLayout(party, 1, 1)
        grid.addWidget(self.priority, 1, 2)
        grid.addWidget(self.captions["phone"], 2, 0, 1, 3)
        grid.addWidget(self.phone, 3, 0)
        grid.addWidget(self.consent, 3, 1, 1, 2)
        grid.setColumnStretch(2, 1)
        return grid


_FIELDS = ("language", "priority", "party", "phone")
