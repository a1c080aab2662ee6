"""The servers that the tests start: they end with whoever started them."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commands.stand_ins.serving import free_port, serving
from tests.online.servers import radicale

_STARTS_ONE = """
import sys
from pathlib import Path
from commands.stand_ins.radicale import radicale
with radicale(Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


def _answers(url: str) -> bool:
    try:
        socket.create_connection(("127.0.0.1", urlsplit(url).port or 0), timeout=1).close()
    except OSError:
        return False
    return True


def test_a_server_ends_with_its_block(tmp_path: Path) -> None:
    with radicale(tmp_path) as url:
        assert _answers(url)
    assert not _answers(url)


def test_a_server_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", _STARTS_ONE, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert starter.stdout is not None
    url = starter.stdout.readline().strip()
    assert _answers(url)
    starter.kill()
    starter.communicate()
    until = time.monotonic() + 20
    while _answers(url):
        assert time.monotonic() < until, "the server lives on"


def test_a_server_that_does_not_come_up_says_why(tmp_path: Path) -> None:
    arguments = ["--config", str(tmp_path / "missing")]
    port = free_port()
    with (
        pytest.raises(RuntimeError, match="missing"),
        serving("radicale", arguments, port, tmp_path / "log"),
    ):
        pass
