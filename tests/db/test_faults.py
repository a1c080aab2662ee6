"""The surroundings fail, for real: what is said, that nothing changed, that it goes on after."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from db import calling, engine
from db.engine import Database
from db.faults import file_system, refuse_network_path
from db.trouble import Trouble, TroubleKind
from queueing.policy import Choice, next_step
from tests.conftest import Postgres
from tests.db.house import House

NOBODY = 65534


def url_of(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def trouble(kind: TroubleKind, request: Callable[[], object], *said: str) -> None:
    """Makes the request; the trouble says what, where and what to do."""
    with pytest.raises(Trouble) as caught:
        request()
    assert caught.value.kind is kind, caught.value
    text = str(caught.value)
    for part in said:
        assert part in text
    assert "Traceback" not in text
    assert "\n" not in text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def sqlite_house(file: Path) -> Iterator[House]:
    database = Database.open(url_of(file), create=True)
    yield House(database)
    database.close()


# --- opening


def test_a_missing_database_is_not_created_by_mistake(file: Path) -> None:
    trouble(
        TroubleKind.DATABASE_MISSING,
        lambda: Database.open(url_of(file)),
        str(file),
        "setup --profile",
    )
    assert not file.exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    inside = tmp_path / "file" / "office.db"
    trouble(
        TroubleKind.DATABASE_READ_ONLY,
        lambda: Database.open(url_of(inside), create=True),
        str(inside),
    )


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    inside = tmp_path / "new" / "folder" / "office.db"
    Database.open(url_of(inside), create=True).close()
    assert inside.exists()


@pytest.mark.parametrize("name", ["an office.db", "a#b?c%20.db", "مكتب.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    url = sa.URL.create("sqlite", database=str(tmp_path / name)).render_as_string()
    database = Database.open(url, create=True)
    house, watcher = House(database), database.watch()
    house.issue("F")
    assert watcher.wait(1)
    watcher.close()
    database.close()
    assert (tmp_path / name).exists()


def test_an_empty_file_is_not_set_up(file: Path) -> None:
    file.touch()
    trouble(TroubleKind.DATABASE_NOT_SET_UP, lambda: Database.open(url_of(file)), "setup --profile")
    Database.open(url_of(file), create=True).close()
    Database.open(url_of(file)).close()


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    trouble(TroubleKind.DATABASE_MISSING, lambda: Database.open(url_of(tmp_path)), str(tmp_path))


@pytest.mark.parametrize("create", [False, True])
def test_a_file_of_another_kind_is_left_as_it_is(file: Path, create: bool) -> None:
    file.write_bytes(b"Dear office, this is a letter. " * 500)
    before = file.read_bytes()
    trouble(
        TroubleKind.DATABASE_DAMAGED,
        lambda: Database.open(url_of(file), create=create),
        str(file),
        "backup",
    )
    assert file.read_bytes() == before


def test_the_database_of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE songs (name)")
    trouble(TroubleKind.DATABASE_DAMAGED, lambda: Database.open(url_of(file)), "something else")


@pytest.mark.parametrize("create", [False, True])
def test_a_newer_version_is_left_alone(sqlite_house: House, file: Path, create: bool) -> None:
    with closing(sqlite3.connect(file)) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
        later.commit()
    trouble(
        TroubleKind.DATABASE_NEWER,
        lambda: Database.open(url_of(file), create=create),
        str(file),
        "newer version",
    )


def test_two_that_create_at_once_make_one_database(file: Path) -> None:
    code = (
        "import sys; from db.engine import Database;"
        "input(); Database.open(sys.argv[1], create=True).close()"
    )
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, url_of(file)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        assert child.communicate(timeout=60)[1] == ""
        assert child.returncode == 0
    database = Database.open(url_of(file))
    assert House(database).issue("F").number == "F001"
    database.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "office.db",
        "sqlite://",
        "mysql://clerk:hunter2@host/office",
        "postgresql+psycopg2://clerk:hunter2@host/office",
        "postgresql://clerk:hunter2@host",
        "postgresql://clerk:hunter2@host:port/office",
        "://clerk:hun:ter2@host/office",
    ],
)
def test_an_address_that_is_none(url: str) -> None:
    trouble(TroubleKind.SETTINGS, lambda: Database.open(url), "accepted", "sqlite:///FILE")
    with pytest.raises(Trouble) as caught:
        Database.open(url)
    assert "hunter2" not in str(caught.value)
    assert "ter2" not in str(caught.value)


# --- the network


@pytest.mark.parametrize(
    "path", ["\\\\server\\share\\office.db", "//server/share/office.db", "\\\\?\\UNC\\s\\o.db"]
)
def test_a_network_path_is_refused(path: str) -> None:
    url = sa.URL.create("sqlite", database=path).render_as_string()
    trouble(
        TroubleKind.DATABASE_ON_NETWORK_PATH,
        lambda: Database.open(url, create=True),
        "local disk",
        "PostgreSQL",
    )


MOUNTS = [
    ("/", "ext4", "rw"),
    ("/home", "xfs", "rw,relatime"),
    ("/home/shared", "nfs4", "rw"),
    ("/mnt/win", "CIFS", "rw"),
    ("Z:\\", "NTFS", "rw,remote"),
]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/office.db", "ext4"),
        ("/home/office.db", "xfs"),
        ("/home/shared/office.db", "nfs4"),
        ("/home/sharedness/office.db", "xfs"),
        ("/mnt/win/a/office.db", "cifs"),
        ("Z:\\office.db", "cifs"),
    ],
)
def test_the_nearest_mount_counts(
    path: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sep", "\\" if path.startswith("Z") else "/")
    assert file_system(path, MOUNTS) == expected


def test_a_path_outside_every_mount_is_taken_for_local() -> None:
    assert file_system("/office.db", []) == ""


def test_this_machines_own_disk_is_local(tmp_path: Path) -> None:
    refuse_network_path(tmp_path / "office.db")


# --- while it is open


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another process holds the write lock, as a backup or a database browser does."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.kill()


def test_a_locked_database_is_waited_for_and_then_named(
    sqlite_house: House, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.05)
    database = Database.open(url_of(file))
    house = House(database, office_id=sqlite_house.office_id)
    before = house.dump()
    with held(file):
        trouble(TroubleKind.DATABASE_LOCKED, lambda: house.issue("F"), str(file), "another program")
        assert house.views.kiosk().n == before["revision"][0]["n"]
    assert house.dump() == before
    assert house.issue("F").number == "F001"
    database.close()


def test_a_database_that_vanished_does_not_come_back_empty(sqlite_house: House, file: Path) -> None:
    sqlite_house.database.close()
    database = Database.open(url_of(file))
    house = House(database, office_id=sqlite_house.office_id)
    database.close()
    file.unlink()
    trouble(TroubleKind.DATABASE_MISSING, house.views.kiosk, str(file))
    trouble(TroubleKind.DATABASE_MISSING, house.issue, str(file))
    assert not file.exists()


def test_damage_is_named_when_it_is_met(sqlite_house: House, file: Path) -> None:
    sqlite_house.database.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        page = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'revision'"
        ).fetchone()[0]
    with file.open("r+b") as stream:
        stream.seek((root - 1) * page)
        stream.write(b"\x5a" * page)
    trouble(TroubleKind.DATABASE_DAMAGED, lambda: sqlite_house.issue("F"), str(file), "backup")


def fill(house: House, most: int = 5000) -> None:
    for _ in range(most):
        house.issue("F", "N", "G", phone="3" * 200)


def goes_on_after_a_full_disk(house: House, make_room: Callable[[], object]) -> None:
    trouble(TroubleKind.DISK_FULL, lambda: fill(house), house.database.where, "Free some space")
    before = house.dump()
    house.check()
    trouble(TroubleKind.DISK_FULL, lambda: fill(house))
    make_room()
    issued = len(before["ticket"])
    assert house.issue("F").number == f"F{issued + 1:03d}"
    assert len(house.dump()["ticket"]) == issued + 1
    house.check()


def test_a_full_disk_fails_the_use_case_whole(file: Path) -> None:
    database = Database.open(url_of(file), create=True)
    house = House(database)
    limit = [90]

    def limited(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={limit[0]}")

    sa.event.listen(database._engine, "checkout", limited)
    goes_on_after_a_full_disk(house, lambda: limit.append(limit.pop() + 1000))
    database.close()


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="only root may mount a disk that is small enough to fill",
)
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine does not let its root mount a disk")
    try:
        (disk / "other.bin").write_bytes(b"\0" * 1_500_000)
        database = Database.open(url_of(disk / "office.db"), create=True)
        goes_on_after_a_full_disk(House(database), (disk / "other.bin").unlink)
        database.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# --- rights


def _say(url: str, answer: Connection) -> None:
    """What opening says to somebody who may not write."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        Database.open(url)
    except Trouble as found:
        answer.send((found.kind, str(found)))
    else:
        answer.send((None, "it was opened"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="file rights of another kind")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444)])
