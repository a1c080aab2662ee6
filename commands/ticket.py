"""Tickets drawn without a visitor: to look at a layout before it is on paper."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from commands.process import application
from db.engine import Database, utc_now
from db.intake import Promise
from db.office import Office, Service, office_id
from db.profile import read_profile
from db.setup import set_up
from db.tickets import SlipFace, TicketFace, hall_of
from db.trouble import Trouble, TroubleKind
from db.views import Views
from kiosk.ticket_drawing import WIDTHS, TicketDrawing, png_of
from kiosk.ticket_layout import STANDARD, TicketLayout, read_layout
from queueing.forecast import Range
from queueing.wording import Language, ticket_code
from shell.look import load_fonts
from shell.settings import Settings

SAMPLE_MOMENT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
"""9:00 in Bahrain on an ordinary Sunday."""

SAMPLE_TOKEN = "sample-ticket-no-visit"
"""As long as a real one, and nobody's."""

PROFILES = Path(__file__).resolve().parent.parent / "assets" / "profiles"

_NUMBER = re.compile(r"[A-Z]{1,2}[0-9]{1,6}")
_NOT_THERE = (TroubleKind.DATABASE_MISSING, TroubleKind.DATABASE_NOT_SET_UP)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; None where it says nothing."""

    preview: bool = False
    every: bool = False
    out: Path | None = None
    width: int | None = None
    layout: Path | None = None
    language: Language | None = None
    service: str | None = None
    number: str | None = None
    reprint: bool = False
    slip: bool = False
    """The slip that says what comes next, instead of the ticket."""
    profile: Path | None = None
    office_named: bool = False
    """Whether a database or a file of settings was named."""


def draw(asked: Asked, settings: Settings) -> Iterator[Path]:
    """Draw one sample ticket, or one for every service and usual width; yields each file.

    The office is that of the profile, or of the settings' database, or the one the suite comes
    with. Raises `Trouble` for what cannot be drawn or makes no sense, before anything is written.
    """
    _refuse_nonsense(asked)
    layout = _layout(asked, settings)
    office = _office(asked, settings)
    _begin()
    if asked.every:
        yield from _all(office, TicketDrawing(layout), _folder(asked.out))
        return
    width = asked.width or settings.printer.width_dots
    image = _one(asked, office, TicketDrawing(layout), width)
    yield _written(image, asked.out or Path(f"{'slip' if asked.slip else 'ticket'}_{width}.png"))


def _one(asked: Asked, office: Office, drawing: TicketDrawing, width: int) -> QImage:
    service = _service(office, asked.service)
    if asked.slip:
        return drawing.draw_slip(sample_slip(office, service, utc_now(), asked.number), width)
    face = sample_face(office, service, now=utc_now(), number=asked.number)
    return drawing.draw(face, width, asked.reprint)


def ticket_pictures(folder: Path) -> list[Path]:
    """The pictures of the documentation: the same bytes whenever they are made.

    Both sample offices, the usual widths, and what a ticket can carry.
    """
    _begin()
    office = office_of_profile(PROFILES / "civil_defense.toml")
    traffic = office_of_profile(PROFILES / "traffic_services.toml")
    ours = TicketDrawing(read_layout())
    theirs = TicketDrawing(read_layout(STANDARD.parent / "traffic_services.toml"))
    plain = sample_face(office, office.service_coded("F"))
    booked = sample_face(office, office.service_coded("N"), booked=timedelta(minutes=30))
    party = sample_face(office, office.service_coded("P"), office.service_coded("E"), party_size=6)
    pictures = {f"ticket_{width}.png": ours.draw(plain, width) for width in WIDTHS} | {
        "ticket_booked_576.png": ours.draw(booked, 576),
        "ticket_reprint_384.png": ours.draw(
            sample_face(office, office.service_coded("C")), 384, reprint=True
        ),
        "ticket_party_576.png": ours.draw(party, 576),
        "ticket_traffic_576.png": theirs.draw(
            sample_face(traffic, traffic.service_coded("L")), 576
        ),
    }
    done = sample_slip(office, office.service_coded("N"))
    lacking = sample_slip(
        office, office.service_coded("F"), ending=Ending("documents_missing", "bring_documents")
    )
    pictures |= {
        "slip_576.png": ours.draw_slip(done, 576),
        "slip_384.png": ours.draw_slip(lacking, 384),
    }
    return [_written(image, _folder(folder) / name) for name, image in pictures.items()]


def office_of_profile(profile: Path) -> Office:
    """The office that a profile describes, as if it were set up; nothing of it stays behind."""
    described = read_profile(profile)
    with tempfile.TemporaryDirectory(prefix="dawr-ticket-") as folder:
        database = Database.open(f"sqlite:///{Path(folder, 'office.db').as_posix()}", create=True)
        try:
            done = set_up(database, described, utc_now)
            return Views(database, done.office_id, utc_now).office()
        finally:
            database.close()


def sample_face(
    office: Office,
    service: Service,
    *further: Service,
    now: datetime = SAMPLE_MOMENT,
    number: str | None = None,
    booked: timedelta | None = None,
    party_size: int = 1,
) -> TicketFace:
    """A ticket as a visitor at `now` could get it; `booked` is how far off the booked hour is."""
    day = office.day(now)
    return TicketFace(
        office=office,
        ticket_id=0,
        number=number or _sample_number(service),
        token=SAMPLE_TOKEN,
        language=office.language,
        issued_at=now,
        services=(service.name, *(one.name for one in further)),
        party_size=party_size,
        counted=service.counted,
        promise=Promise(3, Range(10, 20)),
        booked_start=now + booked if booked is not None else None,
        hall=hall_of(office, service.id),
        notices=tuple(n.text for n in office.notices if n.on_ticket and n.holds(day)),
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """How a sample visit ended: codes of the office's lists."""

    outcome: str
    next_step: str


