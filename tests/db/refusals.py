"""A refusal as the tests expect it: for one reason, and with nothing changed."""

from collections.abc import Callable
from typing import Any

import pytest

from queueing.ticket import Reason, Refused
from tests.db.house import House


def refused(reason: Reason, house: House, request: Callable[[], object]) -> dict[str, Any]:
    """Makes the request, which is refused for this reason and changes nothing; its details."""
    before = house.dump()
    with pytest.raises(Refused) as caught:
        request()
    assert caught.value.reason is reason
    assert house.dump() == before
    return caught.value.details
