"""The settings of one machine: a TOML file that says which part it plays, with what devices.

Settings of the office (services, hours, texts) live in the database; secrets live in neither.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self, TypeVar
from urllib.parse import urlsplit

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from db.checked_toml import Section, read_toml, rule, shown
from db.trouble import TroubleKind
from queueing.wording import Language
from shell.booking_source import BookingSource
from shell.hotkey import ACCEPTED, Hotkey
from shell.way import Way

_DATABASE = "sqlite:///FILE or postgresql://USER@HOST/NAME"
_PASSWORD = "the address without a password; keep that in the file ~/.pgpass or in PGPASSFILE"


class Role(StrEnum):
    """What the machine starts when it is told nothing else."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"


class PrinterKind(StrEnum):
    """How a ticket reaches paper."""

    VIRTUAL = "virtual"
    """PNG files in a folder, for trials and for machines without a printer."""
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    """A serial line, such as /dev/ttyUSB0 or COM3."""
    DEVICE = "device"
    """A device file, such as /dev/usb/lp0."""
    CUPS = "cups"
    """A queue of CUPS; it does not say what became of the paper."""
    WINDOWS = "windows"
    """A queue of the Windows spooler; it does not say either."""


class ImageCommand(StrEnum):
    """The command a printer understands for pictures; models differ."""

    RASTER = "bitImageRaster"
    GRAPHICS = "graphics"
    COLUMN = "bitImageColumn"


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise rule(f"'{url}'", _DATABASE) from None
    kind = parts.scheme.partition("+")[0]
    if kind not in ("sqlite", "postgresql", "postgres") or not parts.path.strip("/"):
        raise rule(f"'{url}'", _DATABASE)
    if parts.password:
        raise rule("a password in the address", _PASSWORD)
    return url


class OnePrinter(Section):
    """A printer, and the way to it."""

    kind: PrinterKind = PrinterKind.VIRTUAL
    folder: Path | None = Field(
        default=None, description="a folder for the pictures of the virtual printer"
    )
    host: str | None = Field(default=None, min_length=1, description="a host name or IP address")
    port: int = Field(
        default=9100, strict=True, ge=1, le=65535, description="a port from 1 to 65535"
    )
    device: Path | None = Field(
        default=None, description="a device such as /dev/usb/lp0, /dev/ttyUSB0 or COM3"
    )
    baud: int | None = Field(
        default=None,
        strict=True,
        ge=1200,
        le=921_600,
        description="the speed of the serial line as the printer is set, such as 38400",
    )
    queue: str | None = Field(
        default=None,
        pattern=r"^[^-\s/#][^/#\n]*$",
        description="the name of a queue, as the system lists its printers",
    )
    vendor: int | None = Field(
        default=None, strict=True, ge=0, le=0xFFFF, description="a USB vendor number such as 0x04b8"
    )
    product: int | None = Field(
        default=None,
        strict=True,
        ge=0,
        le=0xFFFF,
        description="a USB product number such as 0x0202",
    )
    width_dots: int = Field(
        default=576,
        strict=True,
        ge=128,
        le=1280,
        multiple_of=8,
        description="the dots of the print head, a multiple of 8: "
        "384 for paper of 58 mm, 512 or 576 for 80 mm",
    )
    image_command: ImageCommand = ImageCommand.RASTER

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if missing := [name for name in _NEEDED[self.kind] if getattr(self, name) is None]:
            raise rule(f"kind '{self.kind}' alone", f"that kind with {' and '.join(missing)}")
        return self

    @property
    def place(self) -> str:
        """Which printer it is, for staff and for telling two apart; empty for any virtual one."""
        if self.kind is PrinterKind.NETWORK:
            return f"{self.host}:{self.port}"
        if self.kind is PrinterKind.USB:
            return f"{self.vendor or 0:04x}:{self.product or 0:04x}"
        chosen = self.folder if self.kind is PrinterKind.VIRTUAL else self.queue or self.device
        return str(chosen or "")


class Printer(OnePrinter):
    """The printer of this machine, and the one that stands in for it."""

    fallback: OnePrinter | None = Field(
        default=None, description="a second printer, written like the first"
    )
    layout: Path | None = Field(
        default=None, description="the file of a ticket layout, such as a changed standard.toml"
    )

    @model_validator(mode="after")
    def _another(self) -> Self:
        second = self.fallback
        if second is not None and (second.kind, second.place) == (self.kind, self.place):
            raise rule("the same printer as its own fallback", "a second printer")
        return self


