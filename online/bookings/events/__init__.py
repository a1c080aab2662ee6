"""Bookings as events of calendars (RFC 5545), read and marked with what became of them."""
