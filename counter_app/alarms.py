"""Calls for help of colleagues, above everything else that is on the screen."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.alarm_words import alarm_place, calling_words
from counter_app.keys import GOING
from counter_app.parts import button, key, label
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from counter_app.words import figures, hour_words, minutes_since
from db.alerts import Alarm
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

ICON_PX = 32


class Alarms(QWidget):
    """One row a call for help, across the whole window; no row for a call of one's own.

    Nothing here shows at the console that calls: whoever stands before it must not learn of it.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._met: set[int] = set()
        self.rows: dict[int, AlarmRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        key(self, GOING, presenter.alerting.answer_first)
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self._tick)
        self.draw(presenter.state)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        shown = {alarm.alarm_id: alarm for alarm in state.alarms_of_others}
        for gone in self.rows.keys() - shown.keys():
            self.rows.pop(gone).deleteLater()
        for place, (alarm_id, alarm) in enumerate(shown.items()):
            row = self.rows.get(alarm_id) or self._add(alarm)
            self._column.insertWidget(place, row)
            row.say(alarm, state)
        self.setVisible(bool(shown))
        self._announce(shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _tick(self, state: ConsoleState) -> None:
        self._state = state
        for alarm in state.alarms_of_others:
            if alarm.alarm_id in self.rows:
                self.rows[alarm.alarm_id].say_since(alarm, state)

    def _announce(self, shown: dict[int, Alarm]) -> None:
        """Draws a covered window to somebody's notice, once for each call."""
        fresh = {i for i, alarm in shown.items() if alarm.answered_at is None} - self._met
        self._met |= fresh
        for alarm_id in fresh:
            row = self.rows[alarm_id]
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))
        if fresh:
            QApplication.alert(self.window())

    def _add(self, alarm: Alarm) -> "AlarmRow":
        row = self.rows[alarm.alarm_id] = AlarmRow(self._look)
        row.go.clicked.connect(lambda: self._answer(alarm.alarm_id))
        return row

    def _answer(self, alarm_id: int) -> None:
        for alarm in self._state.alarms_of_others:
            if alarm.alarm_id == alarm_id:
                self._presenter.alerting.answer(alarm)


class AlarmRow(QFrame):
    """Who, where, since when, and who goes there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._calm: bool | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self.words = Paragraph()
        self.since = label(Type.BODY)
        self.go = button("alarm_go", "signal", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(3), look.space(1), look.space(3), look.space(1))
        line.setSpacing(look.space(2))
        line.addWidget(self._icon)
        line.addWidget(self.words, stretch=1)
        line.addWidget(self.since)
        line.addWidget(self.go)

    def say(self, alarm: Alarm, state: ConsoleState) -> None:
        calm = alarm.answered_at is not None
        self._dress(calm)
        self.words.say(self._answered(alarm, state) if calm else calling_words(state, alarm))
        self.since.setVisible(not calm)
        self.say_since(alarm, state)
        self.go.setText(self.tr("I am going  {key}").format(key=GOING))
        self.go.setVisible(not calm and state.page is not Page.LOCKED)
        self.setAccessibleName(f"{self.words.words} {self.since.text()}")

    def say_since(self, alarm: Alarm, state: ConsoleState) -> None:
        if state.office is None:
            return
        hour, minutes = hour_words(state, state.office, alarm.at), minutes_since(state, alarm.at)
        if minutes:
            words = self.tr("since {time} ({n} min)").format(time=hour, n=minutes)
        else:
            words = self.tr("since {time}").format(time=hour)
        self.since.setText(figures(state, words))

    def _answered(self, alarm: Alarm, state: ConsoleState) -> str:
        where, going = alarm_place(state, alarm), alarm.answered_by
        who = alarm.by.name.in_(state.language)
        if going is not None and going.id == alarm.by.id:
            return self.tr("{who} needs no help any more.").format(who=who)
        to = where or who
        if going is not None and going.id == state.me:
            return self.tr("You are on the way: {where}").format(where=to)
        name = going.name.in_(state.language) if going else ""
        return self.tr("{who} is on the way: {where}").format(who=name, where=to)

    def _dress(self, calm: bool) -> None:
        if calm is self._calm:
            return
        self._calm = calm
        ground = self._look.colours.mist if calm else self._look.colours.alert
        self.setStyleSheet(f"AlarmRow {{ background: {ground}; border: none; }}")
        icon, colour = ("walk", "navy") if calm else ("bell", "surface")
        self._icon.setPixmap(self._look.pixmap(icon, colour, ICON_PX))
        tone = "navy" if calm else "inverse"
        dress(self.words, type=Type.BODY if calm else Type.LEAD, tone=tone)
        dress(self.since, tone=tone)
