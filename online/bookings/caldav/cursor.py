"""How far a look at the calendars of a server came, as text between one look and the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one calendar was read: its sync token, and its tag where there are no tokens."""

    token: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far each calendar was read, by address; `days` are the window's first and last at the
    last sweep. Empty, it stands for never."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    days: tuple[str, str] = ("", "")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor in `text`; one that cannot be read is as good as none: all is read again."""
        try:
            return _JSON.validate_json(text)
        except ValidationError:
            return cls()

    def text(self) -> str:
        """Its text; the same for the same cursor."""
        return _JSON.dump_json(self).decode()


_JSON = TypeAdapter(Cursor)