def test_a_read_only_database_is_named(folder_mode: int, file_mode: int) -> None:
    # Not in pytest's folder, which is closed to everybody else.
    with tempfile.TemporaryDirectory(prefix="dawr-rights-") as name:
        folder = Path(name)
        file = folder / "office.db"
        Database.open(url_of(file), create=True).close()
        folder.chmod(folder_mode)
        file.chmod(file_mode)
        here, there = multiprocessing.Pipe()
        child = multiprocessing.get_context("fork").Process(target=_say, args=(url_of(file), there))
        child.start()
        kind, text = here.recv()
        child.join()
        folder.chmod(0o777)
    assert kind is TroubleKind.DATABASE_READ_ONLY, text
    assert str(file) in text
    assert "the right to write" in text


# --- the server


class Server(Postgres):
    """A server that a test may stop and start."""

    def halt(self) -> None:
        self._server.stop()

    def resume(self) -> None:
        self._server.ensure_postgres_running()


def plain(url: str) -> str:
    """The address as the driver itself takes it."""
    return url.replace("+psycopg", "")


def cut(url: str) -> None:
    """The server ends everybody's connection to this database, as when it restarts."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own, to be stopped and started."""
    with tempfile.TemporaryDirectory(prefix="dawr-away-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder) / "data")
        yield server
        server.stop()


def test_a_server_that_goes_away_and_comes_back(server: Server) -> None:
    database = Database.open(server.url("postgres"), create=True)
    house = House(database)
    house.issue("F")
    server.halt()
    for _ in range(3):
        for request in (house.issue, house.views.hall):
            trouble(TroubleKind.DATABASE_UNREACHABLE, request, "does not answer", "reconnect")
    trouble(TroubleKind.DATABASE_UNREACHABLE, lambda: Database.open(server.url("postgres")))
    trouble(TroubleKind.DATABASE_UNREACHABLE, database.watch)
    server.resume()
    assert house.issue("F").number == "F002"
    assert house.views.hall().waiting == {house.service("F"): 2}
    house.check()
    database.close()


def test_a_connection_that_the_server_cut_does_no_lasting_harm(postgres_url: str) -> None:
    database = Database.open(postgres_url, create=True)
    house = House(database)
    house.issue("F")
    cut(postgres_url)
    assert house.issue("F").number == "F002"
    cut(postgres_url)
    assert house.views.hall().waiting == {house.service("F"): 2}
    house.check()
    database.close()


def test_a_server_restarted_between_two_transactions_goes_unnoticed(server: Server) -> None:
    database = Database.open(server.url("postgres"), create=True)
    house = House(database)
    desk = house.sit(4, "dana")
    with database.read(), database.read():  # so that the pool holds several to lose
        pass
    house.issue("F")
    for request in (house.issue, house.views.hall, lambda: house.call(*desk)):
        server.halt()
        server.resume()
        request()
    assert house.kinds(4) == ["counter_open", "issued", "issued", "called"]
    house.check()
    database.close()


def waits_for_its_turn(url: str) -> int:
    """The server's process of whoever waits for another transaction's lock, once somebody does."""
    until = time.monotonic() + 20
    with psycopg.connect(plain(url), autocommit=True) as connection:
        while time.monotonic() < until:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ).fetchone()
            if found is not None:
                pid: int = found[0]
                return pid
    pytest.fail("nobody waits")


