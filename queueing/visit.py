"""What a visitor brings to the office, declares there, and may be spared."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document looks like, so that people who do not read find it by its picture."""

    PAPER = "paper"
    LETTER = "letter"
    FORM = "form"
    PLAN = "plan"
    CERTIFICATE = "certificate"
    APPROVAL = "approval"
    IDENTITY = "identity"
    REGISTRATION = "registration"
    PHOTO = "photo"
    VEHICLE = "vehicle"
    PAYMENT = "payment"


class Counted(StrEnum):
    """What a ticket for more than one counts: those who came together, or files to be handled."""

    PEOPLE = "people"
    FILES = "files"


class Claim(StrEnum):
    """A priority class that a visitor declared, where the office wants to see for itself."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Spared(StrEnum):
    """Why a visitor went home from the kiosk without a ticket, and without having waited."""

    ELECTRONIC = "electronic"
    """The service can be had without a visit."""
    NOT_READY = "not_ready"
    """Not all documents were at hand: the visit would have been for nothing."""
    LATER = "later"
    """The wait was long, and another hour suits better."""
