"""A visitor's phone number: as they type it, and as the world dials it."""

from enum import StrEnum
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, ValidationResult

HOME = "BH"
"""The region of an office whose time zone belongs to no country."""

_FIXED = frozenset({PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE})


class PhoneFault(StrEnum):
    """Why no message can be sent to a number."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    FIXED_LINE = "fixed_line"
    UNKNOWN = "unknown"


class BadPhone(Exception):
    """A number that no message can reach."""

    def __init__(self, fault: PhoneFault) -> None:
        super().__init__(fault)
        self.fault = fault


def e164(typed: str, region: str) -> str:
    """The number in E.164, such as +97339001234; without a country code it is one of `region`.

    Raises `BadPhone` for a number that does not exist or takes no messages.
    """
    try:
        number = phonenumbers.parse(typed, region)
    except NumberParseException:
        raise BadPhone(PhoneFault.UNKNOWN if len(typed) > 3 else PhoneFault.TOO_SHORT) from None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible in (ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        raise BadPhone(PhoneFault.TOO_SHORT)
    if possible == ValidationResult.TOO_LONG:
        raise BadPhone(PhoneFault.TOO_LONG)
    if not phonenumbers.is_valid_number(number):
        raise BadPhone(PhoneFault.UNKNOWN)
    if phonenumbers.number_type(number) in _FIXED:
        raise BadPhone(PhoneFault.FIXED_LINE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """An E.164 number in groups, as people read it: +973 3900 1234."""
    parsed = phonenumbers.parse(number, None)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@cache
def region_of(zone: ZoneInfo) -> str:
    """The country, as two letters, whose clocks follow `zone`; `HOME` where it is none's."""
    table = resources.files("tzdata") / "zoneinfo" / "zone.tab"
    for line in table.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if not line.startswith("#") and columns[2:3] == [zone.key]:
            return columns[0]
    return HOME
