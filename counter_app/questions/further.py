"""Which further service a visitor needs, and where."""

from counter_app.choices import Choice, Choices
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.questions.offers import counter_line, others_serving, service_choices
from counter_app.state import ConsoleState
from shell.look import Look

ANYWHERE = "anywhere"


class AskService(Asking):
    """Which further service the visitor needs, at any counter or at one."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "add_service")
        self.note.hide()
        self.places = Choices(look, "add_service_places")
        self.places.decided.connect(self._confirm)
        self.choices.currentRowChanged.connect(lambda _row: self._offer_places())
        self.middle.removeWidget(self.choices)
        self.middle.addLayout(self.beside("service", self.choices), stretch=6)
        self.middle.addLayout(self.beside("where", self.places), stretch=5)
        self.order(self.choices, self.places)

    def open(self, state: ConsoleState) -> None:
        self.places.choose(None)
        super().open(state)
        self._offer_places()

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Add a service to {number}").format(number=self.number)
        self.name(title, self.tr("Service"))
        self.hint.say(self.tr("It follows when this one is finished, without queueing again."))
        taken = {step.service_id for step in state.view.visit} if state.view else set()
        self.choices.offer(service_choices(state, taken))
        self.captions["service"].setText(self.tr("Service"))
        self.captions["where"].setText(self.tr("Where"))
        self.places.setAccessibleName(self.tr("Where"))
        self._offer_places()
        self.sure.say(self.tr("Add"), "Enter")

    def confirm(self) -> None:
        service, place = self.choices.chosen, self.places.chosen
        if isinstance(service, int):
            counter_id = place if isinstance(place, int) else None
            self.presenter.serving.add_service(service, counter_id)

    def _offer_places(self) -> None:
        state, service = self.state, self.choices.chosen
        mine = state.view.place if state.view else None
        offered = [Choice(ANYWHERE, self.tr("Any counter"))]
        if isinstance(service, int):
            if mine is not None and service in mine.counter.desk(mine.clerk).offers:
                here = self.tr("{counter}, yours")
                name = mine.counter.name.in_(state.language)
                offered.append(Choice(mine.counter.id, here.format(counter=name)))
            offered += [
                Choice(each.counter.id, counter_line(state, each))
                for each in others_serving(state, service)
            ]
        self.places.offer(offered)
        if self.places.chosen is None:
            self.places.choose(ANYWHERE)
