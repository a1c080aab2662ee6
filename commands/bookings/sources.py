"""The sources that a machine's settings name, ready to be looked at."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from db.engine import Database
from db.matches import Tables
from db.pulling import TakenIn
from db.resolving import Resolving
from db.sources import Sources
from db.trouble import Trouble, TroubleKind
from db.views import Views
from online.bookings.secrets import secret_of
from online.bookings.source import Source
from online.bookings.statuses import is_cancelled
from online.bookings.sync import Sync
from online.bookings.worker import Beat
from queueing.booking import BookingState
from shell.booking_source import BookingSource, SourceKind

Clock = Callable[[], datetime]
Progress = Callable[[str, TakenIn], None]
"""Hears how far the look at a source has come, by its name."""


def beats(
    database: Database,
    office_id: int,
    clock: Clock,
    sources: tuple[BookingSource, ...],
    only: str | None = None,
    progress: Progress = lambda name, so_far: None,
) -> list[Beat]:
    """Every source of the settings, or `only` the one of this name, made known to the office.

    Raises `Trouble` SETTINGS when there is none, or when a secret is missing.
    """
    wanted = [source for source in sources if only in (None, source.name)]
    if not wanted:
        raise _none_there(sources, only)
    zone = Views(database, office_id, clock).office().zone
    return [_beat(database, office_id, clock, source, zone, progress) for source in wanted]


def _none_there(sources: tuple[BookingSource, ...], only: str | None) -> Trouble:
    if only is None:
        detail = "found no source of bookings; accepted: a table [[bookings]] for each"
        return Trouble(TroubleKind.SETTINGS, "bookings", detail)
    names = ", ".join(source.name for source in sources) or "none"
    return Trouble(TroubleKind.SETTINGS, f"--source {only}", f"accepted: {names}")


def _beat(
    database: Database,
    office_id: int,
    clock: Clock,
    settings: BookingSource,
    zone: ZoneInfo,
    progress: Progress,
) -> Beat:
    handed = (database, office_id, clock)
    _refuse_own_folder(database, settings)
    source = _source(settings, zone, Tables(*handed), clock)
    every = timedelta(seconds=settings.looks_every_s)
    Sources(*handed).name(settings.name, settings.kind, pushes=settings.tell, every=every)
    Resolving(*handed).name_services(settings.name, settings.services)
    sync = Sync(
        *handed,
        source,
        tells=settings.tell,
        days=settings.days,
        on_batch=lambda so_far: progress(settings.name, so_far),
    )
    return Beat(sync, settings.looks_every_s, looks=2 if settings.kind is SourceKind.FOLDER else 1)


def _refuse_own_folder(database: Database, settings: BookingSource) -> None:
    """Whatever lies in a watched folder is read and moved away: the database must not."""
    if settings.folder is None or not database.is_sqlite:
        return
    if Path(database.where).resolve().parent == settings.folder.resolve():
        raise Trouble(
            TroubleKind.SETTINGS,
            f"bookings {settings.name!r}",
            f"found the folder of the database, {settings.folder}; accepted: a folder of its own",
        )


def secret(settings: BookingSource) -> str:
    """The source's password or token. Raises `Trouble` SETTINGS when it is nowhere."""
    return secret_of(settings.name, settings.secret_file)


def webhook_secret(settings: BookingSource) -> str:
    """What the source says to show that it is the source. Raises as `secret`.

    Another than the source's token: it travels to this machine, perhaps in clear.
    """
    return secret_of(webhook_name(settings.name), settings.webhook_secret_file)


def webhook_name(source: str) -> str:
    """Under this name the keyring keeps the secret of a source's webhook."""
    return f"{source}-webhook"


def _source(settings: BookingSource, zone: ZoneInfo, tables: Tables, clock: Clock) -> Source:
    # Each protocol has libraries of its own, which the others should not wait for.
    match settings.kind:
        case SourceKind.FOLDER:
            from online.bookings.lists.folder import WatchedFolder

            return WatchedFolder(
                settings.name,
                settings.folder or Path(),
                zone=zone,
                clock=clock,
                columns=lambda: tables.columns(settings.name),
            )
        case SourceKind.CALDAV:
            from online.bookings.caldav.source import CalDav

            return CalDav(
                settings.name,
                settings.url or "",
                user=settings.user or "",
                password=secret(settings),
                zone=zone,
                calendars=settings.calendars,
                verify=settings.ca or True,
            )
        case SourceKind.EASYAPPOINTMENTS:
            from online.bookings.easyappointments.source import STATUSES, EasyAppointments

            return EasyAppointments(
                settings.name,
                settings.url or "",
                token=secret(settings),
                zone=zone,
                national_id_field=settings.national_id_field,
                statuses={**STATUSES, **_states(settings)},
                verify=settings.ca or True,
            )


def _states(settings: BookingSource) -> Mapping[BookingState, str]:
    for text in settings.statuses.values():
        if is_cancelled(text):
            raise Trouble(
                TroubleKind.SETTINGS,
                f"bookings {settings.name!r}",
                f"found the status {text!r}, which would come back as a cancellation; "
                "accepted: another word",
            )
    return {BookingState(told): text for told, text in settings.statuses.items()}
