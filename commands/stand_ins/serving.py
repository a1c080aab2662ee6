"""Runs a server that is written in Python as a process of its own, for as long as it is needed."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_START_S = 30
_LOOK_EVERY_S = 0.02
# The pipe closes when we end, however that happens, and then the server ends too.
_ENDS_WITH_US = """
import os, runpy, sys, threading
threading.Thread(target=lambda: (os.read(0, 1), os._exit(0)), daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(module: str, arguments: Sequence[str], port: int, log: Path) -> Iterator[None]:
    """Runs `python -m module` with `arguments` until the block ends; starts it when `port` answers.

    What it says goes to `log`. Raises `RuntimeError` with that if it does not come up.
    """
    with log.open("ab") as said:
        child = subprocess.Popen(
            [sys.executable, "-c", _ENDS_WITH_US, module, *arguments],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
        )
    try:
        _wait_for(child, port, log)
        yield
    finally:
        child.kill()
        child.communicate()


def _wait_for(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            try:
                child.wait(_LOOK_EVERY_S)
                break
            except subprocess.TimeoutExpired:
                continue
    said = log.read_text("utf-8", "replace")
    raise RuntimeError(f"the server did not come up; it said: {said[-2000:]}")
