"""How long something has been known to this process, whatever other machines' clocks say."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Sightings(Generic[Key]):
    """Since when each of the things that are there now has been seen.

    What is seen as it comes is new, because a clerk's clock may run apart from this one. After a
    gap in the readings the time it carries decides, as far as that is not still to come.
    """

    _since: dict[Key, datetime] = field(default_factory=dict)
    _gap: bool = True

    def take(self, there: Mapping[Key, datetime], now: datetime) -> None:
        """Learn what is there now, each with the time it carries; the rest is forgotten."""
        new = {key: min(at, now) if self._gap else now for key, at in there.items()}
        self._since = {key: self._since.get(key, since) for key, since in new.items()}
        self._gap = False

    def lose_touch(self) -> None:
        """Things may have come and gone unseen."""
        self._gap = True

    def since(self, key: Key) -> datetime | None:
        """None for what is not there."""
        return self._since.get(key)
