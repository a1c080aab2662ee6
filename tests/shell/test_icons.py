import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from shell import icons
from shell.look import COLOURS, Look

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def image(pixmap: QPixmap) -> QImage:
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


@pytest.mark.parametrize("name", icons.names())
def test_each_icon_has_ink_of_its_colour_and_stays_inside_its_square(name: str, look: Look) -> None:
    drawn = image(look.pixmap(name, "alert", 48))
    assert (drawn.width(), drawn.height()) == (48, 48)
    full = {
        drawn.pixelColor(x, y).name().upper()
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    edge = [drawn.pixelColor(i, j).alpha() for i in range(48) for j in (0, 47)]
    edge += [drawn.pixelColor(j, i).alpha() for i in range(48) for j in (0, 47)]
    assert full == {COLOURS.alert}
    assert not any(edge)


@pytest.mark.parametrize("name", icons.names())
def test_icons_are_drawn_alike(name: str) -> None:
    root = ET.parse(icons.FOLDER / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"


@pytest.mark.parametrize("name", icons.names())
def test_only_icons_with_a_direction_are_mirrored(name: str, look: Look) -> None:
    left = look.pixmap(name, size=48, direction=LEFT)
    right = image(look.pixmap(name, size=48, direction=RIGHT))
    if name in icons.DIRECTIONAL:
        assert right == image(left.transformed(QTransform.fromScale(-1, 1)))
        assert right != image(left)
    else:
        assert right == image(left)


def test_arrows_follow_the_application(qapp: QApplication, look: Look) -> None:
    qapp.setLayoutDirection(RIGHT)
    onward = image(look.pixmap("arrow-end"))
    qapp.setLayoutDirection(LEFT)
    assert onward == image(look.pixmap("arrow-end", direction=RIGHT))


def test_every_directional_icon_exists() -> None:
    assert set(icons.names()) >= icons.DIRECTIONAL


def test_an_unknown_icon_names_those_there_are(look: Look) -> None:
    with pytest.raises(FileNotFoundError, match="no icon 'horse'; there are: approval, "):
        look.pixmap("horse")


def test_a_button_icon_has_air_on_both_sides(look: Look) -> None:
    icon = look.icon("check", "ink", 24)
    assert icon.actualSize(look.icon_size(24)) == look.icon_size(24)
    drawn = image(icon.pixmap(look.icon_size(24)))
    sides = [drawn.pixelColor(x, y).alpha() for y in range(24) for x in (*range(4), *range(28, 32))]
    assert not any(sides)


def test_icons_scale_with_the_look(qapp: QApplication) -> None:
    assert Look(scale=2).pixmap("bell", size=24).width() == 48
    assert icons.render("bell", QColor("black"), 10).width() == 10
