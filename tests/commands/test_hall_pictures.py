"""The documentation's pictures of the hall, drawn through the real windows."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from commands.hall_pictures import hall_pictures
from db.trouble import Trouble
from queueing.wording import Language

ASSETS = Path(__file__).parents[2] / "assets"


def test_every_state_of_the_hall_and_the_sign_has_its_picture(qapp: object, tmp_path: Path) -> None:
    taken = hall_pictures(tmp_path, ASSETS, scale=0.25)
    names = {file.stem for file in taken}
    assert len(names) == len(taken)
    assert {f"hall_{name}_{language}" for language in Language for name in ("call", "next")} < names
    assert {"hall_media", "hall_closed", "sign_open", "sign_calling_ar", "sign_break"} < names
    sizes = {QImage(str(file)).size().toTuple() for file in taken}
    assert {(480, 270), (270, 480), (320, 180), (320, 80), (256, 192), (180, 320)} == sizes


def test_a_folder_that_cannot_be_written_is_named(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="nowhere"):
        hall_pictures(tmp_path / "nowhere", ASSETS)
