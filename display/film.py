"""A film without sound, as a row of pictures of the size that is asked for."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from shell.worker import Worker

STALLED_MS = 5000
"""A film that brings no picture for so long is given up: nobody should look at a frozen screen."""


class Film(QObject):
    """Plays one film at a time. Pictures are converted on the worker, never on the GUI thread;
    where it cannot keep up, pictures are left out."""

    frame = Signal(object)
    """A QImage no larger than `size`."""
    ended = Signal()
    failed = Signal(str)
    """Why the film cannot be played, or not any further."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.file: Path | None = None
        """What is played, or paused."""
        self.size = QSize()
        self._paused = False
        self._sink = QVideoSink(self)
        # No audio output: the loudspeaker belongs to the calls.
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._stalled = QTimer(self, singleShot=True, interval=STALLED_MS)
        self._stalled.timeout.connect(lambda: self._fail("it makes no progress"))
        self._sink.videoFrameChanged.connect(self._take)
        self._player.errorOccurred.connect(lambda _error, why: self._fail(why))
        self._player.mediaStatusChanged.connect(self._status)

    def play(self, file: Path) -> None:
        """From the start."""
        self.file = file
        self._paused = False
        self._player.setSource(QUrl())  # the same film again starts anew
        self._player.setSource(QUrl.fromLocalFile(str(file)))
        self.resume()

    def pause(self) -> None:
        self._paused = True
        self._stalled.stop()
        self._player.pause()

    def resume(self) -> None:
        """Goes on where it was."""
        self._paused = False
        self._stalled.start()
        self._player.play()

    def stop(self) -> None:
        self.file = None
        self._stalled.stop()
        self._player.stop()
        self._player.setSource(QUrl())

    def _take(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or self.file is None:
            return
        if not self._paused:
            self._stalled.start()
        held, size, file = QVideoFrame(frame), QSize(self.size), self.file
        self._worker.run_latest(
            "frame", lambda: (file, _converted(held, size)), self._show, self._lost
        )

    def _show(self, converted: tuple[Path, QImage]) -> None:
        file, image = converted
        if file == self.file and not image.isNull():
            self.frame.emit(image)

    def _lost(self, error: Exception) -> None:
        raise error

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia and self.file is not None:
            self._stalled.stop()
            self.ended.emit()
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._fail("it is no film that can be played")

    def _fail(self, why: str) -> None:
        """Once a film, however many complaints there are."""
        if self.file is None:
            return
        self.stop()
        self.failed.emit(why)


def _converted(frame: QVideoFrame, size: QSize) -> QImage:
    image = frame.toImage()
    if size.isEmpty() or image.isNull():
        return image
    scaled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB32)
