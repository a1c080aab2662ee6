"""`bookings`: the office's bookings on the command line: brought in, kept in step, sorted out."""