def test_who_is_cut_while_waiting_for_the_turn_waits_again(postgres_url: str) -> None:
    database = Database.open(postgres_url, create=True)
    house = House(database)
    house.issue("F")
    with ThreadPoolExecutor(1) as another, psycopg.connect(plain(postgres_url)) as holder:
        holder.execute("UPDATE revision SET n = n")
        issued = another.submit(house.issue, "F")
        first = waits_for_its_turn(postgres_url)
        holder.execute("SELECT pg_terminate_backend(%s)", [first])
        while waits_for_its_turn(postgres_url) == first:
            pass
        holder.rollback()
        assert issued.result(30).number == "F002"
    assert house.kinds() == ["set_up", "issued", "issued"]
    house.check()
    database.close()


@pytest.mark.parametrize("lose", [Server.halt, lambda server: cut(server.url("postgres"))])
def test_a_server_lost_in_the_middle_changes_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Server], None]
) -> None:
    database = Database.open(server.url("postgres"), create=True)
    house = House(database)
    desk = house.sit(4, "dana")
    house.issue("F")
    before = house.dump()

    def choose(*line: Any) -> Choice | None:
        lose(server)
        return next_step(*line)

    monkeypatch.setattr(calling, "next_step", choose)
    trouble(TroubleKind.DATABASE_UNREACHABLE, lambda: house.call(*desk), "does not answer")
    monkeypatch.undo()
    server.resume()
    assert house.dump() == before
    assert house.call(*desk).number == "F001"
    house.check()
    database.close()


