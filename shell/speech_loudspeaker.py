"""The loudspeaker: plays one sound file at a time. Run by `shell.speech` as `python -m`.

Two requests: `play` with a `file` and a `volume` of 0 to 100, and `hush`. Answers hold an `event`:
`started` with its length in `ms` and then `ended`, or `silent`; `failed` with a `why`, and
`damaged` when the fault is the file's.

A process of its own, because a sound server that does not answer holds its caller for ever, and
because Qt plays on in silence, and calls that playing, where there is no device.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from shell.helper_side import Answer, Request, listen, take_over_output


def missing() -> str:
    """Why nothing can be heard on this machine; empty when something can."""
    none = QMediaDevices.defaultAudioOutput().isNull()
    return "this machine has no sound output" if none else ""


class Loudspeaker(QObject):
    """Plays what it is asked to, in place of what is playing."""

    requested = Signal(object)

    def __init__(self, answer: Answer, missing: Callable[[], str] = missing) -> None:
        """`missing` says why nothing can be heard; empty when something can."""
        super().__init__()
        self._answer, self._missing = answer, missing
        self._request: Request | None = None
        self._started = False
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        later = Qt.ConnectionType.QueuedConnection
        # Later: a player that is given its next file inside its own signal loses its way.
        self._player.mediaStatusChanged.connect(self._look, later)
        self._player.errorOccurred.connect(self._look, later)
        self.requested.connect(self._perform, later)

    @Slot(object)
    def _perform(self, request: Request) -> None:
        self._request = None
        self._player.stop()
        if why := self._missing():
            self._answer(request, {"event": "failed", "why": why})
        elif request["do"] == "play":
            self._play(request)
        else:
            self._answer(request, {"event": "silent"})

    def _play(self, request: Request) -> None:
        self._request, self._started = request, False
        # The one that is the system's choice now: somebody may have plugged another in.
        self._output.setDevice(QMediaDevices.defaultAudioOutput())
        self._output.setVolume(request["volume"] / 100)
        self._player.setSource(QUrl())  # or the same file again would not be opened again
        self._player.setSource(QUrl.fromLocalFile(request["file"]))
        self._player.play()

    def _look(self, *_hint: object) -> None:
        """The signal may be about the file before, so only what is true now counts."""
        status = self._player.mediaStatus()
        if self._player.error() is not QMediaPlayer.Error.NoError:
            why = self._player.errorString()
            self._tell({"event": "failed", "why": why, "damaged": True}, last=True)
        elif status is QMediaPlayer.MediaStatus.EndOfMedia:
            self._tell_started()
            self._tell({"event": "ended"}, last=True)
        elif status is QMediaPlayer.MediaStatus.BufferedMedia:
            self._tell_started()

    def _tell_started(self) -> None:
        if not self._started:
            self._started = True
            self._tell({"event": "started", "ms": self._player.duration()})

    def _tell(self, said: dict[str, object], last: bool = False) -> None:
        request = self._request
        if request is not None:
            self._request = None if last else request
            self._answer(request, said)


def main(missing: Callable[[], str] = missing) -> None:
    answer = take_over_output()
    app = QCoreApplication(sys.argv[:1])
    loudspeaker = Loudspeaker(answer, missing)
    listen(loudspeaker.requested.emit)
    app.exec()


if __name__ == "__main__":
    main()
