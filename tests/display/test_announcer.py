"""The voice over real use cases, a real espeak-ng and a loudspeaker that is worked by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from db.announcing import MARGIN, STANDBY, Announcing
from db.engine import Database
from db.events import Event, Record
from db.profile import Quiet, Voice, read_profile
from db.setup import set_up
from db.trouble import Trouble, TroubleKind
from display.announcement import LAG
from display.announcer import AFTER_A_GAP, Announcer
from display.feed import HallFeed
from display.utterance import length_of
from queueing.wording import Clause, Language, say_code, say_counter, say_ticket, say_withdrawn
from shell.live import Live
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from shell.worker import Worker
from tests.display.hall import PROFILE, Cable, Hall, HandClock

QUICK = Voice(service=False)
"""Without services there is less to be made, and the tests are about the order."""

ALWAYS = 1_000_000
NO_DEVICE = Trouble(TroubleKind.SOUND, "the loudspeaker", "this machine has no sound output")


class Loudspeaker(QObject):
    """Stands in for the hardware: a list of files plays until the test ends it."""

    started = Signal()
    file_started = Signal(object)
    ended = Signal()
    skipped = Signal(object, str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[list[Path]] = []
        self.volumes: list[int] = []
        self.playing = False
        self.failures = 0
        self.woken = 0
        self.woken_before_playing = 0

    def play(self, files: Sequence[Path], volume: int) -> None:
        assert not self.playing, "one list at a time"
        self.woken_before_playing = max(self.woken_before_playing, self.woken)
        self.lists.append(list(files))
        self.volumes.append(volume)
        self.playing = True
        if self.failures:
            self.failures -= 1
            QTimer.singleShot(0, self, self._fail)

    def wake(self) -> None:
        self.woken += 1

    def stop(self) -> None:
        self.playing = False

    def close(self) -> None:
        self.stop()

    def finish(self, *, heard: bool = True) -> None:
        assert self.playing
        if heard:
            self.started.emit()
        self.playing = False
        self.ended.emit()

    def _fail(self) -> None:
        self.playing = False
        self.failed.emit(NO_DEVICE)


class Answer(QObject):
    came = Signal(object)


@dataclass
class Speaker:
    """One process that speaks, and what was heard of it."""

    hall: Hall
    feed: HallFeed
    announcer: Announcer
    making: SoundMaking
    loudspeaker: Loudspeaker
    live: Live
    worker: Worker
    cable: Cable
    qtbot: QtBot
    reading: Worker
    troubles: list[Trouble | None] = field(default_factory=list)
    _answer: Answer = field(default_factory=Answer)
    _told: int = 0

    def catch_up(self) -> None:
        wanted = self.hall.views.hall().n
        self.qtbot.waitUntil(
            lambda: self.feed.view is not None and self.feed.view.n >= wanted and not self.feed.away
        )

    def next_list(self) -> list[Path]:
        """Waits until something plays that was not looked at before."""
        self.qtbot.waitUntil(lambda: len(self.loudspeaker.lists) > self._told, timeout=20_000)
        self._told += 1
        return self.loudspeaker.lists[self._told - 1]

    def overhear(self) -> None:
        """What has played up to now does not matter."""
        self._told = len(self.loudspeaker.lists)

    def chime(self) -> None:
        assert self.next_list() == [self.making.chime]
        self.loudspeaker.finish()

    def hear(self, *clauses: Clause) -> None:
        """The next list is of these clauses, to the end."""
        files = self.next_list()
        assert files == [self.making.find(clause) for clause in clauses]
        self.loudspeaker.finish()

    def hear_call(
        self, number: str, counter: int, language: Language, *, brief: bool = False
    ) -> None:
        self.hear(
            say_ticket(number, language, self.manner), say_counter(counter, language, brief=brief)
        )

    def hear_all(self, number: str, counter: int) -> None:
        """The whole call: chime, Arabic, English."""
        self.chime()
        for language in Language:
            self.hear_call(number, counter, language)

    def pass_(self, seconds: float) -> None:
        self.hall.clock.pass_(seconds)
        self.announcer.tick()

    @property
    def answered(self) -> Any:
        return self._answer.came

    def settle(self) -> None:
        """Everything that was asked of the workers has been answered."""
        for _ in range(3):
            with self.qtbot.waitSignal(self.answered, timeout=10_000):
                self.worker.run(lambda: None, self.answered.emit, self.answered.emit)
            self.catch_up()

    @property
    def manner(self) -> Any:
        return self.hall.office.voice.manner

    @property
    def told(self) -> list[tuple[object, ...]]:
        """What the record says of the voice: kind, number, saying, how."""
        events: list[Event] = list(Record(self.hall.database, self.hall.office_id).since(0, 10_000))
        return [
            (e.kind, e.data["number"], e.data["saying"], e.data["how"])
            for e in events
            if e.kind in ("voice_ended", "voice_failed")
        ]


Speakers = Callable[..., Speaker]


def build_hall(url: str, voice: Voice) -> Hall:
    profile = read_profile(PROFILE)
    hall = Hall.build(url)
    set_up(hall.database, profile.model_copy(update={"voice": voice}), hall.clock)
    return hall


@pytest.fixture
def hall(sqlite_url: str) -> Hall:
    return build_hall(sqlite_url, QUICK)


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one test has had made, the next one need not."""
    return tmp_path_factory.mktemp("sounds")


