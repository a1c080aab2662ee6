from shell.way import Way as Way
