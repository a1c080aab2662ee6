"""Coming and going: who signs in, and at which counter they sit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

from counter_app.asking import closed
from counter_app.finding import nobody_sought
from counter_app.press import Press
from counter_app.reading import Picture, Reading, picture
from counter_app.state import NOWHERE, Notice, Question, Seat
from counter_app.store import Store
from counter_app.verbs import Page, Verb
from db.office import Person
from db.staff import StaffDesk
from db.views import Views
from queueing.staff import Right
from queueing.ticket import Refused


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
        """Signs in, and sits down at the counter held before, or at this machine's own.

        Whoever unlocks the console is where they were; somebody else goes to their own place, and
        the counter of the one before stays as it is.
        """
        state = self._store.state
        locked_in = (state.me, state.seat) if state.page is Page.LOCKED else None
        job = _Arriving(login, pin, self._counter_number, locked_in, self._staff, self._views)
        self._press.run(Verb.SIGN_IN, job, self._arrived)

    def open_counter(self, counter_id: int) -> None:
        """Sits down at a counter."""
        act = partial(self._staff.open_counter, counter_id, by=self._store.state.me)
        self._press.do(Verb.OPEN, act, then=Seat(counter_id), at_reception=False)

    def take_over(self, counter_id: int) -> None:
        """Takes a counter whose clerk has gone, with the visitor who is there; asks first."""
        state = self._store.state
        if state.question is not Question.TAKE_OVER or state.asked_counter != counter_id:
            self._store.show(question=Question.TAKE_OVER, asked_counter=counter_id, notice=None)
            return
        act = partial(self._staff.take_over, counter_id, by=state.me)
        self._press.do(Verb.TAKE_OVER, act, then=Seat(counter_id), at_reception=False)

    def go_to_reception(self) -> None:
        """Shows the whole floor, to whoever may admit visitors."""
        state = self._store.state
        if state.may(Right.ADMIT) and state.view is None:
            self._store.show(at_reception=True, page=Page.RECEPTION, notice=None, **nobody_sought())
            self._reading.refresh()

    def go_to_choice(self) -> None:
        """Back from the floor to the counters, for whoever may serve."""
        if self._store.state.may(Right.SERVE):
            self._store.show(
                at_reception=False,
                floor=None,
                page=Page.CHOOSE_COUNTER,
                notice=None,
                **closed(),
                **nobody_sought(),
            )
            self._reading.refresh()

    def switch_service(self, service_id: int, on: bool, counter_id: int | None = None) -> None:
        """Changes for today what a counter offers, this one where none is named."""
        state = self._store.state
        counter_id = counter_id or state.seat.counter_id
        if counter_id is not None:
            act = partial(self._staff.switch_service, counter_id, service_id, on, by=state.me)
            self._press.do(Verb.SWITCH_SERVICE, act)

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

        self._press.do(
            Verb.SIGN_OUT,
            leave,
            then=NOWHERE,
            clerk=None,
            at_reception=False,
            **_NOBODY_ELSES,
        )

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
        own = arrival.person.id == self._store.state.me
        self._reading.show(
            arrival.seen,
            clerk=arrival.person,
            busy=None,
            notice=notice,
            trouble=None,
            locked=False,
            at_reception=arrival.seen.floor is not None,
            **({} if own else _NOBODY_ELSES),
        )


_NOBODY_ELSES: Mapping[str, Any] = MappingProxyType({**nobody_sought(), "slip_for": None})
"""What was looked for, and whom the last slip is for, are nobody else's business."""


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
    locked_in: tuple[int, Seat] | None
    """Who is locked in, and where they sit."""
    staff: StaffDesk
    views: Views

    def __call__(self) -> _Arrival:
        person = self.staff.sign_in(self.login, self.pin)
        if self.locked_in is not None and person.id == self.locked_in[0]:
            return _Arrival(person, None, picture(self.views, self.locked_in[1]))
        if not person.may(Right.SERVE):
            return _Arrival(person, None, picture(self.views, Seat(reception_of=person.id)))
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
