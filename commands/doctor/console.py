"""Whether the clerk's console of this machine gets the key that its settings name."""

from commands.doctor.findings import Finding, ok, warning
from commands.doctor.screen import session
from shell.global_key import GlobalKey, KeyFault
from shell.settings import Settings

_WHY = {
    KeyFault.NO_WAY: "this session keeps keys to one program",
    KeyFault.HELD_ELSEWHERE: "another program holds it",
    KeyFault.NOT_ON_KEYBOARD: "this keyboard has no such key",
    KeyFault.REFUSED: "the system did not allow it",
}
_MEND = {
    KeyFault.NO_WAY: "Run this in an X11 or Windows session, or leave `global_key` out: the keys "
    "of the small bar work wherever it has the focus.",
    KeyFault.HELD_ELSEWHERE: "All is well if that is the console, which runs now. Else choose "
    "another `global_key` under [console].",
    KeyFault.NOT_ON_KEYBOARD: "Choose another `global_key` under [console].",
    KeyFault.REFUSED: "Choose another `global_key` under [console].",
}


def console_findings(settings: Settings) -> list[Finding]:
    """Whether the key for all programs can be taken; it is given back at once."""
    key = settings.console.global_key
    if key is None:
        return []
    session()
    held = GlobalKey(key)
    held.close()
    if held.fault is None:
        return [ok("console", f"{key} works in every program")]
    return [warning("console", f"{key}: {_WHY[held.fault]}", _MEND[held.fault])]
