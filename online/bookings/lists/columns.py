"""Which column of a list holds what: by its heading, or by what somebody taught about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from db.masking import brief, covered, shown, without_ids
from db.spelling import folded
from db.trouble import Trouble, TroubleKind
from online.bookings.labels import HEADINGS
from online.bookings.lists.suggestions import looks_like_id, suggest
from online.bookings.lists.table import Row, Table

HEADING_WITHIN = 15
"""Rows from the top among which the headings are looked for; titles may stand above them."""

Learned = Mapping[str, str]
"""The field of `HEADINGS` that a folded heading stands for, or "" if it means nothing here."""


class ColumnsMissing(Trouble):
    """A list lacks columns that it needs, as far as its headings are understood.

    `missing` holds groups of fields, of each of which one is needed. `unknown` gives each heading
    without a meaning three values from its column, national ids covered. `suggested` is what the
    values look like, folded heading to field: a person confirms it, since the columns of somebody
    else's list are only ever guessed. Where `unknown` is empty there is nothing to teach.
    """

    def __init__(
        self,
        where: str,
        detail: str,
        *,
        missing: tuple[tuple[str, ...], ...],
        unknown: Mapping[str, tuple[str, ...]],
        suggested: Learned,
    ) -> None:
        super().__init__(TroubleKind.SOURCE, where, detail)
        self.missing = missing
        self.unknown = unknown
        self.suggested = suggested


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The row that names the columns, counted from 0, and what speaks for it."""

    at: int
    understood: int
    named: int

    @property
    def merit(self) -> tuple[int, int, int]:
        """The greater, the likelier: of equals the row that stands further up."""
        return self.understood, self.named, -self.at


def taught(text: str) -> tuple[str, str]:
    """The folded heading and the field in `HEADING=FIELD`, as somebody types it.

    An empty field says that the column means nothing here. Raises `ValueError`, whose text says
    what is accepted.
    """
    heading, equals, name = text.rpartition("=")
    name = name.strip()
    if not equals or not folded(heading) or (name and name not in HEADINGS):
        raise ValueError(
            f"found {shown(text)!r}, accepted: HEADING=FIELD, where FIELD is one of "
            f"{', '.join(HEADINGS)}, or nothing for a column without meaning"
        )
    return folded(heading), name


def heading_row(rows: Sequence[Sequence[str]], learned: Learned) -> HeadingRow | None:
    """The row that most of the headings are understood in, else the first that looks like one.

    Two known headings are needed, for a single one may stand in any text.
    """
    found = [
        HeadingRow(at, _understood(row, learned), sum(map(bool, row)))
        for at, row in enumerate(rows[:HEADING_WITHIN])
    ]
    known = [row for row in found if row.understood >= 2]
    return max(known, key=lambda row: row.merit) if known else _unknown_headings(rows)


def table_of(
    headings: Sequence[str],
    rows: tuple[Row, ...],
    learned: Learned,
    *,
    where: str,
) -> Table:
    """The table of these headings and rows. Raises `ColumnsMissing`."""
    columns = _columns_of(headings, learned)
    missing = tuple(group for group in _NEEDED if not columns.keys() & set(group))
    if missing:
        raise _lacking(where, headings, rows, learned, columns, missing)
    used = {i for found in columns.values() for i in found}
    ignored = tuple(name for i, name in enumerate(headings) if name and i not in used)
    return Table(tuple(headings), columns, rows, ignored)


def _columns_of(headings: Sequence[str], learned: Learned) -> dict[str, tuple[int, ...]]:
    """For each field its columns, the best-named first: of two names one may be left empty.

    What was taught goes before what is known anyway.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for i, heading in enumerate(headings):
        name, rank = _meaning(heading, learned)
        if name:
            found.setdefault(name, []).append((rank, i))
    return {name: tuple(i for _, i in sorted(ranked)) for name, ranked in found.items()}


def no_headings(where: str, first: str) -> Trouble:
    """What to say of a list without a row of headings, whose first row reads `first`."""
    examples = ", ".join(name for one in HEADINGS for name in _examples(one))
    return Trouble(
        TroubleKind.SOURCE,
        where,
        f"found no line of headings (the first line is {shown(first)!r}), accepted: "
        f"headings such as {examples}",
    )


_NEEDED = (("external_id", "reference"), ("service",), ("start", "date", "time"))
"""Of each group, a list must have one column at least."""

_FIELD_OF = {
    folded(name): (field_name, rank)
    for field_name, names in HEADINGS.items()
    for rank, name in enumerate(names)
}
_VALUES_JUDGED = 200
_VALUES_SHOWN = 3


def _meaning(heading: str, learned: Learned) -> tuple[str | None, int]:
    """The field, "" for a column that was taught to mean nothing, None for an unknown one."""
    key = folded(heading)
    if key in learned:
        return learned[key], -1
    return _FIELD_OF.get(key, (None, 0))


def _understood(row: Sequence[str], learned: Learned) -> int:
    """How many different meanings the cells of a row have; taught emptiness counts as one."""
    return len({name for cell in row if (name := _meaning(cell, learned)[0]) is not None})


def _unknown_headings(rows: Sequence[Sequence[str]]) -> HeadingRow | None:
    """The first row of three or more different words with figures somewhere below it."""
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        names = [cell for cell in row if cell]
        wordy = len(names) >= 3 and not any(map(_has_digit, names))
        below = rows[at + 1] if at + 1 < len(rows) else ()
        if wordy and len(set(names)) == len(names) and any(map(_has_digit, below)):
            return HeadingRow(at, 0, len(names))
    return None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _lacking(
    where: str,
    headings: Sequence[str],
    rows: Sequence[Row],
    learned: Learned,
    columns: Mapping[str, object],
    missing: tuple[tuple[str, ...], ...],
) -> ColumnsMissing:
    unknown = {
        heading: tuple(islice(_values(rows, i), _VALUES_JUDGED))
        for i, heading in enumerate(headings)
        if heading and _meaning(heading, learned)[0] is None
    }
    accepted = "; ".join(
        ", ".join(name for field_name in group for name in _examples(field_name))
        for group in missing
    )
    teach = (
        f'; or say what a column means, such as "{shown(next(iter(unknown)), 30)}={missing[0][0]}"'
        if unknown
        else ""
    )
    return ColumnsMissing(
        where,
        f"found the headings {shown(', '.join(headings), 200)}; "
        f"missing: a column with one of these headings: {accepted}{teach}",
        missing=missing,
        unknown={heading: _shown(values) for heading, values in unknown.items()},
        suggested=suggest(unknown, known=columns.keys()),
    )


def _values(rows: Iterable[Row], column: int) -> Iterable[str]:
    for row in rows:
        if not row.fault and column < len(row.cells) and row.cells[column]:
            yield row.cells[column]


def _shown(values: Iterable[str]) -> tuple[str, ...]:
    """Three different values; a column with national ids in it is covered throughout."""
    values = tuple(dict.fromkeys(values))
    hide = covered if any(map(looks_like_id, values)) else without_ids
    return tuple(brief(hide(value), 40) for value in values[:_VALUES_SHOWN])


def _examples(field_name: str) -> tuple[str, ...]:
    """The first heading of a field in each language."""
    names = HEADINGS[field_name]
    return names[0], next(name for name in names if not name.isascii())
