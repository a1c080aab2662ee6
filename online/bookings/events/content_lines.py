"""The lines of an iCalendar stream as they stand, component by component.

One damaged event must not hold up the others, and an event that is changed must keep all else that
people wrote in it. Both need the text itself, which a parsed calendar has given up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FOLD = re.compile(rb"\r?\n[ \t]")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line with the lines it is folded over. `raw` is as it stands, with its line end.

    `name` is upper case; `number` counts from 1.
    """

    number: int
    name: str
    raw: bytes

    @property
    def text(self) -> str:
        """Unfolded, without its line end. Characters that are no UTF-8 become U+FFFD."""
        return _unfolded(self.raw).decode("utf-8", "replace")

    @property
    def value(self) -> str:
        """What stands behind the colon; for lines whose parameters hold none."""
        return self.text.partition(":")[2].strip()


@dataclass(frozen=True, slots=True)
class Component:
    """What stands directly inside a VCALENDAR, from its BEGIN to its END.

    `method` is the METHOD of that calendar, upper case. A component that is not `whole` breaks
    off: another one begins, or the stream ends, before its END.
    """

    name: str
    lines: tuple[ContentLine, ...]
    method: str = ""
    whole: bool = True

    @property
    def raw(self) -> bytes:
        """The component as it stands."""
        return b"".join(line.raw for line in self.lines)

    @property
    def line(self) -> int:
        """Where it begins, from 1."""
        return self.lines[0].number

    def own(self) -> Iterator[ContentLine]:
        """The lines that are its own properties, not those of an alarm within it."""
        depth = 0
        for line in self.lines:
            if depth == 1 and line.name not in ("", "BEGIN", "END"):
                yield line
            depth += {"BEGIN": 1, "END": -1}.get(line.name, 0)


def content_lines(data: bytes) -> list[ContentLine]:
    """The lines of a stream; together their `raw` is the stream again."""
    lines: list[ContentLine] = []
    parts: list[bytes] = []
    first = 1
    for number, physical in enumerate(_LINE.findall(data), 1):
        if parts and physical[:1] in (b" ", b"\t"):
            parts.append(physical)
            continue
        _close(lines, first, parts)
        first, parts = number, [physical]
    _close(lines, first, parts)
    return lines


def _close(lines: list[ContentLine], first: int, parts: Sequence[bytes]) -> None:
    if parts:
        raw = b"".join(parts)
        name = re.split(rb"[;:]", _unfolded(raw), maxsplit=1)[0]
        lines.append(ContentLine(first, name.decode("ascii", "replace").strip().upper(), raw))


def _unfolded(raw: bytes) -> bytes:
    return _FOLD.sub(b"", raw).rstrip(b"\r\n")


def components(lines: Sequence[ContentLine]) -> Iterator[Component]:
    """The components of every VCALENDAR in the stream, in its order.

    A calendar that is not closed ends with a component VCALENDAR that is not whole.
    """
    method = ""
    opened: ContentLine | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is(line, "BEGIN", "VCALENDAR"):
            if opened is not None:
                yield Component("VCALENDAR", (opened,), whole=False)
            opened, method = line, ""
        elif _is(line, "END", "VCALENDAR"):
            opened = None
        elif line.name == "METHOD":
            method = line.value.upper()
        elif line.name == "BEGIN" and opened is not None:
            found = _component(lines, at, method)
            yield found
            at += len(found.lines)
            continue
        at += 1
    if opened is not None:
        yield Component("VCALENDAR", (opened,), whole=False)


def _component(lines: Sequence[ContentLine], first: int, method: str) -> Component:
    open_names: list[str] = []
    last = first
    for last in range(first, len(lines)):
        line = lines[last]
        name = line.value.upper() if line.name in ("BEGIN", "END") else ""
        if name == "VCALENDAR" or (open_names and _is(line, "BEGIN", "VEVENT")):
            last -= 1
            break
        if line.name == "BEGIN":
            open_names.append(name)
        elif line.name == "END" and name in open_names:
            # An END that is missing further in is the parser's to complain about.
            del open_names[open_names.index(name) :]
            if not open_names:
                break
    kind = lines[first].value.upper()
    return Component(kind, tuple(lines[first : last + 1]), method, whole=not open_names)


def _is(line: ContentLine, name: str, value: str) -> bool:
    return line.name == name and line.value.upper() == value
