"""One look for the whole suite: colours, type, spacing, icons; the same in both directions."""

from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from shell import icons, stylesheet

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
FAMILY = "IBM Plex Sans Arabic"
GRID = 8
MARGIN = 4
REFERENCE_PX = 1080
"""The short side of the screen that the sizes below are drawn for."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Deep navy, warm neutrals, one signal colour.

    Meaning never rests on colour alone: an icon and words go with it.
    """

    navy: str = "#0B2A4A"
    navy_deep: str = "#071C33"
    navy_soft: str = "#1B446E"
    sky: str = "#C9DCF0"
    mist: str = "#DCE6F1"
    ink: str = "#14202E"
    muted: str = "#424A56"
    paper: str = "#FAF7F1"
    surface: str = "#FFFFFF"
    sand: str = "#EFE8DC"
    line: str = "#D9D0C1"
    edge: str = "#857A68"
    amber: str = "#F5A800"
    amber_soft: str = "#FFF1CF"
    amber_deep: str = "#6B4700"
    success: str = "#00514A"
    success_soft: str = "#D9EFEA"
    alert: str = "#8C1D04"
    alert_soft: str = "#FBE4DB"

    def named(self) -> dict[str, str]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


COLOURS = Palette()

CONTRAST = Palette(
    navy="#000000",
    navy_deep="#000000",
    navy_soft="#2B2B2B",
    sky="#FFFFFF",
    mist="#FFFFFF",
    ink="#000000",
    muted="#000000",
    paper="#FFFFFF",
    surface="#FFFFFF",
    sand="#FFFFFF",
    line="#FFFFFF",
    edge="#000000",
    amber="#FFE500",
    amber_soft="#FFFFFF",
    amber_deep="#000000",
    success="#000000",
    success_soft="#FFFFFF",
    alert="#000000",
    alert_soft="#FFFFFF",
)
"""Black, white and yellow, for those who need the most there is between a letter and its ground.

What soft grounds tell apart in the other palette is told by borders here: `shell.stylesheet`.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text colour and the ground it may stand on. `large`: 24 px and more, or 19 px in bold."""

    text: str
    ground: str
    large: bool = False

    @property
    def wanted(self) -> float:
        """The contrast of WCAG level AAA."""
        return 4.5 if self.large else 7.0


PAIRS = (
    *(Pair("ink", ground) for ground in ("paper", "surface", "sand", "mist", "line")),
    *(Pair("ink", ground) for ground in ("amber", "amber_soft")),
    *(Pair("muted", ground) for ground in ("paper", "surface", "sand", "mist")),
    *(Pair("navy", ground) for ground in ("paper", "surface", "sand", "mist", "amber")),
    *(Pair("surface", ground) for ground in ("navy", "navy_deep", "navy_soft")),
    *(Pair("surface", ground) for ground in ("success", "alert")),
    *(Pair("sky", ground) for ground in ("navy", "navy_deep")),
    *(Pair("amber", ground) for ground in ("navy", "navy_deep")),
    Pair("navy_deep", "amber"),
    *(Pair("amber_deep", ground) for ground in ("surface", "amber_soft")),
    *(Pair("success", ground) for ground in ("surface", "paper", "success_soft")),
    *(Pair("alert", ground) for ground in ("surface", "paper", "alert_soft")),
)
"""Every pair that a screen may use for text; a test holds each of them to AAA."""


def contrast(one: str, two: str) -> float:
    """The WCAG 2 contrast ratio of two "#RRGGBB" colours: 1 for the same, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    c = QColor(colour)
    return sum(
        weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in ((0.2126, c.redF()), (0.7152, c.greenF()), (0.0722, c.blueF()))
    )


class Type(StrEnum):
    """The type scale; the names are also the values of a QLabel's `type` property."""

    CAPTION = "caption"
    BODY = "body"
    STRONG = "strong"
    LEAD = "lead"
    TITLE = "title"
    HEADING = "heading"
    DISPLAY = "display"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Face:
    """Size in pixels at scale 1, and weight."""

    px: int
    weight: int


