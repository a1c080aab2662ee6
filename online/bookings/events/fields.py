"""What one event says about a booking: the person, the service, the details in its description."""

from collections.abc import Iterator

from icalendar import Event
from icalendar.prop import vBroken

from db.masking import without_ids
from db.spelling import clean, folded
from online.bookings.events.occurrences import values_of
from online.bookings.fields import (
    Flaw,
    check_text,
    language_of,
    national_id_of,
    party_size_of,
    phone_of,
)
from online.bookings.labels import HEADINGS
from queueing.wording import Language

_LABELLED = {
    folded(heading): name
    for name in ("phone", "national_id", "reference", "language", "party_size")
    for heading in HEADINGS[name]
}
_NOT_PEOPLE = ("ROOM", "RESOURCE")


class EventFields:
    """The fields of one event. Those that are filled and cannot be read raise `Flaw`."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._labelled = dict(reversed(list(_labelled(_text(event, "DESCRIPTION")))))

    @property
    def name(self) -> str:
        """The one person who takes part, else what the event is called."""
        people = {
            clean(str(person.params.get("CN", "")))
            for person in values_of(self._event, "ATTENDEE")
            if str(person.params.get("CUTYPE", "")).upper() not in _NOT_PEOPLE
        } - {""}
        name = people.pop() if len(people) == 1 else clean(_text(self._event, "SUMMARY"))
        return without_ids(_checked("name", name))

    @property
    def phone(self) -> str:
        number = self._labelled.get("phone") or self._tel()
        return phone_of(_checked("phone", number))

    @property
    def national_id(self) -> str | None:
        return national_id_of(self._labelled.get("national_id", ""))

    @property
    def reference(self) -> str:
        return _checked("reference", self._labelled.get("reference", ""))

    @property
    def language(self) -> Language | None:
        return language_of(self._labelled.get("language", ""))

    @property
    def party_size(self) -> int:
        return party_size_of(self._labelled.get("party_size", ""))

    @property
    def service(self) -> str:
        """The first of the categories that is not empty."""
        categories = (
            clean(str(category))
            for several in values_of(self._event, "CATEGORIES")
            for category in getattr(several, "cats", ())
        )
        return _checked("service", next(filter(None, categories), ""))

    def _tel(self) -> str:
        for person in values_of(self._event, "ATTENDEE"):
            scheme, _, number = str(person).partition(":")
            if scheme.lower() == "tel":
                return clean(number.partition(";")[0])
        return ""


def _text(event: Event, name: str) -> str:
    """The first property of that name, whatever stands in it."""
    for value in values_of(event, name):
        if isinstance(value, vBroken):
            raise Flaw(name, "a damaged property", "accepted: text as RFC 5545 writes it")
        return str(value)
    return ""


def _labelled(description: str) -> Iterator[tuple[str, str]]:
    for line in description.splitlines():
        label, colon, value = line.partition(":")
        name = _LABELLED.get(folded(label)) if colon else None
        if name and (value := clean(value)):
            yield name, value


def _checked(name: str, text: str) -> str:
    check_text(name, text)
    return text
