"""What stands on the printed ticket, and how large: a file that an office can change."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from db.checked_toml import Fault, Place, Section, nearest, read_toml, refuse, rule, shown
from db.profile import Words
from db.trouble import TroubleKind
from kiosk.ticket_crest import Crest, NotACrest
from queueing.wording import Language

STANDARD = Path(__file__).resolve().parent.parent / "assets" / "tickets" / "standard.toml"
"""The layout of an office that names none."""


class Block(StrEnum):
    """The parts of a ticket that the suite knows by name."""

    CREST = "crest"
    OFFICE = "office"
    NUMBER = "number"
    SERVICES = "services"
    PARTY = "party"
    FACTS = "facts"
    """The booked hour or the people ahead, and the expected wait."""
    HALL = "hall"
    CODE = "code"
    PLEASE_WAIT = "please_wait"
    NOTICES = "notices"
    ISSUED = "issued"
    RULE = "rule"


PICTURES = frozenset({Block.CREST, Block.CODE})
"""What text may stand beside."""

NEEDED = (Block.NUMBER, Block.CODE)
"""Without them nobody can be called, and no ticket be read by a machine."""

_ACROSS = frozenset({Block.NUMBER, Block.RULE})
"""Blocks that want the whole width of the paper."""


def _dots(least: int, most: int) -> Any:
    return Field(strict=True, ge=least, le=most, description=f"whole dots {least} to {most}")


class Sizes(Section):
    """Lengths in dots of a head of 576 dots, 8 to the millimetre; other heads scale them."""

    crest: Annotated[int, _dots(32, 400)] = 100
    office: Annotated[int, _dots(20, 80)] = 30
    number: Annotated[int, _dots(80, 320)] = 140
    service: Annotated[int, _dots(20, 80)] = 33
    text: Annotated[int, _dots(20, 60)] = 26
    small: Annotated[int, _dots(20, 60)] = 23
    code: Annotated[int, _dots(132, 480)] = 200
    rule: Annotated[int, _dots(1, 12)] = 3
    gap: Annotated[int, _dots(0, 80)] = 12
    feed: Annotated[int, _dots(0, 400)] = 8


def _row(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Row = Annotated[
    tuple[Annotated[str, Field(strict=True, description="the name of a block")], ...],
    BeforeValidator(_row),
    Field(description="the name of a block, or a list of names that stand side by side"),
]
LineName = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]{0,39}$",
        description="small letters a to z, digits and _, a letter first",
    ),
]


class TicketLayout(Section):
    """A ticket's blocks from the top down; those of one row stand side by side."""

    languages: Annotated[
        tuple[Language, ...],
        Field(min_length=1, max_length=2, description='"ar" and "en" in their order, or one'),
    ] = (Language.AR, Language.EN)
    crest: Path | None = Field(default=None, description="an SVG or PNG file")
    blocks: Annotated[tuple[Row, ...], Field(min_length=1)]
    sizes: Sizes = Sizes()
    lines: Mapping[LineName, Words] = {}

    @model_validator(mode="after")
    def _each_language_once(self) -> Self:
        if len(set(self.languages)) < len(self.languages):
            raise rule("a language twice in languages", "each once")
        return self


def read_layout(path: Path = STANDARD) -> TicketLayout:
    """The layout in the file, its crest looked at; the crest's place counts from the file.

    Raises `Trouble(SETTINGS)` that lists every error: line, field, found, accepted.
    """
    layout = read_toml(path, TicketLayout, TroubleKind.SETTINGS, _check)
    if layout.crest is None:
        return layout
    crest = path.parent / layout.crest.expanduser()
    try:
        Crest.read(crest)
    except NotACrest as error:
        refuse(path, TroubleKind.SETTINGS, [Fault(("crest",), str(error))])
    return layout.model_copy(update={"crest": crest})


# --- what one field cannot know; works on the raw file, so that it adds to the other errors


def _check(raw: Mapping[str, Any]) -> Iterator[Fault]:
    lines = _table(raw, "lines")
    blocks = raw.get("blocks")
    if not isinstance(blocks, list):
        return
    placed = list(_placed(blocks))
    yield from chain.from_iterable(_known(place, name, lines) for place, name in placed)
    yield from _once(placed)
    yield from chain.from_iterable(_beside(("blocks", i), row) for i, row in enumerate(blocks))
    yield from _whole(placed, with_crest="crest" in raw)
    for name in lines:
        if name in list(Block):
            yield Fault(
                ("lines", name), f"found the name of a block, accepted: another than {name}"
            )


def _table(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def _placed(blocks: list[Any]) -> Iterator[tuple[Place, str]]:
    """Every name with where it stands; what is not a name is the model's to refuse."""
    for i, row in enumerate(blocks):
        if isinstance(row, str):
            yield ("blocks", i), row
        elif isinstance(row, list):
            yield from ((("blocks", i, j), name) for j, name in enumerate(row) if _is_name(name))


def _is_name(value: object) -> bool:
    return isinstance(value, str)


def _known(place: Place, name: str, lines: Mapping[str, Any]) -> Iterator[Fault]:
    accepted = [*Block, *lines]
    if name in accepted:
        return
    meant = nearest(name, accepted)
    hint = f" (did you mean '{meant}'?)" if meant else ""
    yield Fault(place, f"found {shown(name)}{hint}, accepted: {', '.join(accepted)}")


def _once(placed: list[tuple[Place, str]]) -> Iterator[Fault]:
    seen: set[str] = {""}
    for place, name in placed:
        if name in seen and name != Block.RULE:
            yield Fault(place, f"found {shown(name)} a second time, accepted: each block once")
        seen.add(name)


def _beside(place: Place, row: object) -> Iterator[Fault]:
    """A row of several: one picture at its beginning or end, and text."""
    if not isinstance(row, list) or not all(map(_is_name, row)):
        return
    if not row:
        yield Fault(place, "found an empty list, accepted: at least one block")
    elif len(row) > 1:
        pictures = [i for i, name in enumerate(row) if name in PICTURES]
        if pictures not in ([0], [len(row) - 1]) or _ACROSS.intersection(row):
            yield Fault(
                place,
                f"found {', '.join(row)} side by side, accepted: crest or code, first or last, "
                "and blocks of text",
            )


def _whole(placed: list[tuple[Place, str]], *, with_crest: bool) -> Iterator[Fault]:
    names = {name for _place, name in placed}
    for block in NEEDED:
        if block not in names:
            yield Fault(("blocks",), f"found no {block}, accepted: a ticket with number and code")
    for place, name in placed:
        if name == Block.CREST and not with_crest:
            yield Fault(place, "found no file for it, accepted: crest = an SVG or PNG file")
