"""The open question beside the visitor: which verb it belongs to, whom it is about, how it ends."""

from typing import Any

from counter_app.state import Question
from counter_app.store import Store
from counter_app.verbs import Verb
from db.console import ConsoleView
from db.inbox import InboxLine
from db.visits import StepView
from queueing.ticket import State

_VERB_ASKED = {
    Question.WHY_THIS: Verb.CALL_THIS,
    Question.TRANSFER: Verb.TRANSFER,
    Question.ADD_SERVICE: Verb.ADD_SERVICE,
    Question.FINISH: Verb.FINISH,
    Question.PAUSE: Verb.PAUSE,
    Question.LEAVE: Verb.LEAVE,
    Question.QUICK: Verb.QUICK,
    Question.SERVICES: Verb.SWITCH_SERVICE,
    Question.MESSAGE: Verb.SEND_MESSAGE,
    Question.ISSUE: Verb.ISSUE,
    Question.CORRECT: Verb.SET_PRIORITY,
    Question.CHANGE_SERVICE: Verb.CHANGE_SERVICE,
    Question.MERGE: Verb.MERGE,
    Question.NOT_OURS: Verb.NOT_OURS,
}
_AT_HAND = frozenset({Question.TRANSFER, Question.ADD_SERVICE, Question.FINISH})
_ANYWHERE = frozenset(
    {
        Question.NONE,
        Question.LEAVE,
        Question.TAKE_OVER,
        Question.SERVICES,
        Question.MESSAGE,
        Question.ISSUE,
        Question.CORRECT,
        Question.CHANGE_SERVICE,
        Question.MERGE,
        Question.NOT_OURS,
    }
)
"""Questions that do not depend on who is at the counter."""
ABOUT_ONE = frozenset(
    {
        Question.WHY_THIS,
        Question.LEAVE,
        Question.CORRECT,
        Question.CHANGE_SERVICE,
        Question.NOT_OURS,
    }
)
"""Questions about somebody in a list: once refused, the answer lies with somebody else."""


class OpenQuestion:
    """Asks in place, one question at a time; the answer is the verb itself."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(
        self, question: Question, step: StepView | None = None, line: InboxLine | None = None
    ) -> None:
        """Opens a question beside the visitor, if its verb makes sense now.

        `step` or `line` is whom or what in a list it is about.
        """
        state = self._store.state
        if not state.allows(_VERB_ASKED[question]):
            return
        about = state.at_hand if question in _AT_HAND else step
        self._store.show(question=question, asked_of=about, asked_line=line, notice=None)

    def put_away(self) -> None:
        """Closes the question without an answer."""
        self._store.show(**closed())


def closed() -> dict[str, Any]:
    """What a state without a question holds."""
    return {"question": Question.NONE, "asked_of": None, "asked_counter": None, "asked_line": None}


def fits(question: Question, step: StepView | None, view: ConsoleView | None) -> bool:
    """Whether the open question still makes sense in this picture."""
    if question in _ANYWHERE:
        return True
    if view is None:
        return False
    if question in _AT_HAND:
        at_hand = view.at_hand
        return (
            step is not None
            and at_hand is not None
            and at_hand.step_id == step.step_id
            and at_hand.state is State.SERVING
        )
    return question is not Question.WHY_THIS or view.at_hand is None
