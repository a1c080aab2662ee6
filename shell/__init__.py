"""What every process with a window shares."""

from shell.singletons import keep_singletons

keep_singletons()
