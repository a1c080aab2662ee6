"""What of the surroundings is to be looked after, without what was read and put away."""

from collections.abc import Sequence
from datetime import datetime

from db.devices import Devices, MuteHall, PrinterNow, PrintTrouble
from db.sources import SourceState


class Banners:
    """Remembers what was put away, because the next reading brings it again."""

    def __init__(self) -> None:
        self._troubles: frozenset[tuple[int, int | None, datetime]] = frozenset()
        self._devices: frozenset[PrinterNow | MuteHall] = frozenset()
        self._sources: frozenset[tuple[str, datetime | None]] = frozenset()

    def print_trouble(self, seen: Devices | None) -> PrintTrouble | None:
        """The first paper that was not printed and was not put away."""
        troubles = seen.print_troubles if seen else ()
        return next((each for each in troubles if _mark(each) not in self._troubles), None)

    def devices(
        self, seen: Devices | None
    ) -> dict[str, tuple[PrinterNow, ...] | tuple[MuteHall, ...]]:
        """The devices to look after. One that works again, and fails again, is told again."""
        printers = seen.printers if seen else ()
        mute = seen.mute_halls if seen else ()
        if seen is not None:
            self._devices &= {*printers, *mute}
        return {
            "printers": tuple(each for each in printers if each not in self._devices),
            "mute_halls": tuple(each for each in mute if each not in self._devices),
        }

    def late(self, seen: Sequence[SourceState], now: datetime) -> tuple[SourceState, ...]:
        """The sources that were not read for too long. One that came back, and is late again, is
        told again."""
        if seen:
            self._sources &= {_last_read(each) for each in seen}
        late = [each for each in seen if each.is_late(now)]
        return tuple(each for each in late if _last_read(each) not in self._sources)

    def put_sources_away(self, *sources: SourceState) -> None:
        """Until they were read again."""
        self._sources |= {_last_read(each) for each in sources}

    def put_trouble_away(self, trouble: PrintTrouble) -> None:
        self._troubles |= {_mark(trouble)}

    def put_devices_away(self, *devices: PrinterNow | MuteHall) -> None:
        """Until something about them changes."""
        self._devices |= {*devices}


def _mark(trouble: PrintTrouble) -> tuple[int, int | None, datetime]:
    """What stays the same when a print that nobody took is ended by the clock."""
    return trouble.ticket_id, trouble.slip_step_id, trouble.at


def _last_read(source: SourceState) -> tuple[str, datetime | None]:
    """What stays the same for as long as a source is away."""
    return source.name, source.succeeded_at