@pytest.fixture
def speakers(qtbot: QtBot, sounds: Path) -> Iterator[Speakers]:
    made: list[Speaker] = []

    def make(hall: Hall, name: str = "one", **options: Any) -> Speaker:
        cable = Cable(hall)
        live, worker = Live(cable.connect), Worker("voice")
        reading = Worker("hall")
        store = Store(sounds)
        making = SoundMaking(store, voice=options.pop("voice", ()))
        loudspeaker = Loudspeaker()
        database = Database.open(hall.database.url)
        feed = HallFeed(hall.views, live, reading, clock=hall.clock)
        announcer = Announcer(
            feed,
            Announcing(database, hall.office_id, hall.clock),
            worker,
            making,
            cast(SoundPlaying, loudspeaker),
            speaker=name,
            **options,
        )
        speaker = Speaker(
            hall, feed, announcer, making, loudspeaker, live, worker, cable, qtbot, reading
        )
        announcer.troubled.connect(speaker.troubles.append)
        made.append(speaker)
        feed.start()
        live.start()
        speaker.catch_up()
        return speaker

    yield make
    for speaker in made:
        speaker.announcer.stop()
        speaker.feed.stop()
        assert speaker.live.stop()
        assert speaker.worker.stop()
        assert speaker.reading.stop()


