"""Every key of the page of work in one place, so that no two things share one.

Function keys work alike on an Arabic and on a Latin keyboard. A key with Shift does what is akin
to the key without: F7 parks, Shift+F7 keeps at the counter.
"""

from collections.abc import Mapping
from types import MappingProxyType

from counter_app.verbs import Verb

KEYS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.CALL_NEXT: "F2",
        Verb.RECALL: "F3",
        Verb.START: "F4",
        Verb.BACK_HERE: "Shift+F4",
        Verb.FINISH: "F5",
        Verb.QUICK: "Shift+F5",
        Verb.NO_SHOW: "F6",
        Verb.PARK: "F7",
        Verb.HOLD: "Shift+F7",
        Verb.TRANSFER: "F8",
        Verb.SLIP: "Shift+F8",
        Verb.ADD_SERVICE: "F9",
        Verb.PAUSE: "F10",
        Verb.UNDO: "F12",
    }
)
FINISH_AS_USUAL = "Ctrl+F5"
"""Without the question: the first outcome of the office."""
LISTS = "F11"
SEARCH = "Ctrl+F"
SEARCH_TOO = "Shift+F11"
"""For keyboards on which no F is written."""
COMPACT = "Ctrl+M"
MENU = "F1"
LOCK = "Ctrl+L"
SERVICES = "Ctrl+Shift+S"
MESSAGE = "Ctrl+Shift+M"
READ = "Ctrl+Shift+R"
HELP = "Ctrl+Shift+H"
GOING = "Ctrl+Shift+A"
"""The answer to somebody's call for help."""