def sample_slip(
    office: Office,
    service: Service,
    now: datetime = SAMPLE_MOMENT,
    number: str | None = None,
    ending: Ending | None = None,
) -> SlipFace:
    """A slip as it could be printed at `now`; by default after a visit for which all went well:
    the first of the office's outcomes, and the last of its next steps."""
    outcomes = {each.code: each.name for each in office.outcomes}
    next_steps = {each.code: each.name for each in office.next_steps}
    return SlipFace(
        office=office,
        number=number or _sample_number(service),
        language=office.language,
        at=now,
        service=service.name,
        outcome=outcomes[ending.outcome] if ending else next(iter(outcomes.values()), None),
        next_step=(
            next_steps[ending.next_step] if ending else next(reversed(next_steps.values()), None)
        ),
        documents=service.documents,
    )


def _sample_number(service: Service) -> str:
    return ticket_code(service.code, min(service.number_from + 11, service.number_to))


def _begin() -> None:
    """Fonts need an application; whoever has one already keeps it."""
    if QGuiApplication.instance() is None:
        application()
    load_fonts()


def _all(office: Office, drawing: TicketDrawing, folder: Path) -> Iterator[Path]:
    for service in office.services.values():
        face = sample_face(office, service)
        for width in WIDTHS:
            image = drawing.draw(face, width)
            yield _written(image, folder / f"ticket_{service.code}_{width}.png")


# --- What was asked for


def _refuse_nonsense(asked: Asked) -> None:
    if asked.preview == asked.every:
        raise _wrong("ticket", "both" if asked.every else "neither", "one of --preview and --all")
    if asked.profile and asked.office_named:
        raise _wrong("--profile", "it beside --config or --database", "one office at a time")
    if asked.every:
        _refuse_beside_all(asked)
    elif asked.out and asked.out.suffix.lower() != ".png":
        raise _wrong("--out", f"'{asked.out}'", "a file that ends in .png")
    if asked.slip and asked.reprint:
        raise _wrong("--slip", "it beside --reprint", "one of them: a slip is never a reprint")
    if asked.width is not None and (asked.width % 8 or not 128 <= asked.width <= 1280):
        raise _wrong("--width", f"{asked.width}", "128 to 1280 dots, a multiple of 8, such as 576")
    if asked.number is not None and not _NUMBER.fullmatch(asked.number):
        raise _wrong(
            "--number", f"'{asked.number}'", "one or two capital letters and digits, such as F012"
        )


def _refuse_beside_all(asked: Asked) -> None:
    alone = {
        "--width": asked.width,
        "--service": asked.service,
        "--number": asked.number,
        "--reprint": asked.reprint,
        "--slip": asked.slip,
    }
    if given := [option for option, value in alone.items() if value]:
        raise _wrong(given[0], "it beside --all", "it with --preview, which draws one ticket")
    if asked.out is None:
        raise _wrong("--all", "no --out", "a folder for the pictures: --out DIR")


def _layout(asked: Asked, settings: Settings) -> TicketLayout:
    layout = read_layout(asked.layout or settings.printer.layout or STANDARD)
    if asked.language is None:
        return layout
    return layout.model_copy(update={"languages": (asked.language,)})


def _office(asked: Asked, settings: Settings) -> Office:
    if asked.profile:
        return office_of_profile(asked.profile)
    try:
        return _office_of_database(settings)
    except Trouble as trouble:
        if asked.office_named or trouble.kind not in _NOT_THERE:
            raise
        return office_of_profile(PROFILES / "civil_defense.toml")


def _office_of_database(settings: Settings) -> Office:
    database = Database.open(settings.database)
    try:
        return Views(database, office_id(database, settings.office), utc_now).office()
    finally:
        database.close()


def _service(office: Office, code: str | None) -> Service:
    by_code = {service.code: service for service in office.services.values()}
    if code is None:
        return next(iter(by_code.values()))
    if code not in by_code:
        raise _wrong("--service", f"'{code}'", f"a service of the office: {', '.join(by_code)}")
    return by_code[code]


# --- Files


def _folder(folder: Path | None) -> Path:
    folder = folder or Path()
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _written(image: QImage, file: Path) -> Path:
    picture = png_of(image)
    with _writing(file):
        file.write_bytes(picture)
    return file


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _wrong("--out", f"{place} ({reason})", "a place that can be written") from error


def _wrong(where: str, found: str, accepted: str) -> Trouble:
    return Trouble(TroubleKind.SETTINGS, where, f"found {found}, accepted: {accepted}")
