"""Calendars on a server (RFC 4791, RFC 6578) as a source of bookings."""
