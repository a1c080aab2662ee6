"""The office's own pictures and films between calls: real files, a real player, no sound."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaPlayer
from pytestqt.qtbot import QtBot

from db.calling import CallKind
from display import film as films
from display import media
from display.feed import HallFeed
from display.media import MediaShelf, MediaStage, has_gpu
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from display.state import DisplayState, Phase, ShownCall
from queueing.wording import Bilingual
from shell.live import Live
from shell.look import Look
from shell.worker import Worker
from tests.display.eyes import words
from tests.display.hall import Hall

RED, GREEN, BLUE = QColor("#c81e1e"), QColor("#1ec81e"), QColor("#1e1ec8")

pytestmark = pytest.mark.qt_log_ignore(
    # A machine without a graphics processor plays on the main one; a file that is no film.
    "No RHI backend",
    "No HW decoder",
    "Could not open media",
    extend=True,
)

CALL = ShownCall(1, "F012", 3, Bilingual("خدمة", "Service"), CallKind.CALL, True, False)
MEDIA = DisplayState(n=1, phase=Phase.IDLE, media=True, office=Bilingual("مركز", "Centre"))
CALLED = replace(MEDIA, n=2, phase=Phase.CALLING, media=False, newest=CALL)


def picture(file: Path, colour: QColor, size: tuple[int, int] = (640, 360)) -> Path:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(file))
    return file


def film(file: Path, colour: QColor, seconds: float = 0.6) -> Path:
    """One colour, 25 pictures a second."""
    codec = "libvpx" if file.suffix == ".webm" else "libx264"
    with av.open(str(file), "w") as container:
        stream = container.add_stream(codec, rate=25)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        frame = av.VideoFrame(320, 180, "rgb24")
        plane = frame.planes[0]
        row = bytes([colour.red(), colour.green(), colour.blue()]) * 320
        plane.update(row.ljust(plane.line_size, b"\0") * 180)
        for number in range(int(seconds * 25)):
            shot = frame.reformat(format="yuv420p")
            shot.pts = number
            container.mux(stream.encode(shot))
        container.mux(stream.encode())
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "media"
    made.mkdir()
    return made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures change after a moment."""
    monkeypatch.setattr(media, "PICTURE_MS", 150)


MakeStage = Callable[..., MediaStage]


@pytest.fixture
def stages(folder: Path, qtbot: QtBot, quick: None) -> Iterator[MakeStage]:
    """Makes stages, and closes them while they are held: their thread must not be the last to
    let go of them."""
    made: list[MediaStage] = []

    def make(*, films: bool = True) -> MediaStage:
        stage = MediaStage(MediaShelf(folder, films=films))
        made.append(stage)
        stage.resize(400, 300)
        stage.show()
        return stage

    yield make
    for stage in made:
        stage.close()


def wait_for(qtbot: QtBot, stage: MediaStage, colour: QColor) -> None:
    qtbot.waitUntil(lambda: stage.ready and near(stage.image.pixelColor(20, 20), colour))


