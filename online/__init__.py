"""What reaches beyond the building: bookings in, outcomes out. No Qt."""
