"""Servers that stand in for the systems that bookings come from."""
