"""The bookings to sort: what does not fit, and two versions of one booking."""