_NEEDED: Mapping[PrinterKind, tuple[str, ...]] = MappingProxyType(
    {
        PrinterKind.VIRTUAL: (),
        PrinterKind.NETWORK: ("host",),
        PrinterKind.USB: ("vendor", "product"),
        PrinterKind.SERIAL: ("device", "baud"),
        PrinterKind.DEVICE: ("device",),
        PrinterKind.CUPS: ("queue",),
        PrinterKind.WINDOWS: ("queue",),
    }
)


One = TypeVar("One", bound=OnePrinter)


def _hotkey(value: object) -> Hotkey:
    try:
        return Hotkey.parse(str(value))
    except ValueError:
        raise rule(shown(value), ACCEPTED) from None


class Console(Section):
    """What is particular about the clerk's console of this machine."""

    global_key: Annotated[Hotkey, BeforeValidator(_hotkey)] | None = None
    """The key for the next step of the visit, in whichever program the clerk works; none holds
    one."""
    compact: bool = Field(default=False, strict=True, description="true or false")
    """Shows the small bar instead of the window, as soon as a clerk is at work."""


class Kiosk(Section):
    """What is particular about the kiosk of this machine."""

    services: tuple[Annotated[str, Field(strict=True, min_length=1, max_length=2)], ...] = Field(
        default=(), description='a list of service codes such as ["F", "N"]; empty for all'
    )
    lower_edge_mm: float | None = Field(
        default=None,
        ge=0,
        le=1500,
        description="millimetres from the floor to the lower edge of the screen, 0 to 1500",
    )


CounterNumber = Annotated[int, Field(ge=1, le=999, description="a counter number from 1 to 999")]


class HallScreen(Section):
    """One screen of the hall, or with `sign` the small one above a counter."""

    screen: int = Field(
        default=1, strict=True, ge=1, le=16, description="a screen from 1 to 16; 1 is the main one"
    )
    zone: str | None = Field(
        default=None, min_length=1, max_length=40, description="the code of a zone of the hall"
    )
    sign: CounterNumber | None = None
    viewing_metres: float = Field(
        default=6.0, strict=True, ge=1, le=40, description="metres from the last seat, 1 to 40"
    )
    pixels_per_mm: float | None = Field(
        default=None,
        ge=0.1,
        le=24,
        description="pixels a millimetre, 0.1 to 24, of a screen that reports a wrong size",
    )
    media: Path | None = Field(
        default=None, description="a folder of pictures and films to show between calls"
    )
    films: bool | None = Field(
        default=None, strict=True, description="true or false; left out, films where a GPU is"
    )
    ways: dict[CounterNumber, Way] = Field(
        default_factory=dict,
        description='where each counter is as seen from the screen, such as 3 = "left"',
    )


class Voice(Section):
    """What this machine says aloud."""

    on: bool = Field(default=True, strict=True, description="true or false")
    volume: int = Field(default=80, strict=True, ge=0, le=100, description="a volume from 0 to 100")
    zone: str | None = Field(
        default=None,
        min_length=1,
        max_length=40,
        description="the code of the zone whose calls are heard here; left out, that of the "
        "screens",
    )
    clips: Path | None = Field(
        default=None, description="a folder of recorded clips, with ar and en in it"
    )
    chime: Path | None = Field(default=None, description="a sound file to be heard before a call")