def test_a_call_is_chimed_and_spoken_in_arabic_then_in_english_once(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    speaker.hear_all(number, 1)
    speaker.settle()
    assert speaker.told == [("voice_ended", number, "call", "chime ar en")]
    speaker.pass_(30)
    speaker.settle()
    assert len(speaker.loudspeaker.lists) == 3


def test_calls_are_spoken_in_order_and_never_over_each_other(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    first, second = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    speaker.chime()
    hall.call(2)
    for language in Language:
        speaker.hear_call(first, 1, language)
    speaker.settle()
    speaker.pass_(5)
    speaker.hear_all(second, 2)
    speaker.settle()
    assert [number for _kind, number, *_ in speaker.told] == [first, second]


def test_a_recall_is_spoken_again_and_says_so(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    call = hall.call(1)
    speaker.hear_all(number, 1)
    speaker.settle()
    hall.clock.pass_(20)
    hall.recall(call, 1)
    speaker.chime()
    assert len(speaker.next_list()) == 3


def test_a_call_that_is_taken_back_while_it_is_spoken_breaks_off_and_is_corrected(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    call = hall.call(1)
    speaker.chime()
    speaker.next_list()
    speaker.loudspeaker.started.emit()
    hall.undo(call, 1)
    speaker.chime()
    for language in Language:
        speaker.hear(say_ticket(number, language, speaker.manner), say_withdrawn(language))
    speaker.settle()
    assert speaker.told == [
        ("voice_ended", number, "call", "broken off"),
        ("voice_ended", number, "correction", "chime ar en"),
    ]


def test_a_call_that_is_taken_back_after_it_was_spoken_is_corrected_once(
    hall: Hall, speakers: Speakers
) -> None:
    one = speakers(hall)
    number = hall.ticket("G")
    call = hall.call(1)
    one.hear_all(number, 1)
    one.settle()
    hall.undo(call, 1)
    other = speakers(hall, "other")
    one.chime()
    for language in Language:
        one.hear(say_ticket(number, language, one.manner), say_withdrawn(language))
    one.settle()
    hall.clock.now += STANDBY
    other.announcer.tick()
    other.settle()
    assert other.loudspeaker.lists == []
    assert [saying for _kind, _number, saying, _how in one.told] == ["call", "correction"]


def test_a_call_that_is_taken_back_before_its_turn_is_never_heard_of(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    first, second = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    taken_back = hall.call(2)
    speaker.chime()
    hall.undo(taken_back, 2)
    for language in Language:
        speaker.hear_call(first, 1, language)
    speaker.settle()
    speaker.pass_(30)
    speaker.settle()
    assert [number for _kind, number, *_ in speaker.told] == [first]
    assert second == taken_back.number


def test_twenty_calls_in_ten_seconds_are_all_spoken_in_order_and_in_time(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    numbers: list[str] = []
    shown: dict[str, datetime] = {}
    spoken: dict[str, datetime] = {}
    for place in range(20):
        counter = (1, 2, 6)[place % 3]
        hall.ticket("GFP"[place % 3])
        call = hall.call(counter)
        hall.finish(call, counter)
        numbers.append(call.number)
        hall.clock.pass_(0.5)
    speaker.catch_up()
    lists = 0
    while len(spoken) < 20:
        now = hall.clock.now
        speaker.announcer.tick()
        lit = speaker.announcer.on_screen
        if lit is not None:
            shown.setdefault(lit.number, now)
        if speaker.loudspeaker.playing:
            files = speaker.next_list()
            lists += 1
            _note_spoken(speaker, numbers, files, spoken, now)
            # Played in steps, so that the screens move on meanwhile.
            left = sum(length_of(file) for file in files)
            while left > 0:
                step = min(left, 0.25)
                speaker.pass_(step)
                lit = speaker.announcer.on_screen
                if lit is not None:
                    shown.setdefault(lit.number, hall.clock.now)
                left -= step
            speaker.loudspeaker.finish()
            speaker.settle()
        else:
            speaker.pass_(0.05)
            speaker.settle()
    assert list(spoken) == numbers
    late = {n: spoken[n] - shown[n] for n in numbers if spoken[n] - shown[n] > LAG}
    assert late == {}
    assert lists < 20 * 3


def _note_spoken(
    speaker: Speaker,
    numbers: list[str],
    files: list[Path],
    spoken: dict[str, datetime],
    now: datetime,
) -> None:
    for number in numbers:
        for language in Language:
            for say in (say_ticket, say_code):
                if speaker.making.find(say(number, language, speaker.manner)) in files:
                    spoken.setdefault(number, now)


def test_quiet_hours_are_silent_and_what_they_swallowed_stays_so(
    sqlite_url: str, speakers: Speakers
) -> None:
    quiet = Quiet.model_validate({"from": "08:55", "to": "09:01"})
    hall = build_hall(sqlite_url, QUICK.model_copy(update={"quiet": (quiet,)}))
    speaker = speakers(hall)
    hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    speaker.settle()
    speaker.pass_(61)
    speaker.settle()
    assert speaker.loudspeaker.lists == []
    later = hall.call(2)
    speaker.hear_all(later.number, 2)


def test_the_office_chooses_language_repeats_and_volume(
    sqlite_url: str, speakers: Speakers
) -> None:
    voice = Voice(languages=(Language.EN,), repeats=2, volume=50, service=False)
    hall = build_hall(sqlite_url, voice)
    speaker = speakers(hall, volume=80)
    number = hall.ticket("G")
    hall.call(1)
    speaker.chime()
    speaker.hear_call(number, 1, Language.EN)
    speaker.hear_call(number, 1, Language.EN)
    speaker.settle()
    assert speaker.told == [("voice_ended", number, "call", "chime en")]
    assert speaker.loudspeaker.volumes == [40, 40, 40]


def test_a_damaged_chime_silences_no_voice(sqlite_url: str, speakers: Speakers) -> None:
    hall = build_hall(sqlite_url, QUICK)
    speaker = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    speaker.next_list()
    speaker.loudspeaker.finish(heard=False)
    for language in Language:
        speaker.hear_call(number, 1, language)
    speaker.settle()
    assert speaker.told == [("voice_ended", number, "call", "ar en")]


def test_the_loudspeaker_is_woken_before_it_is_needed(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    speaker.qtbot.waitUntil(lambda: speaker.loudspeaker.woken == 1)  # with the first outlook
    hall.ticket("G")
    hall.call(1)
    speaker.next_list()
    assert speaker.loudspeaker.woken_before_playing >= 2


def test_two_loudspeakers_of_a_hall_repeat_a_call_without_each_other(
    sqlite_url: str, speakers: Speakers
) -> None:
    hall = build_hall(sqlite_url, QUICK.model_copy(update={"repeats": 3}))
    one = speakers(hall, "one")
    number = hall.ticket("G")
    hall.call(1)
    one.chime()
    other = speakers(hall, "other")
    for _ in range(3):
        for language in Language:
            files = one.next_list()
            # As long as it takes to be heard.
            for _ in range(4):
                one.pass_(sum(length_of(file) for file in files) / 4)
                other.announcer.tick()
            one.loudspeaker.finish()
            assert one.making.find(say_ticket(number, language, one.manner)) in files
    one.settle()
    other.pass_(20)
    other.settle()
    assert other.loudspeaker.lists == []
    assert one.told == [("voice_ended", number, "call", "chime ar en")]


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_clock_that_runs_apart_from_the_clerks_changes_nothing(
    hall: Hall, speakers: Speakers, minutes: int
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    apart = HandClock(hall.clock.now + timedelta(minutes=minutes))
    counter = Hall(hall.database, hall.office_id, apart)
    call = counter.call(1)
    speaker.hear_all(number, 1)
    speaker.settle()
    counter.undo(call, 1)
    speaker.chime()
    assert len(speaker.next_list()) == 2


def test_a_loudspeaker_that_dies_over_the_chime_speaks_when_it_is_back(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    speaker.loudspeaker.failures = 1
    number = hall.ticket("G")
    hall.call(1)
    speaker.next_list()
    for language in Language:
        speaker.hear_call(number, 1, language)
    speaker.settle()
    assert speaker.told[0][:3] == ("voice_ended", number, "call")
    assert speaker.troubles == [NO_DEVICE, None]


def test_what_was_heard_in_one_language_was_said(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    speaker.chime()
    speaker.next_list()
    speaker.loudspeaker.failures = ALWAYS
    speaker.loudspeaker.finish()
    speaker.next_list()
    speaker.qtbot.waitUntil(lambda: bool(speaker.told))
    assert speaker.told == [("voice_ended", number, "call", NO_DEVICE.detail)]


def test_a_correction_that_cannot_be_heard_is_not_tried_again(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    call = hall.call(1)
    speaker.hear_all(number, 1)
    speaker.settle()
    speaker.loudspeaker.failures = ALWAYS
    hall.undo(call, 1)
    speaker.qtbot.waitUntil(lambda: len(speaker.told) == 2)
    for _ in range(5):
        speaker.pass_(1)
        speaker.settle()
    assert [kind for kind, *_ in speaker.told] == ["voice_ended", "voice_failed"]


def test_a_spoken_call_is_corrected_although_its_recall_was_still_to_be_said(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    call = hall.call(1)
    speaker.hear_all(number, 1)
    speaker.settle()
    hall.clock.pass_(20)
    hall.recall(call, 1)
    speaker.next_list()
    hall.undo(call, 1)
    speaker.chime()
    for language in Language:
        speaker.hear(say_ticket(number, language, speaker.manner), say_withdrawn(language))


def test_who_is_called_anew_is_not_told_to_wait(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    first, second = hall.ticket("G"), hall.ticket("F")
    call = hall.call(1)
    speaker.hear_all(first, 1)
    speaker.settle()
    hall.call(2)
    speaker.catch_up()
    speaker.pass_(5)
    speaker.chime()  # The other call is being said while the first is taken back and made anew.
    hall.undo(call, 1)
    speaker.catch_up()
    hall.call(1)
    speaker.catch_up()
    for language in Language:
        speaker.hear_call(second, 2, language)
    speaker.settle()
    speaker.pass_(5)
    speaker.hear_all(first, 1)
    speaker.settle()
    assert [saying for _kind, _number, saying, _how in speaker.told] == ["call"] * 3


def test_a_correction_comes_before_the_next_call(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    hall.ticket("G"), hall.ticket("F")
    taken_back, behind = hall.call(1), hall.call(2)
    speaker.chime()
    speaker.next_list()
    speaker.loudspeaker.started.emit()
    speaker.pass_(5)
    hall.undo(taken_back, 1)
    speaker.next_list()
    speaker.loudspeaker.finish()
    first = speaker.next_list()
    language = Language.AR
    assert first[0] == speaker.making.find(say_ticket(taken_back.number, language, speaker.manner))
    assert behind.number not in {number for _kind, number, *_ in speaker.told}


def test_quiet_hours_that_begin_end_what_is_being_said(sqlite_url: str, speakers: Speakers) -> None:
    quiet = Quiet.model_validate({"from": "09:00", "to": "09:20"})
    hall = build_hall(sqlite_url, QUICK.model_copy(update={"quiet": (quiet,), "repeats": 3}))
    hall.clock.pass_(-5)
    speaker = speakers(hall)
    hall.ticket("G")
    hall.call(1)
    speaker.chime()
    speaker.next_list()
    hall.clock.pass_(5)
    speaker.loudspeaker.finish()
    speaker.settle()
    assert len(speaker.loudspeaker.lists) == 2
    speaker.qtbot.waitUntil(lambda: bool(speaker.told))


def test_an_hour_without_the_database_is_not_read_out_afterwards(
    hall: Hall, speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = speakers(hall)
    old, young = hall.ticket("G"), hall.ticket("F")
    with monkeypatch.context() as full:
        full.setattr(Announcing, "begin", _disk_full)
        hall.call(1)
        speaker.qtbot.waitUntil(lambda: bool(speaker.announcer.busy))
        speaker.settle()
        speaker.pass_(61)
        speaker.settle()
    hall.call(2)
    speaker.catch_up()
    speaker.announcer.tick()
    speaker.hear_all(young, 2)
    assert old not in {number for _kind, number, *_ in speaker.told}


def _disk_full(*_args: object, **_named: object) -> None:
    raise Trouble(TroubleKind.DISK_FULL, "the disk")


def test_what_could_not_be_reported_is_reported_later_and_not_said_again(
    hall: Hall, speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    with monkeypatch.context() as full:
        full.setattr(Announcing, "end", _disk_full)
        speaker.hear_all(number, 1)
        speaker.settle()
        assert speaker.told == []
    speaker.qtbot.waitUntil(lambda: bool(speaker.told))
    assert speaker.told == [("voice_ended", number, "call", "chime ar en")]
    assert len(speaker.loudspeaker.lists) == 3


def test_in_a_rush_a_machine_without_a_voice_still_chimes(
    hall: Hall, speakers: Speakers, tmp_path: Path
) -> None:
    speaker = speakers(hall, voice=("false",))
    speaker.making._store = Store(tmp_path)  # Nothing was made before.
    for place in range(8):
        hall.ticket("F")
        call = hall.call(2)
        hall.finish(call, 2)
        assert place < 8
    heard = 0
    while heard < 8:
        _pass_until(hall, (speaker,), lambda: speaker.loudspeaker.playing)
        assert speaker.next_list() == [speaker.making.chime]
        speaker.loudspeaker.finish()
        heard += 1


def test_an_office_may_chime_alone(sqlite_url: str, speakers: Speakers) -> None:
    hall = build_hall(sqlite_url, Voice(languages=()))
    speaker = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    speaker.chime()
    speaker.settle()
    assert speaker.told == [("voice_ended", number, "call", "chime")]


def test_a_voice_that_fails_silences_neither_the_chime_nor_the_next_call(
    hall: Hall, speakers: Speakers, sounds: Path, tmp_path: Path
) -> None:
    speaker = speakers(hall, voice=("false",))
    speaker.making._store = Store(tmp_path)  # Nothing was made before.
    number, other = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    speaker.chime()
    speaker.qtbot.waitUntil(lambda: bool(speaker.told), timeout=20_000)
    assert speaker.told == [("voice_ended", number, "call", "chime")]
    hall.call(2)
    speaker.pass_(5)
    speaker.chime()
    speaker.qtbot.waitUntil(lambda: len(speaker.told) == 2, timeout=20_000)
    assert speaker.told[1][1] == other


def test_a_loudspeaker_that_fails_is_a_trouble_until_it_is_heard_again(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    speaker.loudspeaker.failures = ALWAYS
    silent, heard = hall.ticket("G"), hall.ticket("F")
    hall.call(1)
    speaker.qtbot.waitUntil(lambda: speaker.troubles == [NO_DEVICE])
    speaker.settle()
    assert speaker.told == [("voice_failed", silent, "call", NO_DEVICE.detail)]
    speaker.loudspeaker.failures = 0
    speaker.overhear()
    speaker.pass_(5)
    hall.call(2)
    speaker.hear_all(heard, 2)
    assert speaker.troubles == [NO_DEVICE, None]


def _pass_until(hall: Hall, speakers: Sequence[Speaker], true: Callable[[], bool]) -> None:
    """Lets the time of the hall run, slowly enough for what is real."""

    def passed() -> bool:
        hall.clock.pass_(0.1)
        for speaker in speakers:
            speaker.announcer.tick()
        return true()

    speakers[0].qtbot.waitUntil(passed, timeout=30_000)


def test_another_loudspeaker_of_the_hall_says_what_one_could_not(
    hall: Hall, speakers: Speakers
) -> None:
    broken, sound = speakers(hall, "broken"), speakers(hall, "sound")
    broken.loudspeaker.failures = ALWAYS
    number = hall.ticket("G")
    hall.call(1)
    _pass_until(hall, (broken, sound), lambda: bool(sound.loudspeaker.lists))
    sound.hear_all(number, 1)
    sound.settle()
    assert [kind for kind, *_ in sound.told][-1] == "voice_ended"


def test_a_process_that_starts_again_speaks_what_is_young_and_was_not_said(
    hall: Hall, speakers: Speakers
) -> None:
    first = speakers(hall)
    hall.ticket("G"), hall.ticket("F"), hall.ticket("F")
    said = hall.call(1).number
    first.hear_all(said, 1)
    first.settle()
    first.announcer.stop()
    first.feed.stop()
    old = hall.call(2).number
    hall.clock.pass_(61)
    young = hall.call(3).number
    again = speakers(hall, "again")
    again.pass_(5)
    again.settle()
    again.hear_all(young, 3)
    again.pass_(60)
    again.settle()
    assert [number for _kind, number, *_ in again.told] == [said, young]
    assert old not in [number for _kind, number, *_ in again.told]


def test_a_call_that_was_cut_short_is_said_anew(hall: Hall, speakers: Speakers) -> None:
    killed = speakers(hall)
    number = hall.ticket("G")
    hall.call(1)
    killed.chime()
    killed.next_list()
    killed.announcer.stop()
    killed.feed.stop()
    again = speakers(hall, "again")
    again.settle()
    assert again.loudspeaker.lists == []
    hall.clock.now += timedelta(seconds=20) + MARGIN + STANDBY
    again.qtbot.waitUntil(lambda: bool(again.loudspeaker.lists), timeout=5_000)
    again.hear_all(number, 1)
    again.settle()
    assert again.told == [("voice_ended", number, "call", "chime ar en")]


def test_it_speaks_the_calls_of_its_own_part_of_the_hall(hall: Hall, speakers: Speakers) -> None:
    in_b = speakers(hall, zone="B")
    hall.ticket("G")
    number = hall.ticket("C")
    hall.call(1)
    hall.call(8)
    in_b.hear_all(number, 8)
    in_b.settle()
    assert len(in_b.loudspeaker.lists) == 3


def test_what_was_called_while_the_database_was_away_is_said_if_it_is_young(
    hall: Hall, speakers: Speakers
) -> None:
    speaker = speakers(hall)
    hall.ticket("G"), hall.ticket("F")
    speaker.cable.cut = True
    speaker.qtbot.waitUntil(lambda: speaker.feed.away)
    old = hall.call(1).number
    hall.clock.pass_(61)
    young = hall.call(2).number
    speaker.cable.cut = False
    speaker.catch_up()
    speaker.settle()
    assert speaker.loudspeaker.lists == []  # Who spoke when it went may have said it already.
    speaker.pass_(AFTER_A_GAP.total_seconds())
    speaker.hear_all(young, 2)
    speaker.settle()
    assert [number for _kind, number, *_ in speaker.told] == [young]
    assert old not in [number for _kind, number, *_ in speaker.told]


def test_the_next_calls_are_made_before_they_are_needed(hall: Hall, speakers: Speakers) -> None:
    speaker = speakers(hall)
    hall.ticket("G")
    hall.call(1)
    number = hall.ticket("G")
    speaker.pass_(6)
    speaker.feed.look_at_clock()
    wanted = [say_ticket(number, language, speaker.manner) for language in Language]
    speaker.qtbot.waitUntil(
        lambda: all(speaker.making.find(clause) for clause in wanted), timeout=30_000
    )
