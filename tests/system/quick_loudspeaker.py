"""A loudspeaker that takes its time and writes down what was heard from when to when.

`python -m tests.system.quick_loudspeaker LOG FASTER` plays so many times faster than a real one.
"""

import json
import queue
import sys
import time
import wave
from pathlib import Path

from shell.helper_side import Request, listen, take_over_output


def main(log: str, faster: str) -> None:
    answer = take_over_output()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    listen(requests.put)
    request = requests.get()
    while True:
        if request["do"] == "hush":
            answer(request, {"event": "silent"})
            request = requests.get()
            continue
        with wave.open(request["file"]) as sound:
            seconds = sound.getnframes() / sound.getframerate() / float(faster)
        began = time.monotonic()
        answer(request, {"event": "started", "ms": round(seconds * 1000)})
        try:
            following = requests.get(timeout=seconds)
        except queue.Empty:
            _note(Path(log), request["file"], began, whole=True)
            answer(request, {"event": "ended"})
            following = requests.get()
        else:
            _note(Path(log), request["file"], began, whole=False)
        request = following


def _note(log: Path, file: str, began: float, *, whole: bool) -> None:
    line = {"file": Path(file).name, "began": began, "ended": time.monotonic(), "whole": whole}
    with log.open("a", encoding="utf-8") as heard:
        heard.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
