"""Every page on every screen: nothing cut off or over another, all large, named, reachable."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.access import Need
from kiosk.state import Page
from queueing.visit import Spared
from queueing.wording import Language

from .conftest import House, Kiosk
from .eyes import faults
from .test_access import Surround, surround

__all__ = ["surround"]

Build = Callable[..., Kiosk]

UPRIGHT, WIDE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1280, 720)
screens = pytest.mark.parametrize("size", [UPRIGHT, WIDE, SMALL], ids=["upright", "wide", "small"])
needs = pytest.mark.parametrize(
    "needs", [(), (Need.LARGER_TEXT,), (Need.LOW_REACH, Need.HIGH_CONTRAST)], ids=str
)


def look_at(kiosk: Kiosk, where: str) -> None:
    """Fails with what is wrong, once the layout has settled."""
    try:
        kiosk.wait(lambda: not faults(kiosk), timeout=1500)
    except Exception:
        pytest.fail(f"{where}: {faults(kiosk)}")


def walk(kiosk: Kiosk, language: Language) -> list[str]:
    """Every page on the way of a walk-in, and what was wrong with each."""
    presenter, seen = kiosk.presenter, list[str]()

    def look(page: Page) -> None:
        kiosk.until(page)
        look_at(kiosk, f"{page} in {language}")
        seen.append(page)

    look(Page.START)
    kiosk.touch(f"walk_in_{language}")
    look(Page.SERVICES)
    for code in "IR":
        kiosk.touch(f"service_{code}")
        look(Page.SERVICE)
        for why in (Spared.NOT_READY, Spared.LATER, Spared.ELECTRONIC):
            presenter.walk_in.instead(why)
            look(Page.INSTEAD)
            presenter.back()
        presenter.back()
    kiosk.touch("service_P")
    kiosk.touch("another_service")
    look(Page.SERVICES)
    kiosk.touch("service_E")
    look(Page.SERVICE)
    kiosk.touch("priority")
    look(Page.PRIORITY)
    kiosk.touch("priority_1")
    kiosk.touch("phone")
    for digit in "1724":
        kiosk.touch(f"key_{digit}")
    kiosk.touch("agree_phone")
    look(Page.PHONE)
    kiosk.touch("back")
    look(Page.SERVICE)
    presenter.home()
    kiosk.touch(f"booked_{language}")
    kiosk.touch("key_1")
    kiosk.touch("search")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    look(Page.ENTRY)
    return seen


@screens
@needs
def test_nothing_is_cut_off_on_the_way_to_a_ticket(
    build: Build, house: House, surround: Surround, size: QSize, needs: tuple[Need, ...]
) -> None:
    house.open_counters(2)
    for _ in range(25):
        house.intake.issue([house.office.service_coded("I").id], language=Language.AR)
    kiosk = build(size=size)
    around = surround(kiosk)
    for language in Language:
        for need in needs:
            around.access.toggle(need)
        walk(kiosk, language)
        kiosk.presenter.home()


class TestManyServices:
    @pytest.fixture
    def profile(self) -> str:
        return "traffic_services"

    @screens
    def test_groups_and_their_services_are_whole(
        self, build: Build, surround: Surround, size: QSize
    ) -> None:
        kiosk = build(size=size)
        surround(kiosk)
        for language in Language:
            kiosk.touch(f"walk_in_{language}")
            kiosk.until(Page.CATEGORIES)
            look_at(kiosk, f"categories in {language}")
            kiosk.touch("category_L")
            look_at(kiosk, f"services in {language}")
            kiosk.touch("service_L")
            look_at(kiosk, f"service in {language}")
            kiosk.presenter.home()


@pytest.mark.parametrize("language", list(Language))
def test_the_tab_key_reaches_all_there_is_to_touch(
    build: Build, surround: Surround, language: Language
) -> None:
    kiosk = build(language=language)
    surround(kiosk)
    kiosk.window.activateWindow()
    stops = {
        Page.START: lambda: None,
        Page.SERVICES: lambda: kiosk.touch(f"walk_in_{language}"),
        Page.SERVICE: lambda: kiosk.touch("service_R"),
        Page.PRIORITY: lambda: kiosk.touch("priority"),
    }
    for page, go in stops.items():
        go()
        kiosk.until(page)
        wanted = {
            button.objectName()
            for button in kiosk.window.findChildren(QPushButton)
            if button.isVisible() and button.isEnabled()
        }
        assert _reached(kiosk, len(wanted) + 3) >= wanted, page


def _reached(kiosk: Kiosk, steps: int) -> set[str]:
    names = set()
    for _ in range(steps):
        held: QWidget | None = kiosk.window.focusWidget()
        QTest.keyClick(held or kiosk.window, Qt.Key.Key_Tab)
        held = kiosk.window.focusWidget()
        names.add(held.objectName() if held else "")
    return names
