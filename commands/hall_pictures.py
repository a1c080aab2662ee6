"""Pictures for the documentation: the hall display and the counter's sign, in every state."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter

from commands import hands
from commands.camera import Camera
from commands.process import application
from db.calling import CallKind
from db.profile import NoticePlace, Profile, read_profile
from display.canvas import Canvas
from display.lettering import Block, Picture, draw, text
from display.media import MediaShelf
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from display.sign import SignWindow
from display.sign_presenter import SignPresenter
from display.sign_state import SignPhase, SignState
from display.state import DisplayState, Phase, ShownCall, ShownTurn, ShownWait, Turn
from queueing.wording import (
    Bilingual,
    Language,
    clock_time,
    long_date,
    reopening,
    unmarked,
    wait_range,
)
from shell.look import Look
from shell.way import Way

WIDE, UPRIGHT, SMALL = QSize(1920, 1080), QSize(1080, 1920), QSize(1280, 720)
BANNER, SIGN, SIGN_UPRIGHT = QSize(1280, 320), QSize(1024, 768), QSize(720, 1280)

LONG_SIDE_MM, SIGN_LONG_SIDE_MM = 1210, 560
"""A hall screen of 55 inches, and a sign of 25."""
METRES, SIGN_METRES = 6.0, 3.0

SUNDAY = datetime.fromisoformat("2026-11-22T09:41+03:00")
CLOSED_UNTIL = datetime.fromisoformat("2026-12-20T07:00+03:00")


class _Still(QObject):
    """In place of a presenter: one state that never changes."""

    state_changed = Signal(object)

    def __init__(self, state: DisplayState | SignState) -> None:
        super().__init__()
        self.state = state


@dataclass(frozen=True, slots=True)
class _Stage:
    camera: Camera

    def hall(
        self, name: str, state: DisplayState, size: QSize = WIDE, media: MediaShelf | None = None
    ) -> None:
        still = cast(DisplayPresenter, _Still(state))
        density = max(size.width(), size.height()) / LONG_SIDE_MM
        look = Look.for_screen(size)
        window = DisplayWindow(still, look, METRES, density=density, media=media)
        media_on = window.stage
        self._shoot(f"hall_{name}", window, size, lambda: media_on is None or media_on.ready)

    def sign(self, name: str, state: SignState, size: QSize = BANNER) -> None:
        still = cast(SignPresenter, _Still(state))
        density = max(size.width(), size.height()) / SIGN_LONG_SIDE_MM
        window = SignWindow(still, Look.for_screen(size), SIGN_METRES, density=density)
        self._shoot(f"sign_{name}", window, size, lambda: True)

    def _shoot(self, name: str, window: Canvas, size: QSize, ready: Callable[[], bool]) -> None:
        window.resize(size)
        window.show()
        try:
            _until(ready)
            self.camera.save(window, name)
        finally:
            window.close()
            window.deleteLater()
            hands.settle(0.02)


def hall_pictures(folder: Path, assets: Path, scale: float = 0.5) -> list[Path]:
    """Draws the hall display and a counter's sign in every state and saves them to `folder`; the
    same each time.

    Raises `Trouble` SETTINGS where the folder cannot be written, `hands.Stuck` where a picture of
    the office does not come.
    """
    application()
    camera = Camera(folder, scale)
    stage = _Stage(camera)
    hall = _Hall(read_profile(assets / "profiles" / "civil_defense.toml"))
    for language in Language:
        _calls(stage, hall, language)
    _at_rest(stage, hall)
    _media(stage, hall)
    _signs(stage, hall)
    return camera.taken


@dataclass(frozen=True, slots=True)
class _Hall:
    """A morning at the sample office, put together by hand."""

    profile: Profile

    @property
    def services(self) -> Mapping[str, Bilingual]:
        return {each.code: unmarked(each.short or each.name) for each in self.profile.services}

    @property
    def open(self) -> DisplayState:
        """Nobody is called."""
        notices = [n.text for n in self.profile.notices if NoticePlace.HALL in n.on]
        return DisplayState(
            n=1,
            phase=Phase.IDLE,
            office=self.profile.office.name,
            clock=clock_time(SUNDAY),
            date=long_date(SUNDAY.date()),
            notice=notices[0] if notices else None,
            waiting=17,
        )

    @property
    def expected(self) -> DisplayState:
        """Who is next, and how long each service takes."""
        spans = ((10, 20), (5, 15), (12, 25), (20, 40), None, (0, 10), (3, 8), (2, 5))
        waits = [
            ShownWait(code, service, wait_range(*span) if span else None)
            for (code, service), span in zip(self.services.items(), spans, strict=False)
        ]
        return replace(
            self.open, next_up=("F013", "N105", "G032", "I020", "P008"), waits=tuple(waits)
        )

    def call(self, number: str, counter: int, way: Way | None = None) -> ShownCall:
        service = self.services[number[0]]
        return ShownCall(counter, number, counter, service, CallKind.CALL, False, False, way)

    @property
    def others(self) -> tuple[ShownCall, ...]:
        return (
            self.call("N104", 5, Way.LEFT),
            self.call("G031", 2, Way.RIGHT),
            self.call("P007", 4, Way.UPSTAIRS),
            self.call("I019", 6, Way.AHEAD),
            self.call("C003", 7, Way.LEFT),
        )

    def calling(self, kind: CallKind = CallKind.CALL, way: Way = Way.AHEAD_RIGHT) -> DisplayState:
        newest = replace(self.call("F012", 3, way), fresh=True, kind=kind)
        return replace(self.open, phase=Phase.CALLING, newest=newest)


def _calls(stage: _Stage, hall: _Hall, first: Language) -> None:
    """What the side of the first language makes different."""
    one = replace(hall.calling(), first=first)
    several = replace(one, others=hall.others)
    again = replace(hall.calling(CallKind.RECALL, Way.UPSTAIRS), others=hall.others, first=first)
    turns = (
        ShownTurn(Turn.WITHDRAWN, "G030", hall.services["G"]),
        ShownTurn(Turn.MOVED, "N101", hall.services["P"], 12),
    )
    expected = replace(several, next_up=hall.expected.next_up, waits=hall.expected.waits)
    stage.hall(f"call_{first}", one)
    stage.hall(f"calls_{first}", several)
    stage.hall(f"recall_{first}", again)
    stage.hall(f"wait_again_{first}", replace(several, turns=turns))
    stage.hall(f"next_{first}", expected)
    stage.hall(f"idle_next_{first}", replace(hall.expected, first=first))
    stage.hall(f"small_{first}", several, SMALL)
    stage.hall(f"portrait_{first}", expected, UPRIGHT)


def _at_rest(stage: _Stage, hall: _Hall) -> None:
    """Both languages have their sides here, whichever is read first."""
    reopen = reopening(CLOSED_UNTIL, SUNDAY.date())
    back = reopening(SUNDAY.replace(hour=12, minute=30), SUNDAY.date())
    holiday = Bilingual("العيد الوطني المجيد", "National Day")
    closed = replace(hall.open, phase=Phase.CLOSED, waiting=0, opens=reopen, because=holiday)
    calm = replace(hall.calling(), newest=hall.call("F012", 3, Way.LEFT), others=hall.others)
    stage.hall("starting", DisplayState(catching_up=True))
    stage.hall("idle", hall.open)
    stage.hall("calm", calm)
    stage.hall("break", replace(hall.open, phase=Phase.BREAK, waiting=0, opens=back))
    stage.hall("closed", closed)
    stage.hall("catching_up", replace(calm, catching_up=True))
    stage.hall("portrait_idle", hall.expected, UPRIGHT)
    stage.hall("portrait_closed", closed, UPRIGHT)


def _media(stage: _Stage, hall: _Hall) -> None:
    """One of the office's own pictures in place of the newest call."""
    state = replace(hall.open, phase=Phase.CALLING, others=hall.others, media=True)
    with tempfile.TemporaryDirectory() as folder:
        _advice(Path(folder) / "advice.png")
        stage.hall("media", state, media=MediaShelf(Path(folder), films=False))


