"""The other side of `shell.helper`: requests come in, answers go out, a line of JSON each."""

import json
import os
import threading
from collections.abc import Callable
from typing import Any

Request = dict[str, Any]
Answer = Callable[[Request, dict[str, Any]], None]


def take_over_output() -> Answer:
    """The way to answer a request. From now on everything else that is printed goes to stderr.

    Drivers print what they did, and would be taken for answers.
    """
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)

    def answer(request: Request, said: dict[str, Any]) -> None:
        answers.write(json.dumps({**said, "n": request["n"]}).encode() + b"\n")

    return answer


def listen(to: Callable[[Request], object]) -> None:
    """Hand every request to `to`, on a thread of its own.

    The process ends at once when nobody can ask any more, even inside a driver that hangs: no
    helper outlives its screen.
    """
    threading.Thread(target=_listen, args=(to,), daemon=True).start()


def _listen(to: Callable[[Request], object]) -> None:
    # Not from sys.stdin: a thread that waits inside it makes Python abort where it should exit.
    rest = b""
    while more := os.read(0, 65_536):
        *lines, rest = (rest + more).split(b"\n")
        for line in lines:
            to(json.loads(line))
    os._exit(0)
