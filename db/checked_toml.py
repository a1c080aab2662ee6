"""Reads a TOML file into a model and names every error in it: file, line, field, found, accepted.

A person who mends a file wants the whole list at once, in the words of the file. What a field
accepts is written once, as the `description` of the field in its model.
"""

import difflib
import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from db.trouble import Trouble, TroubleKind

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists counted from 0."""


class Section(BaseModel):
    """A table of a file: read once, never changed, and no key goes unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of a file; `text` says what was found and what is accepted."""

    place: Place
    text: str


Check = Callable[[Mapping[str, Any]], Iterable[Fault]]
"""Looks at the raw file for what one field cannot know: references, repeated codes."""


def rule(found: str, accepted: str) -> PydanticCustomError:
    """The error that a validator raises when the words of its field do not say enough."""
    return PydanticCustomError(
        "rule", "found {found}, accepted: {accepted}", {"found": found, "accepted": accepted}
    )


def read_toml(
    path: Path, model: type[Model], kind: TroubleKind, check: Check = lambda raw: ()
) -> Model:
    """The file as `model`, or one `Trouble(kind)` that lists all its errors, sorted by line.

    `check` runs on the raw content even when fields are wrong, so that nothing is found only
    at the second try; it must bear values of any type.
    """
    text = _text_of(path, kind)
    raw = _parsed(text, path, kind)
    faults = list(check(raw))
    try:
        result = model.model_validate(raw)
    except ValidationError as error:
        faults = [*_faults_of(error, model), *faults]
    else:
        if not faults:
            return result
    raise _trouble(path, kind, faults, lines_of(text))


def refuse(path: Path, kind: TroubleKind, faults: Iterable[Fault]) -> None:
    """Raises `Trouble(kind)` that lists `faults` with their lines, if there are any.

    For what shows only after reading, such as a reference into another file.
    """
    if listed := list(faults):
        raise _trouble(path, kind, listed, lines_of(_text_of(path, kind)))


def shown(value: object) -> str:
    """A value as the file writes it, shortened to one readable piece."""
    if isinstance(value, str):
        return f"'{_short(value)}'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return _short(str(value))


def nearest(name: str, accepted: Iterable[str]) -> str | None:
    """The accepted name that was probably meant, or None."""
    by_folded = {one.casefold(): one for one in accepted}
    close = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text)} characters)"


def _text_of(path: Path, kind: TroubleKind) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Trouble(kind, str(path), "there is no such file") from None
    except OSError as error:
        raise Trouble(kind, str(path), f"it cannot be read ({error.strerror})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Trouble(kind, f"{path}: line {line}", "found text that is not UTF-8") from None


def _parsed(text: str, path: Path, kind: TroubleKind) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Trouble(kind, str(path), f"it is not valid TOML: {error}") from None


def _trouble(
    path: Path, kind: TroubleKind, faults: list[Fault], lines: Mapping[Place, int]
) -> Trouble:
    placed = sorted(
        {(_line(fault.place, lines), _written(fault.place), fault.text): None for fault in faults}
    )
    if len(placed) == 1:
        line, field, text = placed[0]
        return Trouble(kind, f"{path}: line {line}: {field}", text)
    listed = "\n".join(f"  line {line}: {field}: {text}" for line, field, text in placed)
    return Trouble(kind, str(path), f"{len(placed)} errors\n{listed}")


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _written(place: Place) -> str:
    """`services[2].name`: positions are counted from 1, as people count."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


# --- what pydantic found, in the words of the file


def _faults_of(error: ValidationError, model: type[BaseModel]) -> Iterator[Fault]:
    schema = model.model_json_schema()
    seen: set[Place] = set()
    for details in error.errors(include_url=False):
        place = tuple(part for part in details["loc"] if part != "[key]")
        if place not in seen and not _only_echoes(details):
            seen.add(place)
            yield Fault(place, _text_of_error(details, place, schema))


def _only_echoes(details: ErrorDetails) -> bool:
    """A list is called too short also when its elements are wrong; those are reported."""
    least = details.get("ctx", {}).get("min_length")
    value = details["input"]
    return details["type"] == "too_short" and isinstance(value, list) and len(value) >= (least or 0)


def _text_of_error(details: ErrorDetails, place: Place, schema: dict[str, Any]) -> str:
    if details["type"] == "rule":
        return details["msg"]
    if details["loc"][-1:] == ("[key]",):
        names = _at(schema, place[:-1]).get("propertyNames", {}).get("description")
        return f"found the key {shown(place[-1])}, accepted: {names or details['msg']}"
    if details["type"] == "extra_forbidden":
        return _unknown_key(str(place[-1]), _at(schema, place[:-1]))
    found = "nothing" if details["type"] == "missing" else _found(details["input"], place)
    accepted = _accepted(_at(schema, place), schema) or details["msg"]
    return f"found {found}, accepted: {accepted}"