def _advice(file: Path) -> None:
    """A slide as an office would make one."""
    look, room = Look(), QRectF(0, 0, 1280, 960)
    middle = QRectF(room.center().x() - 130, 130, 260, 260)
    words = Bilingual("افحصوا كاشف الدخان كل شهر", "Test your smoke alarm every month")
    items = (
        Block(room, "sand"),
        Block(middle, "navy", 130),
        Picture("bell", middle.adjusted(60, 60, -60, -60), "amber"),
        text(words.ar, QRectF(80, 460, 1120, 150), 96, "navy", "sand"),
        Block(QRectF(560, 640, 160, 6), "amber", 3),
        text(words.en, QRectF(80, 680, 1120, 130), 72, "navy", "sand", language=Language.EN),
    )
    sheet = QImage(room.size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, items, look, look.colour("amber"))
    painter.end()
    sheet.save(str(file))


def _signs(stage: _Stage, hall: _Hall) -> None:
    still = SignState(n=1, counter=3, phase=SignPhase.OPEN)
    called = replace(
        still, phase=SignPhase.CALLING, ticket="F012", service=hall.services["F"], fresh=True
    )
    served = replace(called, phase=SignPhase.SERVING, fresh=False)
    prayer = Bilingual("صلاة", "Prayer")
    back = clock_time(SUNDAY.replace(hour=12, minute=30))
    for first in Language:
        stage.sign(f"calling_{first}", replace(called, first=first))
    stage.sign("open", still)
    stage.sign("recall", replace(called, again=True))
    stage.sign("serving", served)
    stage.sign("break", replace(still, phase=SignPhase.BREAK, reason=prayer, back_at=back))
    stage.sign("closed", replace(still, phase=SignPhase.CLOSED))
    stage.sign("unknown", replace(still, phase=SignPhase.UNKNOWN, counter=99))
    stage.sign("catching_up", replace(served, catching_up=True))
    stage.sign("calling_4x3", called, SIGN)
    stage.sign("open_4x3", still, SIGN)
    stage.sign("calling_portrait", called, SIGN_UPRIGHT)
    stage.sign("open_portrait", still, SIGN_UPRIGHT)


def _until(true: Callable[[], bool]) -> None:
    for _ in range(400):
        hands.settle(0.02)
        if true():
            return
    raise hands.Stuck("the display does not show its picture")
