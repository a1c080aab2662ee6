"""The small bar beside another program: when it stands for the window, and its one key."""

from PySide6.QtCore import QObject

from counter_app.serving import Serving
from counter_app.sitting import Sitting
from counter_app.state import ConsoleState, Question
from counter_app.store import Store
from counter_app.verbs import Page, Verb
from counter_app.waiting import Waiting


class Compacting(QObject):
    """For clerks who work in another program: what they choose, and the next step by one key."""

    def __init__(
        self,
        store: Store,
        serving: Serving,
        waiting: Waiting,
        sitting: Sitting,
        at_first: bool,
        parent: QObject | None = None,
    ) -> None:
        """`at_first` is what this machine's settings choose for whoever signs in."""
        super().__init__(parent)
        self._store = store
        self._serving = serving
        self._at_first = at_first
        self._acts = {
            Verb.CALL_NEXT: serving.call_next,
            Verb.START: serving.start,
            Verb.FINISH: serving.finish_as_usual,
            Verb.NO_SHOW: serving.no_show,
            Verb.RESUME: sitting.resume,
            Verb.BACK_HERE: waiting.back_here,
        }
        store.show(compact=at_first)
        store.second_passed.connect(self._begin_anew)

    def toggle(self) -> None:
        """The bar instead of the window, or back; at work alone, for there is no other bar."""
        state = self._store.state
        if state.page is Page.AT_WORK:
            self._store.show(compact=not state.compact)

    def open_window(self) -> None:
        """Back to the window, where everything stands."""
        self._store.show(compact=False)

    def press(self) -> None:
        """The button of the bar: the one next thing; asks first where the window would."""
        if self._store.state.next_verb is Verb.FINISH:
            self._serving.ask_or_finish()
        else:
            self.go_on()

    def go_on(self) -> None:
        """The key, which works in every program: the one next thing, and never a question.

        A service ends with the first outcome of the office's list. While a question is open the
        key does nothing: its answer is given in the window, by whoever reads it.
        """
        state = self._store.state
        if state.question is Question.NONE and state.next_verb is not None:
            self._acts[state.next_verb]()

    def _begin_anew(self, state: ConsoleState) -> None:
        """Whoever signs in next finds the console as this machine shows it at first."""
        if state.page is Page.SIGN_IN and state.compact is not self._at_first:
            self._store.show(compact=self._at_first)
