"""Whose turn it is to speak: every call once, one at a time, by whoever is there."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from db import announcing
from db import schema as t
from db.announcing import LONGEST_TURN, MARGIN, STANDBY, Announcing, Heard, MaySpeak, Saying
from db.engine import utc_now
from tests.db.house import House

GRANTED, OVER = MaySpeak(granted=True), MaySpeak(granted=False)
CALL, CORRECTION = Saying.CALL, Saying.CORRECTION
HEARD = Heard(said=True, how="chime ar en")


class Voice:
    """The loudspeakers of the small office, and the clerk whose calls they speak."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.announcing = Announcing(house.database, house.office_id, house.clock)
        self.counter, self.clerk = house.sit(4, "amal")

    def call(self) -> int:
        """The next visitor's call; the one before was served."""
        for standing in self.house.views.hall().calls:
            self.house.calling.start(standing.step_id, by=self.clerk)
            self.house.serving.finish(standing.step_id, by=self.clerk)
        self.house.issue("F")
        self.house.call(self.counter, self.clerk)
        return self.house.views.hall().calls[0].call_id

    def undo(self) -> None:
        self.house.calling.undo(self.house.views.hall().calls[0].step_id, by=self.clerk)

    def begin(
        self, call: int, who: str = "one", saying: Saying = CALL, *, waited: float = 0
    ) -> MaySpeak:
        since = timedelta(seconds=waited)
        return self.announcing.begin(call, saying, speaker=who, seconds=8, waited=since)

    def end(
        self,
        call: int,
        who: str = "one",
        saying: Saying = CALL,
        heard: Heard = HEARD,
        *,
        goes_on: bool = False,
    ) -> None:
        self.announcing.end(call, saying, heard, speaker=who, goes_on=goes_on)

    def mute(self) -> str | None:
        with self.house.database.read() as read:
            why: str | None = read.one(sa.select(t.zone.c.mute)).mute
        return why

    def said(self, call: int) -> tuple[bool, bool]:
        found = next(c for c in self.house.views.hall().recent if c.call_id == call)
        return found.said, found.corrected


def waits(answer: MaySpeak) -> float:
    """Seconds, on a server give or take what the test takes."""
    assert not answer.granted and answer.wait is not None
    return answer.wait.total_seconds()


@pytest.fixture
def voice(house: House) -> Voice:
    return Voice(house)


def test_a_call_is_said_once(voice: Voice) -> None:
    call = voice.call()
    assert voice.begin(call) == GRANTED
    assert voice.said(call) == (False, False)
    voice.end(call)
    assert voice.said(call) == (True, False)
    assert voice.begin(call) == OVER
    assert voice.begin(call, "other") == OVER
    kinds = [event.kind for event in voice.house.record.since(0, 100)]
    assert (kinds.count("voice_began"), kinds.count("voice_ended")) == (1, 1)


def test_nobody_speaks_while_another_does(voice: Voice) -> None:
    first, second = voice.call(), voice.call()
    voice.begin(first)
    whole = timedelta(seconds=8) + MARGIN + STANDBY
    assert waits(voice.begin(second, "other")) == pytest.approx(whole.total_seconds(), abs=0.5)
    voice.end(first)
    assert waits(voice.begin(second, "other")) == pytest.approx(STANDBY.total_seconds(), abs=0.5)
    assert voice.begin(second) == GRANTED


def test_who_has_waited_long_enough_need_not_stand_by(voice: Voice) -> None:
    first, second = voice.call(), voice.call()
    voice.begin(first)
    voice.end(first)
    voice.house.forward(minutes=1)
    assert waits(voice.begin(second, "other", waited=1)) == pytest.approx(2, abs=0.5)
    assert voice.begin(second, "other", waited=3) == GRANTED


def test_the_clock_of_the_clerks_machine_holds_nobody_up(voice: Voice) -> None:
    voice.house.forward(minutes=5)
    call = voice.call()
    voice.house.forward(minutes=-5)
    assert voice.begin(call) == GRANTED


def test_a_turn_of_a_clock_that_ran_ahead_is_no_turn(voice: Voice) -> None:
    first, second = voice.call(), voice.call()
    voice.begin(first)
    voice.house.clock.now -= LONGEST_TURN + timedelta(minutes=1)
    assert voice.begin(second, "other") == GRANTED


