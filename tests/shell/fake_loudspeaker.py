"""A loudspeaker that writes down what it is asked: `python -m tests.shell.fake_loudspeaker LOG`.

It is through with every file at once; with `--hold` behind the log it never is.
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
        answer(request, {"event": "started", "ms": 60_000})
        if "--hold" not in sys.argv:
            answer(request, {"event": "ended"})


if __name__ == "__main__":
    main()
