"""The documentation's pictures of the console, drawn through the real window."""

from pathlib import Path

from PySide6.QtGui import QImage

from commands.console_pictures import console_pictures
from db.inbox import Kind
from queueing.wording import Language

ASSETS = Path(__file__).parents[2] / "assets"
EVERY = {
    *("sign_in", "choose", "idle", "called", "serving", "finish", "transfer", "add_service"),
    *("quick", "services", "held", "undo", "alarm", "parked", "fault", "waiting", "locked"),
    *("reception", "reception_issue", "enlarged", "reception_late_source"),
    *("reception_inbox", "reception_not_ours", *(f"reception_{kind}" for kind in Kind)),
}


def test_every_page_of_the_console_has_its_picture_in_both_directions(
    qapp: object, tmp_path: Path
) -> None:
    taken = console_pictures(tmp_path, ASSETS, scale=0.25)
    names = [file.stem for file in taken]
    assert len(set(names)) == len(names)
    assert {f"console_{name}_{language}" for name in EVERY for language in Language} == set(names)
    assert {QImage(str(file)).size().toTuple() for file in taken} == {(341, 192), (240, 135)}