def _found(value: object, place: Place) -> str:
    return "a value that is not shown" if "pin" in place or "pins" in place else shown(value)


def _unknown_key(key: str, parent: Mapping[str, Any]) -> str:
    keys = list(parent.get("properties", {}))
    meant = nearest(key, keys)
    hint = f" (did you mean '{meant}'?)" if meant else ""
    return f"found the unknown key '{_short(key)}'{hint}, accepted: {', '.join(keys)}"


def _at(schema: dict[str, Any], place: Place) -> dict[str, Any]:
    """The part of the JSON schema that describes `place`; empty when there is none."""
    node: dict[str, Any] = schema
    for part in place:
        node = _resolved(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            inner = node.get("properties", {}).get(part)
            node = inner if inner is not None else _value_of_any_key(node)
        if not isinstance(node, dict):
            return {}
    return {**_resolved(node, schema), **({"description": d} if (d := _words(node)) else {})}


def _value_of_any_key(node: dict[str, Any]) -> Any:
    by_pattern = list(node.get("patternProperties", {}).values())
    return by_pattern[0] if by_pattern else node.get("additionalProperties", {})


def _words(node: dict[str, Any]) -> str | None:
    """A field's own description; the docstring of the type behind a reference is none."""
    choices: list[dict[str, Any]] = node.get("anyOf", [])
    inner = next((one for one in choices if one.get("type") != "null"), {})
    own = node.get("description") or inner.get("description")
    return own if isinstance(own, str) else None


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for one in node.get("anyOf", ()):
        if one.get("type") != "null":
            node = one
            break
    if "$ref" in node:
        target = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        return {key: value for key, value in target.items() if key != "description"}
    return node


def _accepted(node: dict[str, Any], schema: dict[str, Any]) -> str | None:
    if isinstance(node.get("description"), str):
        return str(node["description"])
    if "enum" in node:
        return "one of " + ", ".join(map(str, node["enum"]))
    if "properties" in node:
        return f"a table with the keys {', '.join(node['properties'])}"
    if node.get("type") == "array":
        items = _accepted(_at({**schema, **node}, (0,)), schema)
        return f"a list of {items}" if items else "a list"
    return {"boolean": "true or false", "integer": "a whole number"}.get(str(node.get("type")))


# --- lines: the standard reader checks the syntax, this one only remembers where things stand

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+))[ \t]*')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}\n#]+")


def lines_of(text: str) -> dict[Place, int]:
    """The line of every table, key and list element of a text that is valid TOML."""
    return _Lines(text).read()


class _Lines:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pos = 0
        self._lines: dict[Place, int] = {}
        self._tables: dict[Place, int] = {}
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def read(self) -> dict[Place, int]:
        table: Place = ()
        while not self._at_end():
            if self._text.startswith("[", self._pos):
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _at_end(self) -> bool:
        self._skip(_SPACE)
        return self._pos >= len(self._text)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._pos)
        if match is None:
            # Cannot happen on valid TOML; moving on beats a loop without end.
            self._pos += 1
            return ""
        self._pos = match.end()
        return match.group()

    def _note(self, place: Place) -> None:
        self._lines.setdefault(place, bisect_left(self._ends, self._pos) + 1)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while match := _KEY.match(self._text, self._pos):
            keys.append(next(part for part in match.groups() if part is not None))
            self._pos = match.end()
            if not self._text.startswith(".", self._pos):
                break
            self._pos += 1
        return keys

    def _header(self) -> Place:
        many = self._text.startswith("[[", self._pos)
        self._pos += 2 if many else 1
        place: Place = ()
        keys = self._keys()
        for i, key in enumerate(keys):
            place = (*place, key)
            if many and i == len(keys) - 1:
                self._note(place)
                self._tables[place] = self._tables.get(place, 0) + 1
            if place in self._tables:
                place = (*place, self._tables[place] - 1)
        self._note(place)
        self._pos += 2 if many else 1
        return place

    def _pair(self, place: Place) -> None:
        for key in self._keys():
            place = (*place, key)
            self._note(place)
        self._pos += 1
        self._value(place)

    def _value(self, place: Place) -> None:
        self._skip(_SPACE)
        opening = self._text[self._pos : self._pos + 1]
        if opening == "[":
            self._list(place)
        elif opening == "{":
            self._inline(place)
        else:
            self._skip(_STRING if opening in "\"'" else _BARE)

    def _list(self, place: Place) -> None:
        self._pos += 1
        position = 0
        while not self._at_end() and not self._text.startswith("]", self._pos):
            self._note((*place, position))
            self._value((*place, position))
            position += 1
            self._comma()
        self._pos += 1

    def _inline(self, place: Place) -> None:
        self._pos += 1
        while not self._at_end() and not self._text.startswith("}", self._pos):
            self._pair(place)
            self._comma()
        self._pos += 1

    def _comma(self) -> None:
        self._skip(_SPACE)
        if self._text.startswith(",", self._pos):
            self._pos += 1
