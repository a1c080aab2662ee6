"""The voice of the hall: who may speak, so that every call is spoken once and one at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from db import schema as t
from db.engine import Database, utc_now
from db.prepared import Prepared
from db.schema import Row
from db.transaction import Write

STANDBY = timedelta(seconds=3)
"""So long another process leaves a call to the one that spoke last in this part of the hall: two
loudspeakers of one hall do not take turns, and the second is heard when the first is gone."""

MARGIN = timedelta(seconds=6)
"""Beyond its length, before a sentence that nobody has ended counts as broken off: a loudspeaker
that starts, a sound that is still to be made."""

LONGEST_TURN = timedelta(minutes=3)
"""A turn that is to last longer was taken by a clock that ran ahead, and holds nobody up."""

NONE_WAITED = timedelta()

CLOSE_ENOUGH = timedelta(milliseconds=50)
"""What is left of a wait when two clocks have been compared."""


class Saying(StrEnum):
    """What is said of a call."""

    CALL = "call"
    CORRECTION = "correction"
    """The call was spoken and then taken back: the visitor is asked to keep waiting."""


@dataclass(frozen=True, slots=True)
class MaySpeak:
    """The answer to who asks for the turn. `wait` is set while somebody else has it."""

    granted: bool
    wait: timedelta | None = None

    @property
    def over(self) -> bool:
        """There is nothing left to be said: somebody said it, or it is not true any more."""
        return not self.granted and self.wait is None


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a turn. `how` goes into the record: "chime ar en".

    Where a loudspeaker is `mute`, it says why, in English; staff read it on their consoles.
    """

    said: bool
    how: str
    mute: str | None = None


class Announcing:
    """The use cases of the processes that have a loudspeaker.

    A turn is taken before the first sound, held from sentence to sentence, and given back after
    the last. A process that dies in between has not said it: once its time is over the next one
    begins anew, because half a call has told nobody where to go. Turns are reckoned by the clock
    of the database's machine, which all share.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def begin(
        self,
        call_id: int,
        saying: Saying,
        *,
        speaker: str,
        seconds: float,
        waited: timedelta = NONE_WAITED,
    ) -> MaySpeak:
        """Ask for the turn to say something whose first sentence is over in about `seconds`.

        `speaker` names the process, differently from every other one that may run; `waited` is
        since when it could have been said.
        """
        with self._database.write(self._office_id, self._clock) as write:
            call = _call(write, call_id)
            if call is None or not _unsaid(call, saying):
                return MaySpeak(granted=False)
            now = _shared(write.now, call)
            wait = _wait(call, speaker, now, waited)
            if wait > CLOSE_ENOUGH:
                return MaySpeak(granted=False, wait=wait)
            until = now + timedelta(seconds=seconds) + MARGIN
            write.update(t.zone, call.zone_id, speaker=speaker, speaking_until=until)
            _record(write, "voice_began", call, saying)
        return MaySpeak(granted=True)

    def hold(self, call_id: int, saying: Saying, *, speaker: str, seconds: float) -> bool:
        """Keep the turn for a further sentence of about `seconds`; False when it is lost."""
        with self._database.write(self._office_id, self._clock) as write:
            call = _call(write, call_id)
            if call is None or call.speaker != speaker or not _unsaid(call, saying, still=True):
                return False
            until = _shared(write.now, call) + timedelta(seconds=seconds) + MARGIN
            write.update(t.zone, call.zone_id, speaking_until=until)
            _record(write, "voice_goes_on", call, saying)
        return True

    def end(
        self,
        call_id: int,
        saying: Saying,
        heard: Heard,
        *,
        speaker: str,
        goes_on: bool = False,
    ) -> None:
        """Give the turn back, unless the same speaker `goes_on` with another call meanwhile.

        What was not said is left for another loudspeaker of the hall. Without an effect where the
        turn was lost to another one.
        """
        with self._database.write(self._office_id, self._clock) as write:
            call = _call(write, call_id)
            if call is None or call.speaker != speaker or not _unsaid(call, saying, still=True):
                return
            changes: dict[str, object] = {"mute": heard.mute}
            if not goes_on:
                changes["speaking_until"] = _shared(write.now, call)
            write.update(t.zone, call.zone_id, **changes)
            if heard.said:
                column = "said_at" if saying is Saying.CALL else "correction_said_at"
                write.update(t.call, call_id, **{column: write.now})
            kind = "voice_ended" if heard.said else "voice_failed"
            _record(write, kind, call, saying, heard.mute or heard.how)


def _call(write: Write, call_id: int) -> Row | None:
    return write.first(_CALL, call=call_id, office=write.office_id)


def _unsaid(call: Row, saying: Saying, *, still: bool = False) -> bool:
    """Whether it is to be said; `still` when the turn was granted before."""
    if saying is Saying.CALL:
        return call.said_at is None and (still or call.undone_at is None)
    # Who is called anew meanwhile need not wait; a correction that began is none the less said.
    taken_back = call.said_at is not None and (still or call.last_undone_at is not None)
    return taken_back and call.correction_said_at is None


def _shared(now: datetime, call: Row) -> datetime:
    """`now` on the clock of the database's machine, which may run apart from this one's."""
    theirs: datetime | None = call.server_now
    return now if theirs is None else now + (theirs - utc_now())


def _wait(call: Row, speaker: str, now: datetime, waited: timedelta) -> timedelta:
    """Until this speaker may begin; not at all where it spoke last, or nobody has."""
    until: datetime | None = call.speaking_until
    if until is None or call.speaker in (None, speaker) or until > now + LONGEST_TURN:
        return timedelta()
    if until > now:
        return until - now + STANDBY
    return STANDBY - min(waited, now - until)


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


_last = t.call.alias("last")
_LAST_ID = (
    sa.select(sa.func.max(_last.c.id)).where(_last.c.step_id == t.step.c.id).scalar_subquery()
)
_newest = t.call.alias("newest")
_CALL_OF = (
    sa.select(
        t.call.c.id,
        t.call.c.step_id,
        t.call.c.counter_id,
        t.call.c.undone_at,
        t.call.c.said_at,
        t.call.c.correction_said_at,
        _newest.c.undone_at.label("last_undone_at"),
        t.counter.c.zone_id,
        t.zone.c.speaker,
        t.zone.c.speaking_until,
        t.step.c.number,
    )
    .join(t.step, t.step.c.id == t.call.c.step_id)
    .join(_newest, _newest.c.id == _LAST_ID)
    .join(t.counter, t.counter.c.id == t.call.c.counter_id)
    .join(t.zone, t.zone.c.id == t.counter.c.zone_id)
    .where(t.call.c.id == sa.bindparam("call"), t.call.c.office_id == sa.bindparam("office"))
)
_CALL = Prepared(
    _CALL_OF.add_columns(sa.null().label("server_now")),
    postgresql=_CALL_OF.add_columns(
        sa.func.clock_timestamp(type_=t.UtcDateTime).label("server_now")
    ),
)
