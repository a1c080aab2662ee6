"""The thread of a visit at the kiosk: what is shown, whose turn it is to act, how it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db.trouble import Trouble, TroubleKind
from db.views import KioskView, Views
from kiosk.patience import Patience, Times
from kiosk.state import RESTING, KioskState, Page, Refusal, page_before, resting_page
from queueing.ticket import Refused
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker

Result = TypeVar("Result")

_OF_A_SERVICE = frozenset({Page.SERVICE, Page.INSTEAD, Page.PRIORITY, Page.PHONE})


class Conversation(QObject):
    """One kiosk's conversation with one visitor after the other; the verbs stand beside it.

    Every use case runs on one worker; while one is under way, and for a moment after each change
    of page, touches are ignored, so that a double tap never takes two tickets. A `Refused` is
    shown in place, a `Trouble` as a calm screen that goes away by itself; anything else is a bug,
    goes to `sys.excepthook` and leaves the kiosk at its start.
    """

    state_changed = Signal(object)
    """The new `KioskState`."""

    read_anew = Signal()
    """What is on offer was read again; promises on the screen may be old."""

    ended = Signal(object)
    """The last `KioskState` of a visitor who is gone, with or without a ticket."""

    def __init__(
        self,
        views: Views,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        clock: Callable[[], datetime],
        times: Times,
        services: frozenset[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._worker = worker
        self._language = language
        self._home_language = language.language
        self._clock = clock
        self._times = times
        self._services = services
        self._visit = 0
        """Counts the visitors, so that what comes late is not taken for the next one's."""
        self._state = KioskState(language=language.language)
        self._patience = Patience(times, self)
        self._patience.ran_out.connect(self._on_idle)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.refresh)
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self.refresh)
        language.changed.connect(lambda new: self.show(language=new))
        self.refresh()

    @property
    def state(self) -> KioskState:
        return self._state

    # --- What the visitor and the surroundings do ----------------------------------------------

    def refresh(self, _hint: object = None) -> None:
        """Reads anew what is on offer: at every hint, by the clock, and once at the start."""
        self._worker.run_latest("kiosk", self._views.kiosk, self._read, self._not_read)

    @property
    def time_left(self) -> float:
        """Seconds until the kiosk asks, starts over or goes idle, if nobody touches it."""
        return self._patience.left_s

    def be_patient(self, times: float) -> None:
        """Waits so many times longer for this visitor."""
        self._patience.be_longer(times)
        self._wait_for_visitor()

    def touched(self) -> None:
        """Somebody is there: starts the patience anew, and answers the question if it was asked.

        On the idle page it brings the start page, and the same touch chooses nothing there.
        """
        if self._state.asking:
            self.show(asking=False)
        if self._state.page is Page.IDLE:
            self.go(Page.START)
        self._wait_for_visitor()

    def set_language(self, language: Language) -> None:
        """Shows the same page in the other language."""
        if self.may_act():
            self._language.set(language)

    def back(self) -> None:
        """One page back; the entry is kept, so that a slip of the finger is mended, not retyped."""
        if self.may_act():
            self.step_back()

    def turn_page(self, by: int) -> None:
        """Shows another page of the list that is chosen from."""
        page = self._state.list_page + by
        if 0 <= page < self._state.list_pages and self.may_act():
            self.go(self._state.page, turned_to=page)

    def step_back(self) -> None:
        """The same for a page that has done its part."""
        before = page_before(self._state)
        if before is None:
            self.home()
        else:
            self.go(before, **self._of(before))

    def _of(self, page: Page) -> dict[str, Any]:
        """What stands on a page that the visitor comes back to."""
        cleared: dict[str, Any] = {"refusal": None, "typed": "", "phone_fault": None}
        settled = self._state.chosen.services
        if page is Page.ENTRY:
            cleared["typed"] = self._state.typed
        if page in (Page.ENTRY, Page.BOOKINGS):
            cleared["booking"] = None
        if page is Page.CATEGORIES:
            cleared["turned_to"] = 0
        if page is Page.SERVICE and self._state.page in (Page.SERVICES, Page.CATEGORIES):
            cleared["service_id"] = settled[-1]
            cleared["chosen"] = self._state.chosen.without_service(settled[-1])
        return cleared

    def finish(self) -> None:
        """The visitor is done: the next one finds the start page."""
        if self.may_act():
            self.home()

    def home(self) -> None:
        """Forgets the visitor and starts over, whatever is going on."""
        last = self._state
        self._forget(last, last.trouble)
        self.ended.emit(last)
        self.refresh()

    def _forget(self, last: KioskState, trouble: TroubleKind | None) -> None:
        self._visit += 1
        self._patience.stop()
        self._language.set(self._home_language)
        self._rest(
            KioskState(
                language=self._language.language, now=last.now, view=last.view, trouble=trouble
            )
        )
        self._wait_for_visitor()

    # --- What the verbs stand on ------------------------------------------------------------------

    def may_act(self) -> bool:
        """Whether a touch counts now; one that does shows that somebody is there."""
        if not self.ready:
            return False
        self.touched()
        return True

    @property
    def ready(self) -> bool:
        """Whether a touch would count now."""
        return self._patience.settled and not self._state.busy

    def speak(self, language: Language) -> None:
        """Goes on in `language`, as the visitor chose or their booking says."""
        self._language.set(language)

    def go(self, page: Page, **changes: Any) -> None:
        """Turns to `page`, with whatever else changes in the same moment."""
        self._patience.page_came()
        self._put(replace(self._state, page=page, busy=False, **changes))
        self._wait_for_visitor()

    def show(self, **changes: Any) -> None:
        """Changes what is on the page."""
        self._put(replace(self._state, **changes))

    def choose(self, **changes: Any) -> None:
        """Changes what the visitor has chosen for the ticket."""
        self.show(chosen=replace(self._state.chosen, **changes))

    def ask(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        *,
        also_late: bool = False,
    ) -> None:
        """Runs a use case that the visitor waits for; touches are ignored until it has ended.

        What comes back for a visitor who is gone by then is dropped: it is nobody else's. With
        `also_late` it is still shown while nobody else has begun, such as a number that is theirs.
        """
        visit = self._visit

        def answer(result: Result) -> None:
            if visit != self._visit and not (also_late and self._state.page in RESTING):
                return
            done(result)
            if self._state.busy:
                self.show(busy=False)

        self.show(busy=True, refusal=None)
        self._worker.run(job, answer, self._of_visit(visit))

    def _of_visit(self, visit: int) -> Callable[[Exception], None]:
        """How a use case of this visit fails; a later visitor hears nothing of it."""

        def failed(error: Exception) -> None:
            if visit == self._visit or not isinstance(error, Refused | Trouble):
                self.failed(error)

        return failed

    def read(self, key: str, job: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Reads something for the page in the background; only the newest of a key counts."""
        visit = self._visit

        def answer(result: Result) -> None:
            if visit == self._visit:
                done(result)

        def failed(error: Exception) -> None:
            if isinstance(error, Refused):  # Nobody asked: the page stays, a use case goes on.
                self.refresh()
            else:
                self._of_visit(visit)(error)

        self._worker.run_latest(key, job, answer, failed)

    def failed(self, error: Exception) -> None:
        """Shows why a use case did not go through; raises what nobody expected."""
        self.show(busy=False)
        if isinstance(error, Refused):
            opens = error.details.get("opens")
            self.show(refusal=Refusal(error.reason, opens if isinstance(opens, datetime) else None))
            self.refresh()
        elif isinstance(error, Trouble):
            self._trouble_came(error)
            self._look_again(self._times.retry_s)
        else:
            self.home()
            raise error

    # --- Reading what is on offer ---------------------------------------------------------------

    def _read(self, view: KioskView) -> None:
        self._look_again(self._times.refresh_s)
        fresh = replace(self._state, view=self._offered(view), now=self._clock(), trouble=None)
        if fresh.page in RESTING:
            self._rest(fresh)
        else:
            self._put(fresh)
            self._give_up_what_is_gone()
            self.read_anew.emit()

    def _give_up_what_is_gone(self) -> None:
        """A service that the office took out meanwhile leads back to the list of the others."""
        state = self._state
        if state.busy:  # The answer that is on its way says more; after it this is read again.
            return
        priorities = state.office.priorities if state.office else {}
        if state.chosen.priority_id not in priorities:
            self.choose(priority_id=None)
        known = state.view.office.services if state.view else {}
        settled = tuple(s for s in state.chosen.services if s in known)
        if settled != state.chosen.services:
            self.choose(services=settled)
        if state.page in _OF_A_SERVICE and state.booking is None and state.service_id not in known:
            self.go(Page.CATEGORIES if state.categories else Page.SERVICES, service_id=None)

    def _offered(self, view: KioskView) -> KioskView:
        """What this kiosk offers of it."""
        if self._services is None:
            return view
        known = view.office.services
        offered = (o for o in view.services if known[o.service_id].code in self._services)
        return replace(view, services=tuple(offered))

    def _not_read(self, error: Exception) -> None:
        self._look_again(self._times.retry_s)
        if not isinstance(error, Trouble):
            raise error
        self._trouble_came(error)

    def _look_again(self, seconds: float) -> None:
        self._again.start(round(seconds * 1000))

    def _trouble_came(self, trouble: Trouble) -> None:
        """A number that is on the screen stays there: its visitor may have nothing else."""
        if self._state.page is Page.TICKET:
            self.show(trouble=trouble.kind)
        else:
            last = self._state
            self._forget(last, trouble.kind)
            if last.page not in RESTING:
                self.ended.emit(last)

    # --- Patience ---------------------------------------------------------------------------------

    def _wait_for_visitor(self) -> None:
        state, times = self._state, self._times
        if state.page is Page.START:
            self._patience.wait(times.idle_s)
        elif state.page in RESTING:
            self._patience.stop()
        else:
            self._patience.wait(times.ticket_s if state.page is Page.TICKET else times.ask_after_s)

    def _on_idle(self) -> None:
        if self._state.page is Page.START:
            self.go(Page.IDLE)
        elif self._state.page is Page.TICKET or self._state.asking:
            self.home()
        else:
            self.show(asking=True)
            self._patience.wait(self._times.reset_after_s)

    # --- State ------------------------------------------------------------------------------------

    def _rest(self, state: KioskState) -> None:
        """Puts the page that stands while nobody is in conversation with the kiosk."""
        page = resting_page(state)
        came = page is not self._state.page
        if came:
            self._patience.page_came()
        self._put(replace(state, page=page))
        if came:
            self._wait_for_visitor()

    def _put(self, state: KioskState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
