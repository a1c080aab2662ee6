"""What a supervisor tells the counters."""

from counter_app.choices import Choice
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.state import ConsoleState
from db.alerts import MESSAGE_LENGTH
from shell.look import Look

TO_ALL = 0


class AskMessage(Asking):
    """What to tell one counter, or everybody who works today."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "message")
        self.note.setMaxLength(MESSAGE_LENGTH)
        self.order(self.note, self.choices)

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Message to the counters")
        self.name(title, self.tr("To whom"), self.tr("What to tell them"))
        self.hint.say(self.tr("It stays on their screens until each has put it away."))
        offered = [Choice(TO_ALL, self.tr("Everybody who works today"))]
        for each in state.counters:
            if each.clerk is not None and each.clerk.id != state.me:
                name, clerk = each.counter.name, each.clerk.name
                text = f"{name.in_(state.language)} · {clerk.in_(state.language)}"
                offered.append(Choice(each.counter.id, text))
        self.choices.offer(offered)
        self.sure.say(self.tr("Send"), "Enter")

    def first_choice(self) -> None:
        self.choices.choose(TO_ALL)

    def focus(self) -> None:
        self.note.setFocus()

    def ready(self) -> bool:
        return self.choices.chosen is not None and bool(self.note.text().strip())

    def confirm(self) -> None:
        chosen = self.choices.chosen
        counter_id = chosen if isinstance(chosen, int) and chosen != TO_ALL else None
        self.presenter.alerting.send(self.note.text().strip(), counter_id)
