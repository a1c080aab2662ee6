"""The cable between a console and its PostgreSQL server: it can be cut, and lose an answer."""

import socket
import threading
from contextlib import suppress
from enum import Enum

import sqlalchemy as sa

COMMAND_COMPLETE = b"C"
HEADER = 5
"""Bytes before the body of each message: what it is, and how long."""


class Lost(Enum):
    """Behind which answer the cable breaks."""

    TURN = b"UPDATE"
    """The revision was raised: the turn has come, nothing is committed."""
    COMMIT = b"COMMIT"
    """Everything was done; nobody who asked for it hears so."""


class _Answers:
    """What the server says on one connection, message by message."""

    def __init__(self) -> None:
        self._rest = b""
        self._wrote = False

    def before(self, data: bytes, lost: Lost | None) -> tuple[bytes, bool]:
        """How much of this may pass, and whether the answer to be lost has come."""
        self._rest += data
        passed = b""
        while len(self._rest) >= HEADER:
            end = 1 + int.from_bytes(self._rest[1:HEADER])
            if len(self._rest) < end:
                break
            message, self._rest = self._rest[:end], self._rest[end:]
            if message[:1] == COMMAND_COMPLETE and self._is(message[HEADER:], lost):
                return passed, True
            passed += message
        return passed, False

    def _is(self, tag: bytes, lost: Lost | None) -> bool:
        wrote, committed = self._wrote, tag.startswith(b"COMMIT")
        self._wrote = not committed and (wrote or tag.startswith((b"INSERT", b"UPDATE")))
        if lost is Lost.COMMIT:
            return committed and wrote  # readings commit as well
        return lost is not None and tag.startswith(lost.value)


class Cable:
    """Takes connections on a port of this machine and carries them to the server's socket."""

    def __init__(self, url: str) -> None:
        """`url` is the server's own, by its Unix socket."""
        self._there = sa.make_url(url)
        folder = self._there.query["host"]
        assert isinstance(folder, str)
        self._path = f"{folder}/.s.PGSQL.{self._there.port or 5432}"
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._away = self._silent = False
        self._lost: Lost | None = None
        self._held = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._start(self._serve)

    @property
    def url(self) -> str:
        """The server's address at this end."""
        here = self._there.set(host="127.0.0.1", port=self._server.getsockname()[1])
        # Plain from the first byte: the answers are read on their way.
        return here.set(query={"sslmode": "disable", "gssencmode": "disable"}).render_as_string(
            hide_password=False
        )

    @property
    def is_cut(self) -> bool:
        return self._away

    @property
    def held(self) -> int:
        """How many connections have been taken that nobody answers."""
        return self._held

    def lose(self, answer: Lost) -> None:
        """Cuts the cable as soon as the server gives this answer, which gets lost."""
        with self._lock:
            self._lost = answer

    def cut(self, *, silent: bool = False) -> None:
        """Ends every connection. New ones are refused, or taken and left without an answer."""
        with self._lock:
            self._away, self._silent, self._held = True, silent, 0
            ends, self._open = self._open, set()
        for end in ends:
            _end(end)

    def mend(self) -> None:
        with self._lock:
            self._away = self._silent = False

    def close(self) -> None:
        self.cut()
        _end(self._server)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while True:
            try:
                near, _address = self._server.accept()
            except OSError:
                return
            if not self._away:
                self._carry(near)
            elif self._silent:
                self._keep(near)
                self._held += 1
            else:
                _end(near)

    def _carry(self, near: socket.socket) -> None:
        far = socket.socket(socket.AF_UNIX)
        try:
            far.connect(self._path)
        except OSError:  # the server itself is away
            _end(near)
            _end(far)
            return
        self._keep(near, far)
        self._start(self._forth, near, far)
        self._start(self._back, far, near)

    def _forth(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := near.recv(65536):
                far.sendall(data)
        _end(far)
        _end(near)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        answers = _Answers()
        with suppress(OSError):
            while data := far.recv(65536):
                passed, lost = answers.before(data, self._lost)
                near.sendall(passed)
                if lost:
                    self._lost = None
                    self.cut()
        _end(near)
        _end(far)

    def _keep(self, *ends: socket.socket) -> None:
        with self._lock:
            self._open.update(ends)

    def _start(self, work: object, *ends: socket.socket) -> None:
        assert callable(work)
        thread = threading.Thread(target=work, args=ends, daemon=True)
        self._threads.append(thread)
        thread.start()


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