class Settings(Section):
    """Every field has a default that works on one machine with nothing plugged in."""

    database: Annotated[str, AfterValidator(_address)] = Field(
        default_factory=lambda: f"sqlite:///{default_database().as_posix()}",
        description=_DATABASE,
    )
    office: str | None = Field(
        default=None,
        pattern=r"^[a-z][a-z0-9_-]{0,39}$",
        description="the key of an office: small Latin letters, digits, - and _",
    )
    role: Role | None = None
    language: Language = Language.AR
    screen: int = Field(
        default=1, strict=True, ge=1, le=16, description="a screen from 1 to 16; 1 is the main one"
    )
    fullscreen: bool = Field(default=False, strict=True, description="true or false")
    counter: int | None = Field(
        default=None, strict=True, ge=1, le=999, description="a counter number from 1 to 999"
    )
    zone: str | None = Field(
        default=None, min_length=1, max_length=40, description="the name of a zone of the hall"
    )
    viewing_metres: float = Field(
        default=6.0, strict=True, ge=1, le=40, description="metres from the last seat, 1 to 40"
    )
    media: Path | None = Field(
        default=None, description="a folder of pictures and films to show between calls"
    )
    screens: tuple[HallScreen, ...] = ()
    """All that a display process shows; without any, one hall display as set above."""
    voice: Voice = Voice()
    printer: Printer = Printer()
    kiosk: Kiosk = Kiosk()
    console: Console = Console()
    bookings: tuple[BookingSource, ...] = ()
    """The systems that bookings come from, on the machine that syncs."""

    @model_validator(mode="after")
    def _sources_differ(self) -> Self:
        names = [source.name for source in self.bookings]
        if twice := {name for name in names if names.count(name) > 1}:
            raise rule(f"bookings '{min(twice)}' twice", "a name of its own for each source")
        return self

    @property
    def named_printer(self) -> Printer | None:
        """The printer that the settings name; None where it is the virtual one that there always
        is, whatever is said of its paper."""
        return self.printer if {"kind", "folder"} & self.printer.model_fields_set else None

    @property
    def hall_screens(self) -> tuple[HallScreen, ...]:
        """What a display process shows on which screen; at least one."""
        one = HallScreen(
            screen=self.screen,
            zone=self.zone,
            viewing_metres=self.viewing_metres,
            media=self.media,
        )
        return self.screens or (one,)

    def with_hall_screen(
        self,
        *,
        screen: int | None = None,
        zone: str | None = None,
        sign: int | None = None,
        media: Path | None = None,
        silent: bool = False,
    ) -> Self:
        """These settings with what the command line says of one screen; without any of it, all
        screens stay as they are."""
        given = {"screen": screen, "zone": zone, "sign": sign, "media": media}
        changes = {name: value for name, value in given.items() if value is not None}
        voice = self.voice.model_copy(update={"on": False}) if silent else self.voice
        if not changes:
            return self.model_copy(update={"voice": voice})
        one = self._like(screen).model_copy(update=changes)
        return self.model_copy(update={"voice": voice, "screens": (one,)})

    def _like(self, screen: int | None) -> HallScreen:
        """What the settings say of this screen, else of the first."""
        listed = self.hall_screens
        return next((each for each in listed if each.screen == screen), listed[0])

    @property
    def voice_zone(self) -> str | None:
        """The zone whose calls are heard here; None for the whole office, as where the screens
        are of several zones."""
        shown = {screen.zone for screen in self.hall_screens if screen.sign is None}
        return self.voice.zone or (shown.pop() if len(shown) == 1 else None)


def default_database() -> Path:
    """The SQLite file of a machine that was told of no other."""
    return user_data_path("dawr", appauthor=False) / "dawr.sqlite3"


def default_file() -> Path:
    """Where the settings are when no file is named: the user's configuration folder."""
    return user_config_path("dawr", appauthor=False) / "settings.toml"


def load(file: Path | None = None) -> Settings:
    """The settings of `file`; of the default file when none is named, which may be absent.

    A relative path is taken from where the file lies, because a service starts anywhere.
    Raises Trouble(SETTINGS) that lists every error with file, line, field, found and accepted.
    """
    if file is None and not default_file().exists():
        return Settings()
    file = file or default_file()
    settings = read_toml(file, Settings, TroubleKind.SETTINGS)
    home = file.parent
    return settings.model_copy(
        update={
            "printer": _placed(settings.printer, home),
            "media": _path_at(settings.media, home),
            "screens": tuple(
                screen.model_copy(update={"media": _path_at(screen.media, home)})
                for screen in settings.screens
            ),
            "bookings": tuple(source.placed(home) for source in settings.bookings),
            "voice": settings.voice.model_copy(
                update={
                    "clips": _path_at(settings.voice.clips, home),
                    "chime": _path_at(settings.voice.chime, home),
                }
            ),
        }
    )


def _path_at(path: Path | None, home: Path) -> Path | None:
    return None if path is None else home / path.expanduser()


def _placed(printer: Printer, home: Path) -> Printer:
    placed = _folder_at(printer, home)
    if printer.layout is not None:
        placed = placed.model_copy(update={"layout": home / printer.layout.expanduser()})
    if printer.fallback is None:
        return placed
    return placed.model_copy(update={"fallback": _folder_at(printer.fallback, home)})


def _folder_at(printer: One, home: Path) -> One:
    if printer.folder is None:
        return printer
    return printer.model_copy(update={"folder": home / printer.folder.expanduser()})
