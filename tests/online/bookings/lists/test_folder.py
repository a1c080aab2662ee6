"""A watched folder with real files: what is taken in, when, and where it goes then."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from db.delivered import SourceObject
from db.outgoing import Outgoing
from db.trouble import Trouble, TroubleKind
from online.bookings.lists import folder as folder_module
from online.bookings.lists.folder import WatchedFolder
from online.bookings.source import MOST_OBJECTS, Batch, NotAccepted, Source, Window
from queueing.booking import BookingState

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
WINDOW = Window(NOW - timedelta(days=1), NOW + timedelta(days=60))
LIST = "id,service,start\nB1,G,2026-11-22 09:30\nB2,F,soon\n,F,2026-11-22 09:40\n"
GOOD = "id,service,start\nB1,G,2026-11-22 09:30\n"


class Office:
    """Takes in what a source hands over, and remembers it by address as the office does."""

    def __init__(self) -> None:
        self.there: dict[str, SourceObject] = {}

    def versions(self) -> Mapping[str, str]:
        return {address: one.version for address, one in self.there.items()}

    def take(self, batches: Iterator[Batch]) -> list[Batch]:
        taken = []
        for batch in batches:
            taken.append(batch)
            self.take_one(batch)
        return taken

    def take_one(self, batch: Batch) -> None:
        for one in batch.objects:
            if one.bookings or one.set_aside:
                self.there[one.address] = one
            else:
                self.there.pop(one.address, None)

    def wheres(self) -> list[str]:
        return [aside.where for one in self.there.values() for aside in one.set_aside]


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "bookings"
    place.mkdir()
    return place


def watched(place: Path, columns: dict[str, str] | None = None) -> WatchedFolder:
    return WatchedFolder(
        "lists",
        place,
        zone=ZoneInfo("Asia/Bahrain"),
        clock=lambda: NOW,
        columns=lambda: columns or {},
    )


def look(source: Source, office: Office) -> list[Batch]:
    return office.take(source.look("", office, WINDOW))


def drop(place: Path, name: str, content: str | bytes = GOOD, age_s: int = 0) -> Path:
    path = place / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    at = NOW.timestamp() - age_s
    os.utime(path, (at, at))
    return path


def files(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


# --- when


def test_a_file_is_taken_in_once_it_rests(place: Path, office: Office) -> None:
    source = watched(place)
    drop(place, "list.csv", LIST)
    assert look(source, office) == [Batch(cursor="")]
    assert office.there == {}
    drop(place, "list.csv", LIST + "B4,G,2026-11-22 09:50\n")
    look(source, office)
    assert office.there == {}, "it grew between the looks"
    *_, last = look(source, office)
    assert last == Batch(cursor="")
    assert set(office.there) == {"B1", "B2", "B4", "list.csv: line 4"}
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}
    assert look(source, office) == [Batch(cursor="")]


def test_what_somebody_still_writes_is_never_taken(place: Path, office: Office) -> None:
    names = {"a.csv.part", "~$a.xlsx", ".a.csv.swp", ".~lock.a.ods#", "b.crdownload", "Thumbs.db"}
    for name in names:
        drop(place, name)
    (place / "sub").mkdir()
    drop(place / "sub", "deep.csv")
    source = watched(place)
    for _ in range(3):
        assert look(source, office) == [Batch(cursor="")]
    assert files(place) == names | {"sub/deep.csv"}


def test_the_oldest_first(place: Path, office: Office) -> None:
    drop(place, "a.csv", "id,service,start\n1,G,2026-11-22 10:00\n", age_s=10)
    drop(place, "b.csv", "id,service,start\n1,G,2026-11-22 09:00\n", age_s=20)
    source = watched(place)
    look(source, office)
    look(source, office)
    (booking,) = office.there["1"].bookings
    assert booking.starts_at.hour == 7, "the younger list has the last word"


# --- what becomes of it


def test_the_report_lies_beside_the_file(place: Path, office: Office) -> None:
    drop(place, "قائمة.csv", LIST)
    source = watched(place)
    look(source, office)
    look(source, office)
    report = (place / "done" / "قائمة.csv.report.txt").read_bytes()
    assert not report.startswith(b"\xef\xbb\xbf")
    text = report.decode()
    assert "قائمة.csv, 22/11/2026 09:30" in text
    assert "Bookings taken in: 1" in text and "Rows set aside: 2" in text
    assert office.wheres() == ["قائمة.csv, line 3", "قائمة.csv, line 4"]


def test_a_file_that_is_no_list_is_rejected_and_the_others_go_on(
    place: Path, office: Office
) -> None:
    drop(place, "photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00", age_s=9)
    drop(place, "empty.csv", b"", age_s=8)
    drop(place, "broken.xlsx", b"PK\x03\x04", age_s=7)
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)
    look(source, office)
    rejected = {"photo.csv", "empty.csv", "broken.xlsx"}
    assert {name.removeprefix("rejected/") for name in files(place) if "rejected" in name} == {
        *rejected,
        *(f"{name}.report.txt" for name in rejected),
    }
    assert set(office.there) == rejected | {"B1"}
    (aside,) = office.there["empty.csv"].set_aside
    assert (aside.where, aside.field, aside.reason) == ("empty.csv", "file", "the file is empty")


def test_a_list_put_right_clears_what_its_forerunner_was_set_aside_for(
    place: Path, office: Office
) -> None:
    source = watched(place)
    for content in ("nonsense", LIST, GOOD):
        drop(place, "list.csv", content)
        look(source, office)
        look(source, office)
    assert set(office.there) == {"B1", "B2"}


def test_names_that_exist_get_the_time(place: Path, office: Office) -> None:
    source = watched(place)
    for _ in range(3):
        drop(place, "list.csv")
        look(source, office)
        look(source, office)
    names = {"list.csv", "list-20261122-093000.csv", "list-20261122-093000-2.csv"}
    assert files(place) == {f"done/{name}{end}" for name in names for end in ("", ".report.txt")}


def test_a_long_list_comes_in_short_batches(place: Path, office: Office) -> None:
    rows = "".join(f"B{i},G,2026-11-22 09:30\n" for i in range(2 * MOST_OBJECTS + 1))
    drop(place, "list.csv", f"id,service,start\n{rows}")
    source = watched(place)
    look(source, office)
    batches = source.look("", office, WINDOW)
    sizes = []
    for batch in batches:
        sizes.append(len(batch.objects))
        assert (place / "list.csv").exists() == (batch.cursor is None)
    assert sizes == [MOST_OBJECTS, MOST_OBJECTS, 1, 0]


def test_headings_are_learned_while_it_runs(place: Path, office: Office) -> None:
    columns: dict[str, str] = {}
    source = WatchedFolder(
        "lists", place, zone=ZoneInfo("Asia/Bahrain"), clock=lambda: NOW, columns=lambda: columns
    )
    text = "id,service,Rendez-vous\nB1,G,22/11/2026 09:30\n"
    drop(place, "liste.csv", text)
    look(source, office)
    look(source, office)
    report = (place / "rejected" / "liste.csv.report.txt").read_text()
    assert "Rendez-vous: 22/11/2026 09:30 (looks like: start)" in report
    columns["rendez vous"] = "start"
    drop(place, "liste.csv", text)
    look(source, office)
    look(source, office)
    assert set(office.there) == {"B1"}


def test_a_name_that_is_no_text(place: Path, office: Office) -> None:
    raw = os.path.join(os.fsencode(place), b"l\xff.csv")
    try:
        Path(os.fsdecode(raw)).write_text(LIST)
    except OSError:
        pytest.skip("this file system allows text alone")
    source = watched(place)
    look(source, office)
    look(source, office)
    assert set(office.there) == {"B1", "B2", "l\ufffd.csv: line 4"}
    assert os.path.exists(os.path.join(os.fsencode(place / "done"), b"l\xff.csv"))


# --- ends between the steps


def test_an_end_before_the_move_takes_the_file_again(place: Path, office: Office) -> None:
    drop(place, "list.csv", LIST)
    source = watched(place)
    look(source, office)
    killed = source.look("", office, WINDOW)
    office.take_one(next(killed))
    killed.close()  # type: ignore[attr-defined]
    there = dict(office.there)
    assert files(place) == {"list.csv"}
    again = watched(place)
    look(again, office)
    look(again, office)
    assert office.there == there
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}


def test_an_end_between_the_report_and_the_move(
    place: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)

    def killed(path: Path, target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(folder_module, "_move", killed)
        with pytest.raises(KeyboardInterrupt):
            look(source, office)
    assert files(place) == {"list.csv", "done/list.csv.report.txt"}
    look(source, office)
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}


def test_an_office_that_fails_leaves_the_file_for_later(place: Path, office: Office) -> None:
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)
    with pytest.raises(RuntimeError):
        for _ in source.look("", office, WINDOW):
            raise RuntimeError("the database is away")
    assert files(place) == {"list.csv"}
    look(source, office)
    assert set(office.there) == {"B1"}


def test_a_file_saved_anew_while_it_is_read_is_taken_again(place: Path, office: Office) -> None:
    drop(place, "list.csv", age_s=60)
    source = watched(place)
    look(source, office)
    for batch in source.look("", office, WINDOW):
        office.take_one(batch)
        if batch.objects:
            drop(place, "list.csv", GOOD + "B9,G,2026-11-22 09:50\n")
    assert files(place) == {"list.csv"}
    look(source, office)
    look(source, office)
    assert set(office.there) == {"B1", "B9"}


# --- the surroundings


@pytest.mark.parametrize("held", ["read", "move"])
def test_a_file_that_excel_holds_waits(
    place: Path, office: Office, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)

    def locked(path: Path, *_: object) -> bytes:
        raise PermissionError(errno.EACCES, "sharing violation", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, *(("read_bytes", locked) if held == "read" else ("replace", locked)))
        look(source, office)
        assert files(place) == {"list.csv"}
    look(source, office)
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}


def test_done_may_lie_on_another_disk(
    place: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(place, "list.csv", LIST)
    source = watched(place)
    look(source, office)
    within = Path.replace

    def across(path: Path, target: Path) -> Path:
        if path.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return within(path, target)

    monkeypatch.setattr(Path, "replace", across)
    look(source, office)
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}
    assert (place / "done" / "list.csv").read_text() == LIST


def trouble(source: Source, office: Office) -> Trouble:
    with pytest.raises(Trouble) as caught:
        look(source, office)
    assert caught.value.kind is TroubleKind.SOURCE
    return caught.value


def test_a_folder_that_is_away_and_comes_back(place: Path, office: Office) -> None:
    source = watched(place)
    drop(place, "list.csv")
    look(source, office)
    away = place.rename(place.with_name("away"))
    found = trouble(source, office)
    assert found.where == str(place)
    assert "connect its drive" in found.detail
    away.rename(place)
    look(source, office)
    assert files(place) == {"done/list.csv", "done/list.csv.report.txt"}


def test_a_folder_that_is_a_file(tmp_path: Path, office: Office) -> None:
    path = drop(tmp_path, "file")
    assert "cannot be read" in trouble(watched(path), office).detail


def test_nothing_is_taken_from_a_folder_that_cannot_be_written(place: Path, office: Office) -> None:
    drop(place, "list.csv")
    (place / "done").write_text("in the way")
    source = watched(place)
    look(source, office)
    assert "may create, rename and delete files" in trouble(source, office).detail
    assert office.there == {}
    (place / "done").unlink()
    look(source, office)
    assert set(office.there) == {"B1"}


def test_a_folder_that_vanishes_while_its_file_is_taken(place: Path, office: Office) -> None:
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)
    batches = source.look("", office, WINDOW)
    office.take_one(next(batches))
    shutil.move(place, place.with_name("away"))
    assert next(batches) == Batch(cursor="")
    trouble(source, office)
    assert set(office.there) == {"B1"}


def test_a_disk_that_fails_under_a_file_is_no_fault_of_the_file(
    place: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)

    def failing(path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", failing)
        assert "Input/output error" in trouble(source, office).detail
    assert files(place) == {"list.csv"}


def test_a_database_that_is_away_is_no_fault_of_the_file(place: Path, office: Office) -> None:
    locked = [Trouble(TroubleKind.DATABASE_LOCKED, "dawr.db", "another program holds it")]

    def columns() -> dict[str, str]:
        if locked:
            raise locked.pop()
        return {}

    source = WatchedFolder(
        "lists", place, zone=ZoneInfo("Asia/Bahrain"), clock=lambda: NOW, columns=columns
    )
    drop(place, "list.csv")
    look(source, office)
    with pytest.raises(Trouble) as caught:
        look(source, office)
    assert caught.value.kind is TroubleKind.DATABASE_LOCKED
    assert files(place) == {"list.csv"} and office.there == {}
    look(source, office)
    assert set(office.there) == {"B1"}


@pytest.mark.skipif(os.name != "posix", reason="Windows allows no name that long")
@pytest.mark.parametrize(
    "name", ["a" * 251 + ".csv", "قائمة " * 22 + ".csv", "a." + "b" * 253, "a" * 244 + ".csv"]
)
def test_the_longest_names_hold_nothing_up(place: Path, office: Office, name: str) -> None:
    source = watched(place)
    for _ in range(3):
        drop(place, name, age_s=9)
        drop(place, "z.csv", "id,service,start\nZ1,G,2026-11-22 09:30\n")
        look(source, office)
        look(source, office)
    assert set(office.there) == {"B1", "Z1"}
    done = files(place)
    assert len(done) == 12 and all(one.startswith("done/") for one in done)
    assert {one.removesuffix(".report.txt") for one in done} < done
    assert sum(one.startswith(f"done/{name[:40]}") for one in done) == 6


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_a_link_in_a_circle_holds_nothing_up(place: Path, office: Office) -> None:
    (place / "loop.csv").symlink_to(place / "loop.csv")
    drop(place, "list.csv")
    source = watched(place)
    look(source, office)
    look(source, office)
    assert set(office.there) == {"B1"}


def test_nobody_reads_outcomes_in_a_folder(place: Path) -> None:
    outgoing = Outgoing(
        id=1, token="t", external_id="B1", address="B1", outcome=BookingState.SERVED, at=NOW
    )
    source = watched(place)
    assert source.name == "lists"
    with pytest.raises(NotAccepted, match="takes no outcomes"):
        source.tell(outgoing)
