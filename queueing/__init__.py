"""The office's rules: pure decisions on the standard library alone, with the time passed in."""
