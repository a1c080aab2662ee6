"""The loudspeaker of a measurement: plays each file until it is heard, and no further.

Run as `python -m commands.bench.first_sounds`. It is the suite's own loudspeaker on this machine's
own sound output; where there is none, the player runs without one, up to the first sample decoded.
`--at-once` plays nothing at all and is through with every file as it comes.
"""

import queue
import sys

from PySide6.QtCore import QCoreApplication

from shell.helper_side import Request, listen, take_over_output
from shell.speech_loudspeaker import Loudspeaker


class FirstSounds(Loudspeaker):
    """A hundred calls in the time of one."""

    def _tell_started(self) -> None:
        if not self._started:
            super()._tell_started()
            self._tell({"event": "ended"}, last=True)


def main() -> None:
    answer = take_over_output()
    if "--at-once" in sys.argv:
        requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        listen(requests.put)
        while True:
            request = requests.get()
            if request["do"] == "play":
                answer(request, {"event": "started", "ms": 1})
                answer(request, {"event": "ended"})
            else:
                answer(request, {"event": "silent"})
    app = QCoreApplication(sys.argv[:1])
    loudspeaker = FirstSounds(answer, missing=lambda: "")
    listen(loudspeaker.requested.emit)
    app.exec()


if __name__ == "__main__":
    main()
