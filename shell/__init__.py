"""What every process with a window shares."""
