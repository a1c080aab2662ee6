"""The settings of a system that bookings come from."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from db.checked_toml import Section, rule

ServiceCode = Annotated[str, Field(strict=True, max_length=2)]
_URL = "an address such as https://calendar.example.org/dawr/"


class SourceKind(StrEnum):
    """How bookings are asked for."""

    FOLDER = "folder"
    """A folder into which somebody puts lists (CSV, Excel, iCalendar)."""
    CALDAV = "caldav"
    EASYAPPOINTMENTS = "easyappointments"


class Told(StrEnum):
    """What a source can be told of a booking."""

    ARRIVED = "arrived"
    SERVED = "served"
    MISSED = "missed"


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise rule(f"'{url}'", _URL) from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise rule(f"'{url}'", _URL)
    if parts.password or parts.username:
        raise rule(
            "a user or password in the address",
            "the address alone; the user as user, the password by `bookings secret NAME`",
        )
    return url


_NEEDED = {
    SourceKind.FOLDER: ("folder",),
    SourceKind.CALDAV: ("url", "user"),
    SourceKind.EASYAPPOINTMENTS: ("url",),
}
_ONLY = {
    "folder": SourceKind.FOLDER,
    "user": SourceKind.CALDAV,
    "calendars": SourceKind.CALDAV,
    "national_id_field": SourceKind.EASYAPPOINTMENTS,
    "statuses": SourceKind.EASYAPPOINTMENTS,
    "webhook_port": SourceKind.EASYAPPOINTMENTS,
    "webhook_host": SourceKind.EASYAPPOINTMENTS,
    "webhook_secret_file": SourceKind.EASYAPPOINTMENTS,
}
"""What has a meaning for one kind alone."""


class BookingSource(Section):
    """One system that bookings come from, as the machine that syncs reaches it."""

    name: str = Field(
        pattern=r"^[a-z][a-z0-9_-]{0,39}$",
        description="a name of your own: small Latin letters, digits, - and _",
    )
    kind: SourceKind
    folder: Path | None = Field(default=None, description="the folder that is watched")
    url: Annotated[str, AfterValidator(_address)] | None = Field(default=None, description=_URL)
    user: str | None = Field(default=None, min_length=1, description="the user to sign in as")
    secret_file: Path | None = Field(
        default=None,
        description="a file that only this user can read, with the password or token; left out, "
        "the system's keyring keeps it (`bookings secret NAME`)",
    )
    ca: Path | None = Field(
        default=None, description="the certificate (PEM) that the server's own is signed by"
    )
    calendars: dict[str, str] = Field(
        default_factory=dict,
        description='calendars by address or name, and the service of each, such as "Fire" = "F"; '
        "left out, every calendar, with the categories of its events",
    )
    services: dict[str, ServiceCode] = Field(
        default_factory=dict,
        description='the names of services there, and the codes here, such as "Renewal" = "N"; '
        'none of ours = ""',
    )
    national_id_field: str | None = Field(
        default=None,
        pattern=r"^customField[1-5]$",
        description="the customer's field with the CPR: customField1 to customField5",
    )
    statuses: dict[Told, Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default_factory=dict,
        description="what an appointment's status is set to: arrived, served, missed",
    )
    every_s: int | None = Field(
        default=None, strict=True, ge=5, le=3600, description="seconds between looks, 5 to 3600"
    )
    """Left out, a folder is looked at every 5 seconds, which costs nothing, the others every 15."""
    days: int = Field(
        default=30, strict=True, ge=1, le=365, description="days ahead that matter, 1 to 365"
    )
    tell: bool = Field(default=False, strict=True, description="true or false")
    """Whether the source is told who arrived, was served or missed."""
    webhook_port: int | None = Field(
        default=None,
        strict=True,
        ge=1024,
        le=65535,
        description="a port from 1024 to 65535 on which the source may say that it changed",
    )
    webhook_host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="the address of this machine at which the source reaches that port",
    )
    webhook_secret_file: Path | None = Field(
        default=None,
        description="a file that only this user can read, with the webhook's secret; left out, "
        "the system's keyring keeps it (`bookings secret NAME --webhook`)",
    )

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        if missing := [name for name in _NEEDED[self.kind] if getattr(self, name) is None]:
            raise rule(f"kind '{self.kind}' alone", f"that kind with {' and '.join(missing)}")
        given = self.model_fields_set
        if odd := [name for name, kind in _ONLY.items() if name in given and kind != self.kind]:
            raise rule(f"{' and '.join(odd)} with kind '{self.kind}'", f"{odd[0]} left out")
        if self.tell and self.kind is SourceKind.FOLDER:
            raise rule("tell with kind 'folder'", "tell left out: nobody reads a folder's answers")
        return self

    @property
    def looks_every_s(self) -> int:
        """Seconds between looks: a change is known within half a minute."""
        return self.every_s or (5 if self.kind is SourceKind.FOLDER else 15)

    def placed(self, home: Path) -> Self:
        """With its paths taken from where the settings lie."""
        paths = ("folder", "secret_file", "webhook_secret_file", "ca")
        there = {name: getattr(self, name) for name in paths}
        return self.model_copy(
            update={name: home / path.expanduser() for name, path in there.items() if path}
        )
