"""A folder that lists of bookings are dropped into, watched as a source of its own."""

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from stat import S_ISREG
from zoneinfo import ZoneInfo

from db.delivered import SetAside, SourceObject
from db.outgoing import Outgoing, Told
from db.trouble import Trouble, TroubleKind
from online.bookings.lists.files import NotReachable, read_file, shown_name
from online.bookings.lists.report import report_of_list, report_of_rejected
from online.bookings.source import MOST_OBJECTS, Batch, Known, NotAccepted, Window
from online.bookings.traffic import Traffic

_log = logging.getLogger(__name__)

DONE, REJECTED = "done", "rejected"
"""Where files go that were taken in, and those that could not be read as a whole."""

_REPORT = ".report.txt"
"""Ends the name of a report, behind that of its file."""

_LONGEST_NAME = 255
"""Bytes that file systems allow for one name; some count characters, which are fewer."""

_UNFINISHED = {".part", ".partial", ".filepart", ".tmp", ".crdownload", ".download"}
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True, order=True)
class _Dropped:
    """A file as it lay in the folder at one look; the oldest sorts first."""

    changed_ns: int
    path: Path
    size: int


class WatchedFolder:
    """A source that takes in each file once it rests: alike at two looks, so nobody writes to it.

    A file is moved away, with a report beside it, after the office has taken the last batch of it;
    a name too long for that is cut. If the office ends between the two, the file is taken again,
    which changes nothing. Not safe to use from several threads; `columns` is asked anew for each
    file, since people teach headings while this runs.
    """

    def __init__(
        self,
        name: str,
        folder: Path,
        *,
        zone: ZoneInfo,
        clock: Callable[[], datetime],
        columns: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._name = name
        self._folder = folder
        self._zone = zone
        self._clock = clock
        self._columns = columns
        self._seen: frozenset[_Dropped] = frozenset()
        self.traffic = Traffic()

    @property
    def name(self) -> str:
        return self._name

    def look(self, cursor: str, known: Known, window: Window) -> Iterator[Batch]:
        """The files that have come to rest, the oldest first; `cursor` is not used.

        A file that cannot be read as a whole is handed over as one record set aside. Raises
        `Trouble` SOURCE if the folder is away, or cannot be written, and whatever `columns` raises.
        """
        there = self._there()
        at_rest = sorted(there & self._seen)
        self._seen = there
        if at_rest:
            self._make_ready()
        for dropped in at_rest:
            yield from self._take(dropped, known, window)
        yield Batch(cursor="")

    def tell(self, outgoing: Outgoing) -> Told:
        """Raises `NotAccepted`: nobody reads outcomes in a folder."""
        raise NotAccepted("a folder of files takes no outcomes")

    # -- the folder

    def _there(self) -> frozenset[_Dropped]:
        try:
            found = [_dropped(path) for path in self._folder.iterdir() if _is_ready(path.name)]
        except OSError as error:
            raise self._trouble(
                f"the folder cannot be read ({error.strerror}), accepted: a folder that this user "
                "may read and write (connect its drive, or correct the settings)"
            ) from error
        return frozenset(one for one in found if one is not None)

    def _make_ready(self) -> None:
        """Finds out before anything is taken in whether files can be moved away afterwards."""
        try:
            for place in (self._folder, self._folder / DONE, self._folder / REJECTED):
                place.mkdir(exist_ok=True)
                with tempfile.TemporaryFile(dir=place):
                    pass
        except OSError as error:
            raise self._trouble(
                f"the folder cannot be written ({error.strerror}), accepted: a folder where this "
                "user may create, rename and delete files"
            ) from error

    def _trouble(self, detail: str) -> Trouble:
        return Trouble(TroubleKind.SOURCE, shown_name(self._folder), detail)

    # -- one file

    def _take(self, dropped: _Dropped, known: Known, window: Window) -> Iterator[Batch]:
        path = dropped.path
        name, now = shown_name(Path(path.name)), self._clock().astimezone(self._zone)
        # Outside of what follows: a database that is away is no fault of the file.
        columns = self._columns()
        try:
            found = read_file(path, zone=self._zone, columns=columns, window=window)
        except NotReachable as trouble:
            self._leave(name, trouble)
        except Trouble as trouble:
            yield Batch(objects=(_rejected(name, trouble),))
            self._put_away(dropped, REJECTED, report_of_rejected(name, now, trouble))
        else:
            objects = [_placed(name, one) for one in found.objects]
            objects += _settled(name, objects, known)
            for start in range(0, len(objects), MOST_OBJECTS):
                yield Batch(objects=tuple(objects[start : start + MOST_OBJECTS]))
            self._put_away(dropped, DONE, report_of_list(name, now, found))

    def _leave(self, name: str, trouble: NotReachable) -> None:
        """Leaves a file to the next look that is gone or held; the rest is the folder's fault."""
        if not isinstance(trouble.__cause__, PermissionError | FileNotFoundError):
            raise trouble
        _log.info("%s waits for the next look: %s", name, trouble.detail)

    def _put_away(self, dropped: _Dropped, verdict: str, report: str) -> None:
        # Somebody may have saved the file anew since it was read: that is for a later look.
        if _dropped(dropped.path) != dropped:
            return
        target = self._free(verdict, dropped.path)
        beside = target.with_name(f"{target.name}{_REPORT}")
        try:
            # Before the move: a file without a report would tell nobody what became of it.
            beside.write_text(report, encoding="utf-8")
        except OSError as error:
            raise self._trouble(f"the report cannot be written ({error.strerror})") from error
        try:
            _move(dropped.path, target)
        except (PermissionError, FileNotFoundError):
            beside.unlink(missing_ok=True)
            _log.info("%s is held by another program", shown_name(dropped.path))
        except OSError as error:
            raise self._trouble(f"the file cannot be moved ({error.strerror})") from error

    def _free(self, verdict: str, path: Path) -> Path:
        """A place that no earlier file has; by its name and, if need be, the time of day."""
        place = self._folder / verdict
        at = f"{self._clock().astimezone(self._zone):%Y%m%d-%H%M%S}"
        stem, suffix = (path.stem, path.suffix) if len(path.suffix) <= 10 else (path.name, "")
        names = (_fitting(stem, f"-{at}{f'-{n}' if n > 1 else ''}{suffix}") for n in count(1))
        target = place / _fitting(stem, suffix)
        while target.exists():
            target = place / next(names)
        return target


def _is_ready(name: str) -> bool:
    """Whether a name is that of a file meant for us, rather than one that is being written."""
    return not (
        name.startswith((".", "~$"))
        or Path(name).suffix.casefold() in _UNFINISHED
        or name.casefold() in _OF_THE_SYSTEM
    )


def _fitting(stem: str, end: str) -> str:
    """A name that leaves room for that of its report; what is too much goes from the stem."""
    room = _LONGEST_NAME - len(_REPORT) - len(os.fsencode(end))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + end


def _dropped(path: Path) -> _Dropped | None:
    """The file as it is now; None for what is none, and for one that cannot be asked about."""
    # Asked of the file itself: on Windows a folder's own list may lag behind a file being written.
    try:
        found = path.stat()
    except OSError:  # Taken away, held, a link in a circle: it holds up none of the others.
        return None
    return _Dropped(found.st_mtime_ns, path, found.st_size) if S_ISREG(found.st_mode) else None


def _move(path: Path, target: Path) -> None:
    """In one step within a volume; across volumes the target appears whole or not at all."""
    try:
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        half = target.with_name(f"{target.name}.part")
        shutil.copy2(path, half)
        half.replace(target)
        path.unlink()


def _rejected(name: str, trouble: Trouble) -> SourceObject:
    aside = SetAside(where=name, field="file", found="", reason=trouble.detail)
    return SourceObject(address=name, set_aside=(aside,))


def _placed(name: str, one: SourceObject) -> SourceObject:
    """With the file's name before each place in it, as there are many files in a folder."""
    return replace(
        one,
        set_aside=tuple(replace(aside, where=f"{name}, {aside.where}") for aside in one.set_aside),
    )


def _settled(name: str, objects: list[SourceObject], known: Known) -> list[SourceObject]:
    """What an earlier file of this name was set aside for, and this one puts right."""
    there = {one.address for one in objects}
    return [
        SourceObject(address=address)
        for address in known.versions()
        if (address == name or address.startswith(f"{name}: ")) and address not in there
    ]
