"""The commands that need no screen: set-up, bookings, rehearsal, figures, a check-up."""
