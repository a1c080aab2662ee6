"""A console as it is put together from the machine's settings: its printer and its small bar."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
import zxingcpp
from PIL import Image
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commands.suite import Backstage, console_presenter, counter_window, printer_name
from counter_app.admitting import Admission
from counter_app.compact import CompactSwitch
from counter_app.presenter import ConsolePresenter
from counter_app.state import News
from counter_app.verbs import Page
from db.calling import Calling
from db.engine import Database
from db.events import Record
from db.intake import Intake
from db.office import office_id
from db.printing import Printing
from db.serving import Ending, Serving
from db.staff import StaffDesk
from db.trouble import Trouble
from db.visits import StepView
from queueing.wording import Language
from shell.global_key import GlobalKey, KeyFault
from shell.hotkey import Hotkey
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Console, Printer, PrinterKind, Role, Settings, load
from tests.counter_app.conftest import HandClock, found


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("suite") / "office.db"
    found(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture
def made() -> list[QObject]:
    """What a test makes. It is destroyed when the threads that speak to it have ended."""
    return []


@pytest.fixture
def stage(
    founded: Path, tmp_path: Path, made: list[QObject], qapp: QApplication
) -> Iterator[Backstage]:
    file = tmp_path / "office.db"
    shutil.copy(founded, file)
    database = Database.open(f"sqlite:///{file.as_posix()}")
    stage = Backstage(database, office_id(database), HandClock())
    yield stage
    stage.close()
    for each in (*made, stage.worker, stage.live):
        shiboken6.delete(each)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[LanguageSwitch]:
    switch = LanguageSwitch(qapp, ("counter_app", "shell"), Language.EN)
    yield switch
    switch.close()
    QLocale.setDefault(QLocale.c())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Reception:
    """Somebody at reception, at a console that has no window."""

    def __init__(self, qtbot: QtBot, stage: Backstage, presenter: ConsolePresenter) -> None:
        self._bot, self._stage = qtbot, stage
        self.presenter = presenter
        presenter.sitting.sign_in("reception", "4200")
        self.wait(lambda: presenter.state.page is Page.RECEPTION)

    def wait(self, reached: Callable[[], object]) -> None:
        # Real PINs take a real moment.
        self._bot.waitUntil(
            lambda: bool(self.presenter.state.busy is None and reached()), timeout=20_000
        )

    def issue(self, code: str) -> str:
        """Gives a ticket for a service; its number."""
        service = self._stage.views.office().service_coded(code)
        self.presenter.admitting.issue(Admission([service.id], Language.AR))
        self.wait(lambda: self.news is News.ISSUED)
        assert self.presenter.state.notice is not None
        return self.presenter.state.notice.number

    @property
    def news(self) -> News | None:
        notice = self.presenter.state.notice
        return notice.news if notice else None

    def served(self) -> StepView:
        """The step of the one visitor, whom a clerk has served and told what to do next."""
        office = self._stage.views.office()
        handed = (self._stage.database, self._stage.office_id, self._stage.clock)
        counter = office.counter_numbered(1).id
        clerk = next(p.id for p in office.staff.values() if p.login == "clerk1")
        StaffDesk(*handed).open_counter(counter, by=clerk)
        calling = Calling(*handed)
        called = calling.call_next(counter, by=clerk)
        assert called is not None
        calling.start(called.step_id, by=clerk)
        step = self._stage.views.console(counter).at_hand
        assert step is not None
        ending = Ending(office.outcomes[0].code, next_step=office.next_steps[0].code)
        Serving(*handed).finish(called.step_id, by=clerk, ending=ending)
        return step

    def recorded(self, kind: str) -> int:
        events = Record(self._stage.database, self._stage.office_id).since(0, 10_000)
        return sum(event.kind == kind for event in events)


def with_printer(folder: Path, **more: object) -> Settings:
    printer = Printer(kind=PrinterKind.VIRTUAL, folder=folder, width_dots=384)
    return Settings(printer=printer, **more)  # type: ignore[arg-type]


def test_a_ticket_and_a_slip_of_reception_come_out_of_its_own_printer(
    qtbot: QtBot, stage: Backstage, made: list[QObject], language: LanguageSwitch, tmp_path: Path
) -> None:
    folder = tmp_path / "paper"
    presenter = console_presenter(stage, with_printer(folder), language)
    made.append(presenter)
    desk = Reception(qtbot, stage, presenter)
    assert presenter.admitting.can_print
    number = desk.issue("G")
    desk.wait(lambda: desk.recorded("print_printed") == 1)
    (ticket,) = folder.glob(f"{number}-*.png")
    drawn = Image.open(ticket)
    assert drawn.width == 384 and len(zxingcpp.read_barcodes(drawn)) == 1
    presenter.admitting.slip(desk.served())
    desk.wait(lambda: desk.news is News.SLIP_PRINTING)
    desk.wait(lambda: desk.recorded("print_printed") == 2)
    (slip,) = set(folder.glob(f"{number}-*.png")) - {ticket}
    drawn = Image.open(slip)
    assert drawn.width == 384 and not zxingcpp.read_barcodes(drawn)


def test_without_a_named_printer_there_is_none(
    qtbot: QtBot, stage: Backstage, made: list[QObject], language: LanguageSwitch
) -> None:
    presenter = console_presenter(stage, Settings(), language)
    made.append(presenter)
    desk = Reception(qtbot, stage, presenter)
    assert not presenter.admitting.can_print
    desk.issue("G")
    assert desk.recorded("issued") == 1 and desk.recorded("printing") == 0
    assert stage.views.floor(presenter.state.me).devices.print_troubles == ()


def test_kiosk_and_counter_of_one_machine_take_their_own_jobs_only(
    qtbot: QtBot, stage: Backstage, made: list[QObject], language: LanguageSwitch, tmp_path: Path
) -> None:
    """A kiosk tells its visitor what became of the paper, so the counter must leave it that job."""
    folder = tmp_path / "paper"
    settings = with_printer(folder)
    assert printer_name(settings.printer) != printer_name(settings.printer, Role.COUNTER)
    presenter = console_presenter(stage, settings, language)
    made.append(presenter)
    desk = Reception(qtbot, stage, presenter)
    kiosk = printer_name(settings.printer)
    service = stage.views.office().service_coded("F").id
    intake = Intake(stage.database, stage.office_id, stage.clock)
    theirs = intake.issue([service], language=Language.AR, printer=kiosk)
    number = desk.issue("G")
    desk.wait(lambda: desk.recorded("print_printed") == 1)
    assert [file.name.partition("-")[0] for file in folder.iterdir()] == [number]
    waiting = Printing(stage.database, stage.office_id, stage.clock).take(kiosk)
    assert waiting is not None and waiting.ticket_id == theirs.ticket_id


def test_a_wrong_ticket_layout_is_told_before_a_visitor_waits(
    stage: Backstage, language: LanguageSwitch, tmp_path: Path
) -> None:
    layout = tmp_path / "ticket.toml"
    layout.write_text('blocks = ["number"]', "utf-8")
    printer = Printer(folder=tmp_path, layout=layout)
    with pytest.raises(Trouble, match="found no code"):
        console_presenter(stage, Settings(printer=printer), language)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", False),
        ("counter = 3", False),
        ("[printer]\nwidth_dots = 384", False),
        ('[printer]\nkind = "virtual"', True),
        ('[printer]\nfolder = "paper"', True),
        ('[printer]\nkind = "cups"\nqueue = "reception"', True),
    ],
)
def test_a_printer_is_named_by_its_kind_or_its_folder(
    text: str, named: bool, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    settings = load(file)
    assert settings.named_printer == (settings.printer if named else None)


def test_a_window_comes_with_its_bar_and_says_where_its_key_works(
    stage: Backstage,
    made: list[QObject],
    language: LanguageSwitch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    key = Console(global_key=Hotkey.parse("Ctrl+Alt+N"), compact=True)
    window = counter_window(stage, Settings(console=key), Look(), language)
    (switch,) = window.findChildren(CompactSwitch)
    (held,) = window.findChildren(GlobalKey)
    assert held.fault is KeyFault.NO_WAY and "Ctrl+Alt+N is not held" in caplog.text
    window.show()
    assert not switch.bar.isVisible(), "nobody is at work yet"
    made += [switch.bar, window]