def near(one: QColor, other: QColor) -> bool:
    """A film keeps its colours roughly."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) < 40 for a, b in parts)


# --- The shelf ------------------------------------------------------------------------------


def test_files_are_shown_in_the_order_of_their_names(folder: Path) -> None:
    for name in ("b.png", "a.jpg", "c.txt", ".hidden.png", "d.MP4"):
        (folder / name).touch()
    (folder / "e.png").mkdir()
    assert [file.name for file in MediaShelf(folder, films=True).read()] == [
        "a.jpg",
        "b.png",
        "d.MP4",
    ]
    assert [file.name for file in MediaShelf(folder, films=False).read()] == ["a.jpg", "b.png"]


def test_films_are_left_out_on_a_machine_without_a_graphics_processor(folder: Path) -> None:
    (folder / "a.mp4").touch()
    assert not has_gpu()
    for shown in (None, True):
        shelf = MediaShelf(folder, films=shown)
        shelf.read()
        assert shelf.any() is bool(shown)


def test_a_folder_that_is_empty_or_not_there_holds_nothing(folder: Path) -> None:
    for place in (folder, folder / "nowhere"):
        shelf = MediaShelf(place)
        assert not shelf.any()
        assert shelf.next_after(None, QSize(10, 10)) is None


def test_pictures_come_no_larger_than_they_are_shown(folder: Path) -> None:
    picture(folder / "a.png", RED, (3000, 1000))
    shown = MediaShelf(folder).next_after(None, QSize(300, 300))
    assert shown is not None
    assert shown.picture is not None
    assert shown.picture.size() == QSize(300, 100)


def test_a_photograph_taken_upright_stands_upright(folder: Path) -> None:
    """It lies in the file, and its own data say how the camera was held."""
    photograph = Image.new("RGB", (400, 200), RED.name())
    held = photograph.getexif()
    held[0x0112] = 6  # orientation: a quarter to the right
    photograph.save(folder / "a.jpg", exif=held)
    shown = MediaShelf(folder).next_after(None, QSize(100, 100))
    assert shown is not None
    assert shown.picture is not None
    assert shown.picture.size() == QSize(50, 100)


def test_a_damaged_picture_is_passed_over_with_one_line_until_it_is_replaced(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = folder / "a.png"
    bad.write_bytes(b"nonsense")
    good = picture(folder / "b.png", RED)
    shelf, size = MediaShelf(folder), QSize(100, 100)
    with caplog.at_level(logging.WARNING):
        for _turn in range(3):
            shown = shelf.next_after(good, size)
            assert shown is not None
            assert shown.file == good
    assert [record for record in caplog.messages if "a.png" in record] == [caplog.messages[0]]
    picture(bad, GREEN)
    os.utime(bad, (1, 1))
    shown = shelf.next_after(good, size)
    assert shown is not None
    assert shown.file == bad


# --- The stage ------------------------------------------------------------------------------


def test_pictures_take_turns_as_long_as_they_are_wanted(
    folder: Path, stages: MakeStage, qtbot: QtBot
) -> None:
    picture(folder / "a.png", RED)
    picture(folder / "b.webp", GREEN)
    stage = stages()
    assert not stage.ready
    stage.show_media(True)
    for colour in (RED, GREEN, RED):
        wait_for(qtbot, stage, colour)


def test_what_is_painted_is_the_whole_picture_in_the_middle(
    folder: Path, stages: MakeStage, qtbot: QtBot, look: Look
) -> None:
    picture(folder / "a.png", RED, (400, 100))
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, RED)
    seen = stage.grab().toImage()
    assert [seen.pixelColor(x, 150) for x in (1, 200, 398)] == [RED] * 3
    assert seen.pixelColor(200, 20) == look.colour("navy_deep")


def test_a_stage_that_is_not_wanted_stands_still_and_goes_on_where_it_was(
    folder: Path, stages: MakeStage, qtbot: QtBot
) -> None:
    for name, colour in (("a.png", RED), ("b.png", GREEN)):
        picture(folder / name, colour)
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, RED)
    stage.show_media(False)
    with qtbot.assertNotEmitted(stage.ready_changed, wait=400):
        pass
    assert stage.file == folder / "a.png"
    stage.show_media(True)
    wait_for(qtbot, stage, GREEN)


def test_files_may_come_and_go_and_so_may_the_folder(
    folder: Path, stages: MakeStage, qtbot: QtBot
) -> None:
    stage = stages()
    stage.show_media(True)
    picture(folder / "b.png", RED)
    wait_for(qtbot, stage, RED)
    picture(folder / "a.png", GREEN)
    wait_for(qtbot, stage, GREEN)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    qtbot.waitUntil(lambda: not stage.ready)
    folder.mkdir()
    picture(folder / "c.png", BLUE)
    wait_for(qtbot, stage, BLUE)


def test_a_shelf_learns_of_new_files_while_nothing_of_it_is_on_show(
    folder: Path, stages: MakeStage, qtbot: QtBot
) -> None:
    stage = stages()
    assert not stage.shelf.any()
    picture(folder / "a.png", RED)
    qtbot.waitUntil(stage.shelf.any)


# --- Films ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["b.mp4", "b.webm", "b.mkv"])
def test_a_film_is_played_to_its_end_and_the_next_file_follows(
    folder: Path, stages: MakeStage, qtbot: QtBot, name: str
) -> None:
    picture(folder / "a.png", RED)
    film(folder / name, GREEN)
    picture(folder / "c.png", BLUE)
    stage = stages()
    stage.show_media(True)
    for colour in (RED, GREEN, BLUE):
        wait_for(qtbot, stage, colour)
    assert stage.image.width() == 400


def test_a_film_alone_is_played_again_and_again(
    folder: Path, stages: MakeStage, qtbot: QtBot
) -> None:
    film(folder / "a.mp4", GREEN, seconds=0.3)
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, GREEN)
    player = stage.findChild(films.Film)
    assert player is not None
    for _round in range(2):
        qtbot.waitSignal(player.ended).wait()


def test_a_film_has_no_sound(folder: Path, stages: MakeStage, qtbot: QtBot) -> None:
    film(folder / "a.mp4", GREEN)
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, GREEN)
    player = stage.findChild(QMediaPlayer)
    assert player is not None
    assert player.audioOutput() is None


def test_a_damaged_film_is_passed_over(
    folder: Path, stages: MakeStage, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "a.mp4").write_bytes(b"nonsense")
    whole = film(folder / "b.mp4", GREEN)
    whole.with_name("c.mp4").write_bytes(whole.read_bytes()[:200])
    picture(folder / "d.png", BLUE)
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, GREEN)
    wait_for(qtbot, stage, BLUE)
    assert [name for name in "abcd" if f"{name}.mp4 is not shown" in caplog.text] == ["a", "c"]


def test_a_film_that_makes_no_progress_is_passed_over(
    folder: Path, stages: MakeStage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film whose frames stop coming: the player is stopped behind the stage's back."""
    monkeypatch.setattr(films, "STALLED_MS", 300)
    film(folder / "a.mp4", GREEN, seconds=5)
    picture(folder / "b.png", BLUE)
    stage = stages()
    stage.show_media(True)
    wait_for(qtbot, stage, GREEN)
    player = stage.findChild(QMediaPlayer)
    assert player is not None
    player.pause()
    wait_for(qtbot, stage, BLUE)


