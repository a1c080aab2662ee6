"""Easy!Appointments as a source of bookings, over its REST interface."""
