"""Whether the screens are large enough, and the bundled letters all there."""

import os
import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication, QRawFont, QScreen

from commands.doctor.findings import Finding, fault, ok, warning
from display.reach import reach
from shell.look import FAMILY, load_fonts
from shell.measure import dots_per_mm
from shell.settings import HallScreen, Role, Settings

ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩،؛؟"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,.:;?!-–"


def screen_findings(settings: Settings) -> list[Finding]:
    """The screens that this session shows, and whether the hall can read those set for it."""
    area = "screens"
    application = session()
    if application.platformName() == "offscreen":
        return [
            warning(area, "no display is there", "Run this in the session of the screen itself.")
        ]
    screens = application.screens()
    described = [_described(number, screen) for number, screen in enumerate(screens, 1)]
    return described + hall_findings(settings, screens)


def hall_findings(settings: Settings, screens: Sequence[QScreen]) -> list[Finding]:
    """Whether the screens that the settings name are there, and each hall can read its own."""
    found: list[Finding] = []
    in_hall = settings.role in (None, Role.DISPLAY)
    wanted = settings.hall_screens if in_hall else (HallScreen(screen=settings.screen),)
    for each in wanted:
        if each.screen > len(screens):
            found.append(_not_there(each.screen, len(screens)))
        elif in_hall and each.sign is None:
            found += _of_the_hall(screens[each.screen - 1], each)
    return found


def _not_there(number: int, there: int) -> Finding:
    return fault(
        "screens",
        f"screen {number} is set, {there} are there",
        "Plug it in, or set `screen` in the settings.",
    )


def _described(number: int, screen: QScreen) -> Finding:
    size, density = screen.size(), dots_per_mm(screen)
    what = f"{number}: {screen.name()}, {size.width()} × {size.height()}"
    if density is None:
        return ok("screens", f"{what}, says no size to believe: touch targets take 88 pixels")
    width = screen.physicalSize().width()
    return ok("screens", f"{what}, {width:.0f} mm wide, {density:.2f} pixels a millimetre")


def _of_the_hall(screen: QScreen, wanted: HallScreen) -> list[Finding]:
    metres = wanted.viewing_metres
    density = wanted.pixels_per_mm or dots_per_mm(screen)
    if density is None:
        return [
            warning(
                "screens",
                f"whether it is readable from {metres:g} m is unknown: the screen says no size",
                "Stand at the last seat and look.",
            )
        ]
    return reading_findings(screen.size(), density, metres)


def reading_findings(size: QSize, density: float, metres: float) -> list[Finding]:
    """Whether the newest call and the last ones are readable from `metres`, as a hall display of
    `size` pixels with so many of them a millimetre really draws them."""
    found = reach(size, density)
    return [
        _readable("the newest call", found.newest, metres),
        _readable("the last calls", found.board, metres),
    ]


def _readable(what: str, reached: float, metres: float) -> Finding:
    if reached >= metres:
        return ok("screens", f"as a hall display, {what}: readable from up to {reached:.1f} m")
    larger = metres / max(reached, 0.1)
    return warning(
        "screens",
        f"as a hall display, {what}: readable from up to {reached:.1f} m, not from {metres:g} m",
        f"Take a screen {larger:.1f} times as wide, hang it {metres - reached:.1f} m nearer, "
        "or put a second one at the back.",
    )


def font_findings(_settings: Settings) -> list[Finding]:
    """Whether the bundled fonts load and have every letter of both languages."""
    session()
    try:
        families = load_fonts()
    except FileNotFoundError as missing:
        return [fault("fonts", str(missing), "Install Dawr anew: its fonts come with it.")]
    if FAMILY not in families:
        what = f"{FAMILY} did not load, found: {', '.join(families) or 'none'}"
        return [fault("fonts", what, "Install Dawr anew: its fonts come with it.")]
    font = QRawFont.fromFont(QFont(FAMILY))
    lacking = missing_letters(font, ARABIC + LATIN)
    if font.familyName() != FAMILY or lacking:
        what = f"{FAMILY} lacks {' '.join(lacking)}" if lacking else f"{FAMILY} is not used"
        return [fault("fonts", what, "Install Dawr anew: its fonts come with it.")]
    return [ok("fonts", f"{FAMILY} covers Arabic and Latin")]


def missing_letters(font: QRawFont, letters: Iterable[str]) -> list[str]:
    """Those of the letters for which the font itself has no shape."""
    return [letter for letter in letters if not font.supportsCharacter(ord(letter))]


def session() -> QGuiApplication:
    """The session's application; off-screen where nothing can be shown."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform not in ("win32", "darwin") and not shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])
