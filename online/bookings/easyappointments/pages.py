"""Reads the lists of Easy!Appointments page by page, so that nothing on them is missed.

Its pages are cut from the list as it is at each request, and without an order the list comes in
any. What can go wrong meanwhile, and what is done about it:

- no order: every list is asked for by id, ascending;
- a new record: it has the highest id, so it comes last and moves nothing;
- a record deleted, or rescheduled out of the window, from a page that was read already: all later
  ones move up, and the first of the next page is never seen. One rescheduled into the window moves
  them down, and one is seen twice. Two readings in succession with the same ids in the same order
  show that neither happened; else it is all read again;
- one page: it is one answer of one query, and needs no second reading;
- a server that grants shorter pages than asked for, or ignores `page`: see `Pages.walk`.
"""

from collections.abc import Iterator, Mapping, Sequence

from online.bookings.easyappointments.rest import Missing, Rest

Record = object
"""Anything that stands in a list; whoever reads it checks what it is."""

_MOST_PAGES = 2_000
_ROUNDS = 4
"""How often a list is read anew that does not keep still."""


class Pages:
    """The lists of one server; it learns from them how long a page may be."""

    def __init__(self, rest: Rest, length: int) -> None:
        self._rest = rest
        self._length = length
        self._longest = 0

    def walk(self, path: str, params: Mapping[str, str]) -> Iterator[Sequence[Record]]:
        """The pages that hold something. Raises `Trouble` SOURCE when they make no sense.

        A page shorter than another was is the last. One shorter than we asked for need not be:
        the server may grant no more, so what comes after it is asked for, and costs two bytes.
        """
        first: list[object] = []
        for number in range(1, _MOST_PAGES):
            page = self._page(path, params, number)
            if number > 1 and page and _ids(page) == first:
                raise self._rest.trouble(
                    "it gives the same page again and again, so its list cannot be read whole. "
                    "Update it to a version whose paging works"
                )
            first = first or _ids(page)
            if page:
                yield page
            if len(page) < max(self._longest, 1):
                return
            self._longest = len(page)
        raise self._rest.trouble(f"its list has no end after {_MOST_PAGES:,} pages")

    def settled(
        self, path: str, params: Mapping[str, str]
    ) -> Iterator[tuple[Sequence[Record], bool]]:
        """As `walk`, but read until the list kept still; each page with whether a reading began.

        What earlier readings gave still was there; only the last is complete. Raises `Trouble`
        SOURCE when the list never keeps still.
        """
        for _ in range(_ROUNDS):
            seen: list[object] = []
            pages = 0
            for page in self.walk(path, params):
                yield page, not pages
                seen += _ids(page)
                pages += 1
            if pages <= 1 or seen == self._ids_of(path, params):
                return
        raise self._rest.trouble(
            "its list changed all the while it was read; the next look reads it again"
        )

    def _ids_of(self, path: str, params: Mapping[str, str]) -> list[object]:
        pages = self.walk(path, {**_without(params, "with"), "fields": "id"})
        return [one for page in pages for one in _ids(page)]

    def _page(self, path: str, params: Mapping[str, str], number: int) -> list[Record]:
        paging = {"page": str(number), "length": str(self._length), "sort": "+id"}
        try:
            page = self._rest.get(path, {**params, **paging})
        except Missing:
            raise self._rest.trouble(
                "there is no such interface (status 404). Correct the address in the settings"
            ) from None
        if not isinstance(page, list):
            raise self._rest.trouble("its answer is not a list. Check that the address is right")
        return page


def number_of(value: object) -> int | None:
    """A number that may have come as text, as databases hand them out."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 19:
        return int(value)
    return None


def _ids(page: Sequence[Record]) -> list[object]:
    return [record.get("id") if isinstance(record, dict) else None for record in page]


def _without(params: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in params.items() if key != name}