SCALE = {
    Type.CAPTION: Face(14, 400),
    Type.BODY: Face(17, 400),
    Type.STRONG: Face(17, 600),
    Type.LEAD: Face(22, 500),
    Type.TITLE: Face(28, 600),
    Type.HEADING: Face(40, 600),
    Type.DISPLAY: Face(60, 700),
    Type.NUMBER: Face(112, 700),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The look at one scale: made once per process and handed to each screen.

    `text` enlarges letters alone, beyond the scale; `contrast` chooses the palette `CONTRAST`.
    """

    scale: float = 1.0
    text: float = 1.0
    contrast: bool = False

    @property
    def colours(self) -> Palette:
        return CONTRAST if self.contrast else COLOURS

    @classmethod
    def for_screen(cls, size: QSize) -> "Look":
        """For a full-screen process: scale 1 on a short side of 1080 px, between 0.75 and 4."""
        short = min(size.width(), size.height())
        return cls(scale=max(0.75, min(4.0, short / REFERENCE_PX)))

    def px(self, at_scale_one: float) -> int:
        """A length in pixels at this scale, never less than one."""
        return max(1, round(at_scale_one * self.scale))

    def text_px(self, at_scale_one: float) -> int:
        """The size of a font in pixels: unlike a length, it grows with larger text."""
        return self.px(at_scale_one * self.text)

    def space(self, steps: float = 1) -> int:
        """Distances come in steps of the 8-pixel grid; larger letters take from them."""
        return self.px(GRID * steps / self.text)

    def font(self, of: Type, px: int | None = None) -> QFont:
        """A font of the scale; `px` overrides its size in real pixels (halls: shell.measure)."""
        font = QFont(FAMILY)
        font.setPixelSize(px or self.text_px(SCALE[of].px))
        font.setWeight(QFont.Weight(SCALE[of].weight))
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the palette by its name; AttributeError for any other."""
        return QColor(getattr(self.colours, name))

    def pixmap(
        self,
        name: str,
        colour: str = "ink",
        size: int = 24,
        direction: Qt.LayoutDirection | None = None,
    ) -> QPixmap:
        """An icon of assets/icons in a palette colour; `size` in pixels at scale 1.

        Arrows and other icons with a direction are mirrored right to left, by default as the
        application stands.
        """
        return icons.render(name, self.colour(colour), self.px(size), direction)

    def icon(
        self,
        name: str,
        colour: str = "ink",
        size: int = 24,
        direction: Qt.LayoutDirection | None = None,
    ) -> QIcon:
        """`pixmap` as a button wants it; set the button's icon size to `look.icon_size(size)`."""
        return QIcon(icons.with_margin(self.pixmap(name, colour, size, direction), self.px(MARGIN)))

    def icon_size(self, size: int = 24) -> QSize:
        """The size of an `icon`, with the air at its sides that no style leaves by itself."""
        return QSize(self.px(size) + 2 * self.px(MARGIN), self.px(size))

    def stylesheet(self) -> str:
        sizes = {str(of): (self.text_px(face.px), face.weight) for of, face in SCALE.items()}
        return stylesheet.build(
            self.colours.named(), FAMILY, sizes, self.px, outlined=self.contrast
        )

    def apply(self, app: QApplication) -> None:
        """Loads the fonts and gives the application its style, palette, font and stylesheet."""
        load_fonts()
        app.setStyle("Fusion")
        app.setPalette(self._palette())
        app.setFont(self.font(Type.BODY))
        app.setStyleSheet(self.stylesheet())

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for name, roles in {
            "paper": (role.Window, role.AlternateBase),
            "surface": (role.Base, role.HighlightedText, role.ToolTipBase),
            "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
            "sand": (role.Button,),
            "navy": (role.Highlight, role.Link, role.Accent),
            "muted": (role.PlaceholderText,),
        }.items():
            for each in roles:
                palette.setColor(each, self.colour(name))
        return palette


def load_fonts(folder: Path = FONTS) -> list[str]:
    """Registers the bundled fonts with Qt and returns their families.

    Raises FileNotFoundError when there are none.
    """
    known = QFontDatabase.families()
    if FAMILY in known and folder == FONTS:
        return [FAMILY]
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FileNotFoundError(f"no fonts in {folder}")
    ids = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return sorted({name for i in ids for name in QFontDatabase.applicationFontFamilies(i)})


def dress(widget: AnyWidget, **roles: object) -> AnyWidget:
    """Sets the properties that the stylesheet answers to, and draws the widget anew.

    `dress(button, role="primary", fit="large")`, `dress(label, type=Type.TITLE, tone="muted")`.
    Where all of them are as they were nothing is drawn, because the stylesheet takes its time.
    """
    wanted = {name: str(value).lower() for name, value in roles.items()}
    if all(widget.property(name) == value for name, value in wanted.items()):
        return widget
    for name, value in wanted.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget
