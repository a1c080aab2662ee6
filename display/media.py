"""What stands on the hall display while nobody is called: the office's own pictures and films."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QImage,
    QImageIOHandler,
    QImageReader,
    QOffscreenSurface,
    QOpenGLContext,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from shell.look import COLOURS
from shell.worker import Worker

if TYPE_CHECKING:
    from display.film import Film

log = logging.getLogger(__name__)

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
FILMS = frozenset({".mp4", ".webm", ".mkv", ".mov", ".avi"})

PICTURE_MS = 12_000
"""How long a picture stands; after as long an empty folder is looked into again."""

_WITHOUT_GL = ("offscreen", "minimal")
_GL_RENDERER = 0x1F01
_BY_THE_PROCESSOR = (
    "llvmpipe", "softpipe", "swrast", "software", "swiftshader", "gdi generic", "basic render"
)  # fmt: skip


def has_gpu() -> bool:
    """Whether this machine draws with a graphics processor; without one a film would stutter, and
    take the time from the calls. False off-screen and without an application. Ask it on the GUI
    thread."""
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        return False
    if QGuiApplication.platformName() in _WITHOUT_GL:
        return False
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return False
    renderer = str(context.functions().glGetString(_GL_RENDERER) or "").lower()
    context.doneCurrent()
    return bool(renderer) and not any(name in renderer for name in _BY_THE_PROCESSOR)


@dataclass(frozen=True, slots=True)
class Shown:
    """The next thing to show; `picture` is None for a film."""

    file: Path
    picture: QImage | None


class MediaShelf:
    """A folder of pictures and films in the order of their names.

    Files may come and go, and so may the folder: every turn reads it again. A file that cannot
    be shown is passed over, with one line in the log until it is replaced.
    """

    def __init__(self, folder: Path, *, films: bool | None = None) -> None:
        """`films` None shows them where `has_gpu`. Reads nothing yet: the folder may lie on a
        network that does not answer."""
        self._folder = folder
        self._kinds = PICTURES | FILMS if (has_gpu() if films is None else films) else PICTURES
        self._damaged: dict[Path, float] = {}
        self._files: tuple[Path, ...] = ()

    def any(self) -> bool:
        """Whether the last reading found anything to show. Reads nothing itself; the stage does,
        when it is made and again at every turn."""
        return bool(self._files)

    def read(self) -> tuple[Path, ...]:
        """The files that may be shown now."""
        try:
            found = sorted(file for file in self._folder.iterdir() if self._is_shown(file))
        except OSError:
            found = []
        self._files = tuple(found)
        return self._files

    def next_after(self, file: Path | None, size: QSize) -> Shown | None:
        """The file that follows in the order, from the start after the last one; a picture comes
        decoded, no larger than `size`. None where there is nothing to show. Takes its time."""
        files = self.read()
        later = [each for each in files if file is None or each > file]
        for candidate in (*later, *(each for each in files if each not in later)):
            if candidate.suffix.lower() in FILMS:
                return Shown(candidate, None)
            picture = decode(candidate, size)
            if not picture.isNull():
                return Shown(candidate, picture)
            self.pass_over(candidate, "it is no picture that can be read")
        return None

    def pass_over(self, file: Path, why: str) -> None:
        """Leave out a file as it is now."""
        log.warning("%s is not shown: %s", file, why)
        self._damaged[file] = _changed_at(file)
        self._files = tuple(each for each in self._files if each != file)

    def _is_shown(self, file: Path) -> bool:
        wanted = file.suffix.lower() in self._kinds and not file.name.startswith(".")
        return wanted and file.is_file() and self._damaged.get(file) != _changed_at(file)


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def decode(file: Path, size: QSize) -> QImage:
    """A picture as it is held, scaled to fit; a null image where it cannot be read."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    whole = reader.size()
    if whole.isValid():
        turned = bool(
            reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
        )
        room = size.transposed() if turned else size
        reader.setScaledSize(whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read().convertToFormat(QImage.Format.Format_RGB32)


class MediaStage(QWidget):
    """Shows what lies on a shelf, one after the other, as long as it is asked to.

    It reads and decodes on a thread of its own. Films have no sound: the voice belongs to the
    calls.
    """

    ready_changed = Signal()
    """Whether there is anything on the stage is otherwise now: see `ready`."""

    def __init__(self, shelf: MediaShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._worker = Worker("media")
        self._film: Film | None = None
        self._file: Path | None = None
        self._image = QImage()
        self._wanted = False
        self._left_ms = PICTURE_MS
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self.advance)
        self._look = QTimer(self, interval=PICTURE_MS)
        self._look.timeout.connect(self._look_again)
        self._look.start()
        self._look_again()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def ready(self) -> bool:
        """Whether something is on the stage; without, whoever put it up shows something else."""
        return not self._image.isNull()

    @property
    def file(self) -> Path | None:
        """What is on show, or stands still until the stage is wanted again."""
        return self._file

    @property
    def image(self) -> QImage:
        """The picture, or the frame of the film, that is on show."""
        return self._image

    def show_media(self, wanted: bool) -> None:
        """Goes on where it was, or stands still."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if not wanted:
            self._stand_still()
        elif self._file is None:
            self.advance()
        elif self._film and self._film.file:
            self._film.resume()
        else:
            self._turn.start(self._left_ms)

    def advance(self) -> None:
        """Brings on the next file."""
        size, after = self._pixels(), self._file
        self._worker.run_latest(
            "next", lambda: self.shelf.next_after(after, size), self._take, self._lost
        )

    def stop(self) -> None:
        """Ends its timers, its film and its thread for good; closing the window does it.

        It comes before the last reference is let go, or the thread might be the one to delete it.
        """
        self._wanted = False
        self._turn.stop()
        self._look.stop()
        if self._film:
            self._film.stop()
        self._worker.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._film:
            self._film.size = self._pixels()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(COLOURS.navy_deep))
        if self.ready:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            room = QRect(QPoint(), size)
            room.moveCenter(self.rect().center())
            painter.drawImage(room, self._image)
        painter.end()

    def _pixels(self) -> QSize:
        return self.size() * self.devicePixelRatio()

    def _stand_still(self) -> None:
        if self._film and self._film.file:
            self._film.pause()
        elif self._turn.isActive():
            self._left_ms = self._turn.remainingTime()
            self._turn.stop()

    def _take(self, shown: Shown | None) -> None:
        if shown is not None and shown.picture is None:
            self._file = shown.file
            self._play(shown.file)
            return
        if self._film:
            self._film.stop()
        self._file = shown.file if shown else None
        self._put_up(shown.picture if shown and shown.picture else QImage())
        self._left_ms = PICTURE_MS
        if self._wanted:
            self._turn.start(PICTURE_MS)

    def _lost(self, error: Exception) -> None:
        """Nothing that a file does may end here: it is a bug, for the net."""
        raise error

    def _put_up(self, image: QImage) -> None:
        was_ready = self.ready
        self._image = image
        self.update()
        if self.ready != was_ready:
            self.ready_changed.emit()

    def _play(self, file: Path) -> None:
        if self._film is None:
            # Loaded for films alone: a display without any saves its memory.
            from display.film import Film

            self._film = Film(self._worker, self)
            self._film.frame.connect(self._put_up)
            self._film.ended.connect(self.advance)
            self._film.failed.connect(self._pass_over)
        self._film.size = self._pixels()
        self._film.play(file)
        if not self._wanted:
            self._film.pause()

    def _pass_over(self, why: str) -> None:
        if self._file:
            self.shelf.pass_over(self._file, why)
        self.advance()

    def _look_again(self) -> None:
        """Keeps `MediaShelf.any` true while nothing of the shelf is on show."""
        if not self._wanted:
            self._worker.run_latest("look", self.shelf.read, lambda _files: None, self._lost)
