"""Bookings in from the systems that they are made in, and what became of them back out."""
