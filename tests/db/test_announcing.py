"""Whose turn it is to speak: every call once, one at a time, by whoever is there."""

from datetime import timedelta

import pytest

from db.announcing import MARGIN, STANDBY, Announcing, MaySpeak, Saying
from tests.db.house import House

GRANTED, OVER = MaySpeak(granted=True), MaySpeak(granted=False)
CALL, CORRECTION = Saying.CALL, Saying.CORRECTION


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
            self.house.calling.finish(standing.step_id, by=self.clerk)
        self.house.issue("F")
        self.house.call(self.counter, self.clerk)
        return self.house.views.hall().calls[0].call_id

    def undo(self) -> None:
        self.house.calling.undo(self.house.views.hall().calls[0].step_id, by=self.clerk)

    def begin(self, call: int, who: str = "one", saying: Saying = CALL) -> MaySpeak:
        return self.announcing.begin(call, saying, speaker=who, seconds=8)

    def end(self, call: int, who: str = "one", saying: Saying = CALL, *, said: bool = True) -> None:
        self.announcing.end(call, saying, speaker=who, said=said, how="ar en")

    def said(self, call: int) -> tuple[bool, bool]:
        found = next(c for c in self.house.views.hall().recent if c.call_id == call)
        return found.said, found.corrected


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
    until = voice.house.clock.now + timedelta(seconds=8) + MARGIN
    assert voice.begin(second, "other") == MaySpeak(granted=False, wait_until=until + STANDBY)
    voice.end(first)
    now = voice.house.clock.now
    assert voice.begin(second, "other") == MaySpeak(granted=False, wait_until=now + STANDBY)
    assert voice.begin(second) == GRANTED


def test_another_takes_over_when_the_speaker_is_gone(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.house.forward(seconds=8)
    assert not voice.begin(call, "other").granted
    voice.house.clock.now += MARGIN + STANDBY
    assert voice.begin(call, "other") == GRANTED
    voice.end(call)  # The one that was slow comes to its end all the same.
    assert voice.said(call) == (False, False)
    voice.end(call, "other")
    assert voice.said(call) == (True, False)


def test_what_was_not_heard_is_left_for_another(voice: Voice) -> None:
    call = voice.call()
    voice.begin(call)
    voice.end(call, said=False)
    assert voice.said(call) == (False, False)
    voice.house.clock.now += STANDBY
    assert voice.begin(call, "other") == GRANTED


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


def test_an_unknown_call_is_nothing_to_be_said(voice: Voice) -> None:
    assert voice.begin(999) == OVER
    voice.end(999)
