"""Coming and going: who signs in, and at which counter they sit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from counter_app.press import Press
from counter_app.reading import Picture, Reading, picture
from counter_app.state import NOWHERE, Notice, Seat, Verb
from counter_app.store import Store
from db.office import Person
from db.staff import StaffDesk
from db.views import Views
from queueing.staff import SERVES
from queueing.ticket import Reason, Refused


class Sitting:
    """From signing in to signing out, with the breaks between."""

    def __init__(
        self,
        store: Store,
        press: Press,
        reading: Reading,
        staff: StaffDesk,
        views: Views,
        clock: Callable[[], datetime],
        counter_number: int | None,
    ) -> None:
        """`counter_number` is the counter this machine stands at; None lets the clerk choose."""
        self._store = store
        self._press = press
        self._reading = reading
        self._staff = staff
        self._views = views
        self._clock = clock
        self._counter_number = counter_number

    def sign_in(self, login: str, pin: str) -> None:
        """Signs in, and sits down at the counter held before, or at this machine's own."""
        job = _Arriving(login, pin, self._counter_number, self._staff, self._views)
        self._press.run(Verb.SIGN_IN, job, self._arrived)

    def open_counter(self, counter_id: int) -> None:
        """Sits down at a counter."""
        act = partial(self._staff.open_counter, counter_id, by=self._store.state.me)
        self._press.do(Verb.OPEN, act, then=Seat(counter_id))

    def close_counter(self) -> None:
        """Leaves the counter for the day; refused while a visitor is there."""
        state = self._store.state
        if state.seat.counter_id is not None:
            act = partial(self._staff.close_counter, state.seat.counter_id, by=state.me)
            self._press.do(Verb.CLOSE, act, then=NOWHERE)

    def sign_out(self) -> None:
        """Signs out, closing the counter first, so that none is left open with nobody there."""
        staff, me = self._staff, self._store.state.me
        counter_id = self._store.state.seat.counter_id

        def leave() -> None:
            if counter_id is not None:
                staff.close_counter(counter_id, by=me)

        self._press.do(Verb.SIGN_OUT, leave, then=NOWHERE, clerk=None)

    def pause(self, reason: str | None = None, back_in_min: int | None = None) -> None:
        """Takes a break; `back_in_min` tells the forecast when this counter is expected back."""
        state = self._store.state
        if state.seat.counter_id is None:
            return
        act = partial(
            self._staff.pause_counter,
            state.seat.counter_id,
            by=state.me,
            reason=reason,
            resumes_at=self._clock() + timedelta(minutes=back_in_min) if back_in_min else None,
        )
        self._press.do(Verb.PAUSE, act)

    def resume(self) -> None:
        """Comes back from a break."""
        state = self._store.state
        if state.seat.counter_id is not None:
            act = partial(self._staff.open_counter, state.seat.counter_id, by=state.me)
            self._press.do(Verb.RESUME, act)

    def _arrived(self, arrival: "_Arrival") -> None:
        refused = arrival.refused
        notice = Notice(Verb.OPEN, refused=refused) if refused else None
        self._reading.show(
            arrival.seen, clerk=arrival.person, busy=None, notice=notice, trouble=None
        )


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Who signed in, and the counter they came to sit at; `refused` when that one was not free."""

    person: Person
    refused: Refused | None
    seen: Picture


@dataclass(frozen=True, slots=True)
class _Arriving:
    """What the worker does to sign somebody in. It holds nothing of Qt."""

    login: str
    pin: str
    counter_number: int | None
    staff: StaffDesk
    views: Views

    def __call__(self) -> _Arrival:
        person = self.staff.sign_in(self.login, self.pin)
        if person.role not in SERVES:
            raise Refused(Reason.ROLE_NOT_ALLOWED, role=person.role)
        seen = picture(self.views, NOWHERE)
        held = next((c for c in seen.counters if c.clerk and c.clerk.id == person.id), None)
        if held is not None:
            return _Arrival(person, None, picture(self.views, Seat(held.counter.id)))
        if self.counter_number is None:
            return _Arrival(person, None, seen)
        try:
            own = seen.office.counter_numbered(self.counter_number)
            self.staff.open_counter(own.id, by=person.id)
        except Refused as refused:
            return _Arrival(person, refused, seen)
        return _Arrival(person, None, picture(self.views, Seat(own.id)))
