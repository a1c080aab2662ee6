"""Sample tickets by command: what is drawn, for which office, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from commands.ticket import PROFILES, SAMPLE_TOKEN, Asked, draw, ticket_pictures
from db.engine import Database, utc_now
from db.profile import read_profile
from db.setup import set_up
from db.trouble import Trouble
from kiosk.ticket_layout import STANDARD
from queueing.wording import Language
from shell.settings import Printer, Settings

TRAFFIC = PROFILES / "traffic_services.toml"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.fixture
def nowhere(tmp_path: Path) -> Settings:
    """A machine whose database is not there yet."""
    return Settings(database=f"sqlite:///{(tmp_path / 'none.db').as_posix()}")


def drawn(asked: Asked, settings: Settings) -> Image.Image:
    (file,) = draw(asked, settings)
    return Image.open(file)


def test_a_preview_is_a_ticket_in_black_and_white(tmp_path: Path, nowhere: Settings, qapp) -> None:
    picture = drawn(Asked(preview=True, out=tmp_path / "t.png"), nowhere)
    assert picture.width == 576 and picture.convert("RGB").getcolors(2) is not None
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [SAMPLE_TOKEN]


def test_without_a_name_it_lies_where_the_command_was_given(
    tmp_path: Path, nowhere: Settings, qapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = nowhere.model_copy(update={"printer": Printer(width_dots=384)})
    assert list(draw(Asked(preview=True), settings)) == [Path("ticket_384.png")]
    assert Image.open(tmp_path / "ticket_384.png").width == 384


def test_the_office_is_that_of_the_database(tmp_path: Path, nowhere: Settings, qapp) -> None:
    database = Database.open(nowhere.database, create=True)
    set_up(database, read_profile(TRAFFIC), utc_now)
    database.close()
    asked = Asked(preview=True, out=tmp_path / "t.png", service="K", office_named=True)
    assert drawn(asked, nowhere).width == 576
    with pytest.raises(Trouble, match=r"--service: found 'F', accepted: .*L, D, X"):
        list(draw(replace(asked, service="F"), nowhere))


def test_each_wish_changes_the_picture(tmp_path: Path, nowhere: Settings, qapp) -> None:
    plain = Asked(preview=True, out=tmp_path / "t.png", profile=TRAFFIC)
    wishes = [
        plain,
        replace(plain, width=512),
        replace(plain, layout=STANDARD.parent / "traffic_services.toml"),
        replace(plain, language=Language.EN),
        replace(plain, service="G"),
        replace(plain, number="L999"),
        replace(plain, reprint=True),
        replace(plain, slip=True),
        replace(plain, profile=None),
    ]
    assert len({drawn(wish, nowhere).tobytes() for wish in wishes}) == len(wishes)


def test_the_settings_may_name_the_layout(tmp_path: Path, nowhere: Settings, qapp) -> None:
    layout = tmp_path / "own.toml"
    layout.write_text('blocks = ["number", "code"]')
    own = nowhere.model_copy(update={"printer": Printer(layout=layout)})
    asked = Asked(preview=True, out=tmp_path / "t.png")
    assert drawn(asked, own).height < drawn(asked, nowhere).height / 2


def test_a_slip_is_drawn_for_its_service_and_number(
    tmp_path: Path, nowhere: Settings, qapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = Asked(preview=True, slip=True, width=384)
    assert list(draw(asked, nowhere)) == [Path("slip_384.png")]
    wishes = [asked, replace(asked, service="N"), replace(asked, number="F999")]
    assert len({drawn(wish, nowhere).tobytes() for wish in wishes}) == 3
    assert not zxingcpp.read_barcodes(drawn(asked, nowhere)), "a slip calls nobody"


def test_all_are_every_service_at_every_width(tmp_path: Path, nowhere: Settings, qapp) -> None:
    folder = tmp_path / "new" / "folder"
    files = list(draw(Asked(every=True, out=folder, profile=TRAFFIC), nowhere))
    assert len(files) == 11 * 3 == len(list(folder.iterdir()))
    assert Image.open(folder / "ticket_L_384.png").width == 384


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"preview": False}, "one of --preview and --all"),
        ({"every": True}, "one of --preview and --all"),
        ({"preview": False, "every": True}, "--out DIR"),
        ({"preview": False, "every": True, "out": Path("x"), "width": 384}, "--width"),
        ({"preview": False, "every": True, "out": Path("x"), "number": "F1"}, "--number"),
        ({"preview": False, "every": True, "out": Path("x"), "reprint": True}, "--reprint"),
        ({"preview": False, "every": True, "out": Path("x"), "slip": True}, "--slip"),
        ({"slip": True, "reprint": True}, "a slip is never a reprint"),
        ({"width": 500}, "a multiple of 8"),
        ({"width": 64}, "128 to 1280"),
        ({"number": "12F"}, "such as F012"),
        ({"service": "Q"}, "accepted: a service of the office: F, N"),
        ({"out": Path("ticket.jpg")}, "ends in .png"),
        ({"out": Path("missing") / "ticket.png"}, "No such file or directory"),
        ({"layout": Path("none.toml")}, "there is no such file"),
        ({"profile": Path("none.toml")}, "there is no such file"),
        ({"profile": TRAFFIC, "office_named": True}, "one office at a time"),
        ({"office_named": True}, "There is no database"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    wish: dict[str, object],
    said: str,
    nowhere: Settings,
    tmp_path: Path,
    qapp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = replace(Asked(preview=True), **wish)  # type: ignore[arg-type]
    with pytest.raises(Trouble) as caught:
        list(draw(asked, nowhere))
    assert said in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_the_documented_pictures_are_made_alike_whenever_they_are_made(
    tmp_path: Path, qapp
) -> None:
    once = {file.name: file.read_bytes() for file in ticket_pictures(tmp_path / "once")}
    again = {file.name: file.read_bytes() for file in ticket_pictures(tmp_path / "again")}
    assert [name for name in once if once[name] != again[name]] == []
    documented = [*DOCUMENTED.glob("ticket_*.png"), *DOCUMENTED.glob("slip_*.png")]
    assert set(once) == {file.name for file in documented}
