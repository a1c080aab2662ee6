"""The voice of the hall: who may speak, so that every call is spoken once and one at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.prepared import Prepared
from db.schema import Row
from db.transaction import Write

STANDBY = timedelta(seconds=3)
"""So long another process leaves a call to the one that spoke last in this part of the hall: two
loudspeakers of one hall do not take turns, and the second is heard when the first is gone."""

MARGIN = timedelta(seconds=5)
"""Beyond its length, before a sentence that nobody has ended counts as broken off."""


class Saying(StrEnum):
    """What is said of a call."""

    CALL = "call"
    CORRECTION = "correction"
    """The call was spoken and then taken back: the visitor is asked to keep waiting."""


@dataclass(frozen=True, slots=True)
class MaySpeak:
    """The answer to who asks for the turn. `wait_until` is set while somebody else speaks."""

    granted: bool
    wait_until: datetime | None = None

    @property
    def over(self) -> bool:
        """There is nothing left to be said: somebody said it, or it is not true any more."""
        return not self.granted and self.wait_until is None


class Announcing:
    """The use cases of the processes that have a loudspeaker.

    A turn is taken before the first sound and given back after the last. A process that dies in
    between has not said it: once its time is over the next one begins anew, because half a call
    has told nobody where to go.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def begin(self, call_id: int, saying: Saying, *, speaker: str, seconds: float) -> MaySpeak:
        """Ask for the turn to say something that takes about `seconds`.

        `speaker` names the process, differently from every other one that may run.
        """
        with self._database.write(self._office_id, self._clock) as write:
            call = _call(write, call_id)
            if call is None or not _unsaid(call, saying):
                return MaySpeak(granted=False)
            free = _free_from(call, speaker)
            if free > write.now:
                return MaySpeak(granted=False, wait_until=free)
            until = write.now + timedelta(seconds=seconds) + MARGIN
            write.update(t.zone, call.zone_id, speaker=speaker, speaking_until=until)
            _record(write, "voice_began", call, saying)
        return MaySpeak(granted=True)

    def end(self, call_id: int, saying: Saying, *, speaker: str, said: bool, how: str) -> None:
        """Give the turn back. `how` goes into the record: "chime ar en", or why nothing was heard.

        What was not `said` is left for another loudspeaker of the hall. Without an effect where
        the turn was lost meanwhile.
        """
        with self._database.write(self._office_id, self._clock) as write:
            call = _call(write, call_id)
            if call is None or call.speaker != speaker or not _unsaid(call, saying, still=True):
                return
            write.update(t.zone, call.zone_id, speaking_until=write.now)
            if said:
                column = "said_at" if saying is Saying.CALL else "correction_said_at"
                write.update(t.call, call_id, **{column: write.now})
            _record(write, "voice_ended" if said else "voice_failed", call, saying, how=how)


def _call(write: Write, call_id: int) -> Row | None:
    return write.first(_CALL, call=call_id, office=write.office_id)


def _unsaid(call: Row, saying: Saying, *, still: bool = False) -> bool:
    """Whether it is to be said; `still` when the turn was granted before."""
    if saying is Saying.CALL:
        return call.said_at is None and (still or call.undone_at is None)
    taken_back = call.said_at is not None and call.undone_at is not None
    return taken_back and call.correction_said_at is None


def _free_from(call: Row, speaker: str) -> datetime:
    """When this speaker may begin."""
    called: datetime = call.at
    until: datetime | None = call.speaking_until
    if until is None or call.speaker in (None, speaker):
        return called
    return max(called, until) + STANDBY


def _record(write: Write, kind: str, call: Row, saying: Saying, how: str = "") -> None:
    write.record(
        kind,
        counter_id=call.counter_id,
        step_id=call.step_id,
        number=call.number,
        call=call.id,
        saying=saying,
        how=how,
    )


_CALL = Prepared(
    sa.select(
        t.call.c.id,
        t.call.c.step_id,
        t.call.c.counter_id,
        t.call.c.at,
        t.call.c.undone_at,
        t.call.c.said_at,
        t.call.c.correction_said_at,
        t.counter.c.zone_id,
        t.zone.c.speaker,
        t.zone.c.speaking_until,
        t.step.c.number,
    )
    .join(t.step, t.step.c.id == t.call.c.step_id)
    .join(t.counter, t.counter.c.id == t.call.c.counter_id)
    .join(t.zone, t.zone.c.id == t.counter.c.zone_id)
    .where(t.call.c.id == sa.bindparam("call"), t.call.c.office_id == sa.bindparam("office"))
)
