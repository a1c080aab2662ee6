"""Which statuses say that nobody will come."""

import pytest

from online.bookings.statuses import is_cancelled


@pytest.mark.parametrize("status", ["Cancelled", " CANCELED ", "cancelled_by-customer", "مُلغى"])
def test_a_cancelled_booking_is_recognised(status: str) -> None:
    assert is_cancelled(status)


@pytest.mark.parametrize("status", ["", "Booked", "Not cancelled", "Arrived", "مؤكد"])
def test_any_other_status_leaves_the_booking(status: str) -> None:
    assert not is_cancelled(status)