# --- Before a call --------------------------------------------------------------------------


@pytest.fixture
def window(
    hall: Hall, look: Look, folder: Path, qtbot: QtBot, quick: None
) -> Iterator[DisplayWindow]:
    live, worker = Live(hall.database.watch), Worker("hall")
    feed = HallFeed(hall.views, live, worker, clock=hall.clock)
    made = DisplayWindow(DisplayPresenter(feed), look, media=MediaShelf(folder, films=True))
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()
    assert worker.stop()


def stage_of(window: DisplayWindow) -> MediaStage:
    assert window.stage is not None
    return window.stage


def test_a_film_gives_way_to_a_call_at_once_and_comes_back_where_it_was(
    window: DisplayWindow, folder: Path, qtbot: QtBot
) -> None:
    film(folder / "a.mp4", GREEN, seconds=5)
    window.draw(MEDIA)
    stage = stage_of(window)
    wait_for(qtbot, stage, GREEN)
    qtbot.waitUntil(stage.isVisible)
    player = stage.findChild(QMediaPlayer)
    assert player is not None
    window.draw(CALLED)
    assert not stage.isVisible()
    assert window.region("newest").isVisible()
    left_at = player.position()
    with qtbot.assertNotEmitted(stage.ready_changed, wait=200):
        pass
    assert abs(player.position() - left_at) < 200
    window.draw(replace(MEDIA, n=3))
    assert stage.isVisible()
    assert not window.region("newest").isVisible()
    qtbot.waitUntil(lambda: player.position() > left_at + 100)
    assert player.position() < 4000


def test_pictures_stand_where_the_newest_call_does_and_the_board_stays(
    window: DisplayWindow, folder: Path, qtbot: QtBot
) -> None:
    picture(folder / "a.png", RED)
    other = replace(CALL, call_id=2, number="N104", fresh=False)
    window.draw(replace(CALLED, others=(other,)))
    place = window.region("newest").geometry()
    window.draw(replace(MEDIA, phase=Phase.CALLING, others=(CALL, other)))
    stage = stage_of(window)
    qtbot.waitUntil(stage.isVisible)
    assert stage.geometry() == place
    assert "N104" in words(window.region("board"))
    assert near(window.grab().toImage().pixelColor(place.center()), RED)


def test_a_shelf_that_turns_out_empty_leaves_the_welcome(
    window: DisplayWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "a.png").write_bytes(b"nonsense")
    window.draw(MEDIA)
    stage = stage_of(window)
    with qtbot.assertNotEmitted(stage.ready_changed, wait=300):
        pass
    assert "Welcome" in words(window.region("rest"))
    assert window.region("rest").isVisible()
    picture(folder / "b.png", RED)
    qtbot.waitUntil(stage.isVisible)
    assert not window.region("rest").isVisible()


def test_a_revision_is_told_as_painted_while_pictures_are_on_show(
    window: DisplayWindow, folder: Path, qtbot: QtBot
) -> None:
    picture(folder / "a.png", RED)
    window.draw(MEDIA)
    stage = stage_of(window)
    qtbot.waitUntil(stage.isVisible)
    with qtbot.waitSignal(window.painted) as told:
        window.draw(replace(MEDIA, n=9))
    assert told.args == [9]
