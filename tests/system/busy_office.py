"""A process that works without pause until it is killed: `-m tests.system.busy_office URL SEED`.

Visitors come and leave, clerks call, serve, park, transfer and finish, in an order that the seed
gives. It says `busy` once it has begun.
"""

import random
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from db.bookings import Bookings
from db.calling import Calling
from db.engine import Database
from db.intake import Intake
from db.office import office_id
from db.printing import Printing
from db.serving import Serving
from db.staff import StaffDesk
from db.views import Views
from queueing.ticket import Refused
from queueing.wording import Language

SUNDAY_9 = datetime(2026, 11, 22, 6, tzinfo=UTC)


class Clerk:
    """One counter and whoever sits there; does the next sensible or senseless thing."""

    def __init__(self, url: str, seed: int) -> None:
        database = Database.open(url)
        self._now = SUNDAY_9
        handed = (database, office_id(database), self._clock)
        self._intake, self._calling = Intake(*handed), Calling(*handed)
        self._serving = Serving(*handed)
        self._bookings, self._printing = Bookings(*handed), Printing(*handed)
        self._views = Views(*handed)
        self._random = random.Random(seed)
        office = self._views.office()
        self._services = [service.id for service in office.services.values() if service.walk_in]
        clerks = [person for person in office.staff.values() if person.role == "clerk"]
        number = seed % min(len(clerks), len(office.counters))
        self._counter = list(office.counters)[number]
        self._me = clerks[number].id
        StaffDesk(*handed).open_counter(self._counter, by=self._me)

    def work(self) -> None:
        self._now += timedelta(seconds=self._random.uniform(0, 3))
        with suppress(Refused):  # senseless at this moment; the next one may be sensible
            self._random.choice(self._verbs())()

    def _verbs(self) -> list[Callable[[], object]]:
        at_hand = self._views.console(self._counter).at_hand
        coming: list[Callable[[], object]] = [self._come, self._check_in, self._print]
        if at_hand is None:
            return [*coming, lambda: self._calling.call_next(self._counter, by=self._me)]
        step, me = at_hand.step_id, self._me
        calling, serving = self._calling, self._serving
        return [
            self._come,
            lambda: calling.start(step, by=me),
            lambda: calling.recall(step, by=me),
            lambda: calling.undo(step, by=me),
            lambda: calling.no_show(step, by=me),
            lambda: serving.park(step, by=me),
            lambda: serving.return_to_line(step, by=me),
            lambda: serving.add_service(step, self._service(), by=me),
            lambda: serving.transfer_to_service(step, self._service(), by=me),
            lambda: serving.finish(step, by=me),
        ]

    def _clock(self) -> datetime:
        return self._now

    def _service(self) -> int:
        return self._random.choice(self._services)

    def _come(self) -> None:
        wanted = [self._service() for _ in range(self._random.choice((1, 1, 2)))]
        ticket = self._intake.issue(wanted, language=Language.AR, printer="printer")
        if self._random.random() < 0.1:
            self._intake.leave(ticket.ticket_id)

    def _check_in(self) -> None:
        expected = [b for b in self._bookings.of_day() if b.state == "expected"]
        if expected:
            booking = self._random.choice(expected)
            self._intake.check_in(booking.booking_id, language=Language.EN)

    def _print(self) -> None:
        job = self._printing.take("printer")
        if job is not None:
            self._printing.printed(job.job_id)


def main(url: str, seed: str) -> None:
    clerk = Clerk(url, int(seed))
    print("busy", flush=True)
    while True:
        clerk.work()


if __name__ == "__main__":
    main(*sys.argv[1:])
