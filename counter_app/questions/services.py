"""What a counter offers today: one click switches a service, for this day alone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app.parts import Elided, mark, pill, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.state import ConsoleState
from db.office import Counter, Service
from queueing.staff import Right
from shell.look import Look, Type, dress

ROW_PX = 40


class AskServices(Asking):
    """A switch a service. The panel stays, so that several can be switched one after the other."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "services")
        self.choices.hide()
        self.note.hide()
        self.sure.hide()
        self.switches: dict[int, Switch] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.space(0.5))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.middle.addWidget(scrolling(content, look.space(1)), stretch=1)

    def make_room(self, low: bool) -> None:
        """What a switch leads to is said in a low window as well."""

    def say(self, state: ConsoleState) -> None:
        self.title.say(self.tr("Services offered here today"))
        self.hint.say(
            self.tr(
                "A service that is switched off is not called to this counter. "
                "Tomorrow morning all is back as usual."
            )
        )
        self.never.say(self.tr("Done"), "Esc")
        counter = state.view.place.counter if state.view else None
        services = _switchable(state, counter)
        if list(services) != list(self.switches):
            self._rebuild(services)
        for service_id, switch in self.switches.items():
            if counter is not None:
                switch.say(services[service_id], counter, state)

    def focus(self) -> None:
        next(iter(self.switches.values()), self.never).setFocus()

    def confirm(self) -> None:
        self.presenter.asking.put_away()

    def _rebuild(self, services: dict[int, Service]) -> None:
        for old in self.switches.values():
            old.deleteLater()
        self.switches = {service_id: Switch(self.look) for service_id in services}
        for service_id, switch in self.switches.items():
            switch.setObjectName(f"service_{services[service_id].code}")
            switch.clicked.connect(partial(self._switch, service_id))
            self._rows.addWidget(switch)
            switch.show()  # Now, not with the next layout: the first one gets the focus.

    def _switch(self, service_id: int, _checked: bool = False) -> None:
        counter = self.state.view.place.counter if self.state.view else None
        if counter is not None:
            on = service_id not in counter.offers
            self.presenter.sitting.switch_service(service_id, on)
        self.draw(self.state)  # The switch moves when it has happened, not before.


class Switch(QPushButton):
    """One service: offered or not, and how."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setStyleSheet(f"Switch {{ min-height: {look.px(ROW_PX)}px; padding: 0; }}")
        self._icon = QLabel()
        self._name = Elided(Type.STRONG)
        self.mark = pill()
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(1.5), 0, look.space(1.5), 0)
        line.setSpacing(look.space(1.5))
        line.addWidget(self._icon)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self.mark)
        for part in (self._icon, self._name, self.mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, service: Service, counter: Counter, state: ConsoleState) -> None:
        offered = service.id in counter.offers
        icon, colour = ("check-circle", "success") if offered else ("close", "muted")
        self._icon.setPixmap(self._look.pixmap(icon, colour, 24))
        name, (words, kind) = service.short.in_(state.language), self._standing(service, counter)
        self._name.say(name)
        dress(self._name, tone="navy" if offered else "muted")
        mark(self.mark, words, kind)
        self.setChecked(offered)
        self.setAccessibleName(f"{name}, {words}")

    def _standing(self, service: Service, counter: Counter) -> tuple[str, str]:
        """How the counter offers the service, and the pill for it."""
        if service.id in counter.switched_off:
            return self.tr("Off today"), "warning"
        if service.id in counter.extra:
            return self.tr("Today only"), "signal"
        if service.id not in counter.offers:
            return self.tr("Not offered here"), "quiet"
        if counter.offers[service.id]:
            return self.tr("Secondary service"), "info"
        return self.tr("Main service"), "success"


def _switchable(state: ConsoleState, counter: Counter | None) -> dict[int, Service]:
    """The services that this person may switch here: those of the counter first, main ones on top.

    The order does not change with a switch, so that nothing moves under the mouse.
    """
    if state.office is None or counter is None:
        return {}
    listed = (counter.offers.keys() - counter.extra) | counter.switched_off
    every = state.office.services
    here = {i: service for i, service in every.items() if i in listed}
    if not state.may(Right.SWITCH_SERVICES):
        return here
    return here | {i: service for i, service in every.items() if i not in listed}