FAILING = """
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE 'it failed' USING ERRCODE = '{code}'; END $$;
CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION fail()
"""


@pytest.mark.parametrize("table", ["revision", "ticket", "step", "event"])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("55P03", TroubleKind.DATABASE_LOCKED),
        ("53100", TroubleKind.DISK_FULL),
        ("25006", TroubleKind.DATABASE_READ_ONLY),
    ],
)
def test_what_fails_among_others_is_told_as_if_alone(
    postgres_url: str, table: str, code: str, kind: TroubleKind
) -> None:
    database = Database.open(postgres_url, create=True)
    house = House(database)
    house.issue("F")
    before = house.dump()
    with psycopg.connect(plain(postgres_url), autocommit=True) as server:
        server.execute(FAILING.format(table=table, code=code).encode())
        trouble(kind, house.issue, "it failed")
        server.execute("DROP FUNCTION fail CASCADE")
    assert house.dump() == before
    assert house.issue("F").number == "F002"
    house.check()
    database.close()


def test_a_bug_among_others_is_told_as_what_it_is(postgres_url: str) -> None:
    database = Database.open(postgres_url, create=True)
    house = House(database)
    with psycopg.connect(plain(postgres_url), autocommit=True) as server:
        server.execute(
            "INSERT INTO event (office_id, n, at, kind, data) "
            "SELECT office_id, n + 1, at, kind, data FROM event"
        )
    before = house.dump()
    with pytest.raises(psycopg.errors.UniqueViolation):
        house.issue("F")
    assert house.dump() == before
    database.close()


def test_a_server_database_that_is_not_there(postgres: Postgres) -> None:
    address = sa.make_url(postgres.url("nowhere"))
    url = address.set(username="postgres", password="hunter2").render_as_string(False)
    trouble(TroubleKind.DATABASE_MISSING, lambda: Database.open(url), "nowhere", "setup --profile")
    with pytest.raises(Trouble) as caught:
        Database.open(url)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is not None
    assert "hunter2" not in str(caught.value.__cause__)


def test_an_empty_server_database_is_not_set_up(postgres_url: str) -> None:
    trouble(TroubleKind.DATABASE_NOT_SET_UP, lambda: Database.open(postgres_url), "setup")


def test_no_ticket_goes_into_a_file_that_was_moved_away(tmp_path: Path) -> None:
    file = tmp_path / "office.db"
    database = Database.open(url_of(file), create=True)
    house = House(database)
    house.issue("F")
    database.close()
    database = Database.open(url_of(file))
    house = House(database, office_id=1)
    house.issue("F")
    file.rename(tmp_path / "elsewhere.db")
    trouble(TroubleKind.DATABASE_MISSING, lambda: house.issue("F"))
    assert not file.exists()
    (tmp_path / "elsewhere.db").rename(file)
    assert house.issue("F").number == "F003"
    database.close()
