"""A loudspeaker that writes down what it is asked: `python -m tests.shell.fake_loudspeaker LOG`.

It is through with every file at once; with `--hold` behind the log it never is. A file may be named
after a fault instead: damaged, no_device, crash, hang, or hold for a sound that goes on.
"""

import json
import queue
import sys
from pathlib import Path

from shell.helper_side import Request, listen, take_over_output


def main() -> None:
    answer = take_over_output()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    listen(requests.put)
    while True:
        request = requests.get()
        with Path(sys.argv[1]).open("a", encoding="utf-8") as log:
            log.write(json.dumps(request) + "\n")
        if request["do"] == "hush":
            answer(request, {"event": "silent"})
            continue
        name = Path(request["file"]).stem
        if name == "crash":
            sys.exit("the sound server is gone")
        elif name == "no_device":
            answer(request, {"event": "failed", "why": "this machine has no sound output"})
        elif name == "damaged":
            answer(request, {"event": "failed", "why": "it is no sound", "damaged": True})
        elif name != "hang":
            answer(request, {"event": "started", "ms": 60_000})
            if name != "hold" and "--hold" not in sys.argv:
                answer(request, {"event": "ended"})


if __name__ == "__main__":
    main()