def test_turns_are_reckoned_by_the_servers_clock(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine whose clock is forty seconds ahead asks while the first one speaks."""
    if voice.house.database.is_sqlite:
        pytest.skip("all processes of one machine share its clock")
    first, second = voice.call(), voice.call()
    voice.begin(first)
    voice.house.forward(seconds=40)
    monkeypatch.setattr(announcing, "utc_now", lambda: utc_now() + timedelta(seconds=40))
    assert waits(voice.begin(second, "other")) > 15


def test_another_takes_over_when_the_speaker_is_gone(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.house.forward(seconds=8)
    assert not voice.begin(call, "other").granted
    voice.house.clock.now += MARGIN + STANDBY
    assert voice.begin(call, "other", waited=20) == GRANTED
    voice.end(call)  # The one that was slow comes to its end all the same.
    assert voice.said(call) == (False, False)
    voice.end(call, "other")
    assert voice.said(call) == (True, False)


def test_what_was_not_heard_is_left_for_another(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.end(call, heard=Heard(said=False, how="", mute="no sound output"))
    assert voice.said(call) == (False, False)
    assert voice.mute() == "no sound output"
    voice.house.clock.now += STANDBY
    assert voice.begin(call, "other", waited=3) == GRANTED
    voice.end(call, "other")
    assert voice.mute() is None


def test_a_turn_that_is_held_lasts(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.house.forward(seconds=10)
    assert voice.announcing.hold(call, CALL, speaker="one", seconds=8)
    voice.house.forward(seconds=10)
    assert not voice.begin(call, "other", waited=20).granted
    voice.house.clock.now += MARGIN + STANDBY
    assert voice.begin(call, "other", waited=20) == GRANTED
    assert not voice.announcing.hold(call, CALL, speaker="one", seconds=8)


def test_a_late_report_does_not_end_the_turn_of_the_next_call(voice: Voice) -> None:
    first, second = voice.call(), voice.call()
    voice.begin(first)
    voice.begin(second)
    voice.end(first, goes_on=True)
    assert voice.said(first) == (True, False)
    assert not voice.begin(second, "other", waited=3).granted


def test_a_call_that_was_taken_back_is_not_said(voice: Voice) -> None:
    call = voice.call()
    voice.undo()
    assert voice.begin(call) == OVER
    assert voice.begin(call, saying=CORRECTION) == OVER  # Nobody has heard it.


def test_what_was_said_and_taken_back_is_corrected_once(voice: Voice) -> None:
    call = voice.call()
    assert voice.begin(call, saying=CORRECTION) == OVER
    voice.begin(call)
    voice.undo()
    voice.end(call)
    assert voice.begin(call, saying=CORRECTION) == GRANTED
    voice.end(call, saying=CORRECTION)
    assert voice.said(call) == (True, True)
    assert voice.begin(call, saying=CORRECTION) == OVER


def test_a_call_that_was_said_is_corrected_although_only_its_recall_was_taken_back(
    voice: Voice,
) -> None:
    call = voice.call()
    voice.begin(call)
    voice.end(call)
    voice.house.forward(seconds=30)
    voice.house.calling.recall(voice.house.views.hall().calls[0].step_id, by=voice.clerk)
    voice.undo()
    assert voice.begin(call, saying=CORRECTION) == GRANTED


def test_who_is_called_anew_need_not_be_told_to_wait(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.end(call)
    voice.undo()
    assert voice.begin(call, saying=CORRECTION) == GRANTED
    voice.house.call(voice.counter, voice.clerk)
    again = voice.house.views.hall().calls[0].call_id
    assert not voice.begin(again, "other", waited=20).granted
    voice.end(call, saying=CORRECTION)  # It had begun: the turn is free again.
    assert voice.said(call) == (True, True)
    assert voice.begin(again) == GRANTED
    voice.end(again)
    voice.house.forward(minutes=1)
    assert voice.begin(call, saying=CORRECTION) == OVER


def test_an_unknown_call_is_nothing_to_be_said(voice: Voice) -> None:
    assert voice.begin(999) == OVER
    voice.end(999)
