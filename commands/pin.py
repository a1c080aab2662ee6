"""Handing out PINs, so that no office starts with one that everybody knows."""

from collections.abc import Callable
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from db.engine import Database
from db.office import Person
from db.profile import Pin
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from db.views import Views


def give_pin(
    database: Database,
    office_id: int,
    clock: Callable[[], datetime],
    login: str,
    ask: Callable[[], str],
) -> Person:
    """Give the person a new PIN, which `ask` asks for once the login is known to be right.

    Raises `Trouble` SETTINGS for a login nobody has, or digits that are too easy to guess.
    """
    staff = {p.login: p for p in Views(database, office_id, clock).office().staff.values()}
    person = staff.get(login)
    if person is None:
        raise Trouble(
            TroubleKind.SETTINGS, "login", f"found {login!r}, accepted: {', '.join(staff)}"
        )
    try:
        digits = TypeAdapter(Pin).validate_python(ask())
    except ValidationError:
        raise Trouble(
            TroubleKind.SETTINGS,
            "PIN",
            "accepted: 4 to 8 digits, neither all the same nor in a row",
        ) from None
    StaffDesk(database, office_id, clock).set_pin(person.id, digits)
    return person
