"""Lists in pages: the tree of services, and bookings among which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from db.office import Office
from db.views import ServiceOnOffer
from queueing.wording import Bilingual

A_PAGE = 8
"""Cards on one page; more would be too small to touch or to read."""

BOOKINGS_A_PAGE = 5

Item = TypeVar("Item")

OTHERS = Bilingual("خدمات أخرى", "Other services")
"""Services that the office gave no category, where others have one."""


@dataclass(frozen=True, slots=True)
class Category:
    """Services that visitors look for together, in the office's order."""

    name: Bilingual
    services: tuple[ServiceOnOffer, ...]


def categories(office: Office, services: Sequence[ServiceOnOffer]) -> tuple[Category, ...]:
    """The first level of the tree; none where all services fit on a page, or share a category."""
    if len(services) <= A_PAGE:
        return ()
    groups: dict[Bilingual, list[ServiceOnOffer]] = {}
    for offer in services:
        name = office.services[offer.service_id].category or OTHERS
        groups.setdefault(name, []).append(offer)
    if len(groups) < 2:
        return ()
    return tuple(Category(name, tuple(group)) for name, group in groups.items())


def pages(count: int, a_page: int) -> int:
    """How many pages so many cards fill; at least 1."""
    return max(1, -(-count // a_page))


def on_page(items: Sequence[Item], page: int, a_page: int) -> tuple[Item, ...]:
    """The cards of one page, counted from 0."""
    return tuple(items[page * a_page : (page + 1) * a_page])
