import re
from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shell.look import (
    COLOURS,
    CONTRAST,
    FAMILY,
    FONTS,
    PAIRS,
    Look,
    Pair,
    Palette,
    Type,
    contrast,
    dress,
    load_fonts,
)

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    c = QColor(colour)
    parts = (c.redF(), c.greenF(), c.blueF())
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB, white D65."""
    r, g, b = (min(1.0, max(0.0, p)) for p in rgb)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, blindness: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab([sum(m * c for m, c in zip(row, rgb, strict=True)) for row in BLINDNESS[blindness]])


@pytest.mark.parametrize("palette", [COLOURS, CONTRAST], ids=["colours", "contrast"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.text} on {p.ground}")
def test_every_pair_for_text_reaches_aaa(pair: Pair, palette: Palette) -> None:
    colours = palette.named()
    assert contrast(colours[pair.text], colours[pair.ground]) >= pair.wanted


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.text} on {p.ground}")
def test_high_contrast_allows_large_text_no_less(pair: Pair) -> None:
    colours = CONTRAST.named()
    assert contrast(colours[pair.text], colours[pair.ground]) >= 14


def test_high_contrast_is_black_white_and_yellow() -> None:
    greys = [QColor(value) for name, value in CONTRAST.named().items() if name != "amber"]
    assert all(grey.red() == grey.green() == grey.blue() for grey in greys)
    assert QColor(CONTRAST.amber).hsvHue() in range(48, 61)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0B2A4A", "#0B2A4A") == 1


@pytest.mark.parametrize("ground", ["paper", "surface", "sand"])
def test_edges_of_fields_can_be_made_out(ground: str) -> None:
    assert contrast(COLOURS.edge, COLOURS.named()[ground]) >= 3


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_signal_colours_stay_apart_for_colour_blind_eyes(blindness: str) -> None:
    for one, two in combinations(("navy", "amber", "success", "alert", "surface"), 2):
        a, b = (seen(COLOURS.named()[name], blindness) for name in (one, two))
        distance = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
        assert distance > 15, f"{one} and {two} are {distance:.0f} apart"


def rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    return [(s.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body + ";"))) for s, body in found]


def test_every_text_and_ground_of_the_stylesheet_is_a_pair_that_was_checked() -> None:
    names = {value: name for name, value in COLOURS.named().items()}
    pairs = {(p.text, p.ground) for p in PAIRS}
    checked = 0
    for selector, body in rules(Look().stylesheet()):
        text, ground = names.get(body.get("color", "")), names.get(body.get("background", ""))
        if text and ground:
            checked += 1
            assert (text, ground) in pairs, selector
    assert checked > 20


def test_in_high_contrast_every_rule_reaches_aaa() -> None:
    checked = 0
    for selector, body in rules(Look(contrast=True).stylesheet()):
        text, ground = body.get("color", ""), body.get("background", "")
        if text.startswith("#") and ground.startswith("#"):
            checked += 1
            assert contrast(text, ground) >= 7, selector
    assert checked > 20


@pytest.mark.parametrize("look", [Look(), Look(contrast=True)])
def test_the_stylesheet_has_no_colour_of_its_own(look: Look) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", look.stylesheet()))
    assert used <= set(look.colours.named().values())


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.37, 4.0])
def test_qt_reads_the_stylesheet_at_every_scale(
    scale: float, contrast: bool, qtbot: QtBot, look: Look
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(Look(scale=scale, contrast=contrast).stylesheet())
    widget.show()  # a sheet that Qt cannot parse warns here, and a warning fails the test


def test_the_bundled_font_is_used_and_holds_both_scripts(qapp: QApplication, look: Look) -> None:
    assert FAMILY in load_fonts()
    for of in Type:
        assert QFontInfo(look.font(of)).family() == FAMILY
        assert QFontInfo(look.font(of)).pixelSize() == look.px({"number": 112}.get(of, 0) or 1) or (
            of is not Type.NUMBER
        )
    for file in sorted(FONTS.glob("*.ttf")):
        raw = QRawFont(str(file), 20)
        assert all(raw.supportsCharacter(ord(c)) for c in "شباكةىؤئآ٠٩AZaz09ﻻ")


def test_weights_differ_on_paper(look: Look) -> None:
    widths = [QFontMetrics(look.font(of, 40)).horizontalAdvance("الشباك Counter") for of in Type]
    assert len(set(widths)) >= 3


def test_ticket_numbers_do_not_dance(look: Look) -> None:
    metrics = QFontMetrics(look.font(Type.NUMBER))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License, Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_no_fonts_is_said_plainly(tmp_path: object) -> None:
    with pytest.raises(FileNotFoundError, match="no fonts"):
        load_fonts(FONTS / "nowhere")


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        (QSize(1920, 1080), 1),
        (QSize(1080, 1920), 1),
        (QSize(3840, 2160), 2),
        (QSize(800, 600), 0.75),
        (QSize(15360, 8640), 4),
    ],
)
def test_scale_follows_the_short_side(size: QSize, scale: float) -> None:
    assert Look.for_screen(size).scale == scale


def test_space_is_on_the_grid() -> None:
    assert [Look().space(steps) for steps in (0.5, 1, 3)] == [4, 8, 24]
    assert Look(scale=2).space(1) == 16


def test_type_in_the_stylesheet_is_the_type_of_the_font(qtbot: QtBot, look: Look) -> None:
    for of in Type:
        label = QLabel("F012")
        qtbot.addWidget(label)
        dress(label, type=of)
        label.ensurePolished()
        assert label.font().pixelSize() == look.font(of).pixelSize()
        assert label.font().weight() == look.font(of).weight()


def test_larger_text_takes_from_the_air_alone(qtbot: QtBot, look: Look) -> None:
    larger = Look(scale=0.75, text=1.3)
    assert larger.text_px(40) == 39 and Look(scale=0.75).text_px(40) == 30
    assert larger.px(40) == 30 and larger.space(3) < Look(scale=0.75).space(3)
    host, label = QWidget(), QLabel("F012")
    label.setParent(host)
    qtbot.addWidget(host)
    host.setStyleSheet(larger.stylesheet())
    for of in Type:
        dress(label, type=of)
        label.ensurePolished()
        assert label.font().pixelSize() == larger.font(of).pixelSize()
        assert label.font().pixelSize() > Look(scale=0.75).font(of).pixelSize()


@pytest.mark.parametrize("role", ["secondary", "primary", "signal", "quiet", "choice", "feature"])
def test_in_high_contrast_the_focus_is_unmistakable(role: str, qtbot: QtBot, look: Look) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.setStyleSheet(Look(contrast=True).stylesheet())
    button = QPushButton("Call next", host)
    dress(button, role=role)
    host.resize(300, 120)
    button.resize(240, 80)
    host.show()
    other = QLineEdit(host)
    other.setFocus()
    calm, before = button.sizeHint(), button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = button.grab().toImage()
    changed = sum(
        before.pixelColor(x, y) != after.pixelColor(x, y)
        for x in range(0, 240, 2)
        for y in range(0, 80, 2)
    )
    assert changed > 60 and button.sizeHint() == calm


def colour_at(widget: QWidget, x: int, y: int) -> str:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.pixelColor(x, y).name().upper()


def test_a_role_can_change_while_the_button_is_shown(qtbot: QtBot, look: Look) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.resize(200, 60)
    dress(button, role="primary")
    button.show()
    assert colour_at(button, 100, 30) == COLOURS.navy
    dress(button, role="signal")
    assert colour_at(button, 100, 30) == COLOURS.amber


def test_a_truth_is_written_as_the_stylesheet_writes_it(qtbot: QtBot, look: Look) -> None:
    field = dress(QLineEdit(), fault=True)
    qtbot.addWidget(field)
    assert field.property("fault") == "true"


def test_the_focus_ring_shows_and_moves_nothing(qtbot: QtBot, look: Look) -> None:
    for role in ("secondary", "primary", "quiet", "choice", "feature"):
        for fit in ("", "large", "small"):
            button = QPushButton("Call next")
            qtbot.addWidget(button)
            dress(button, role=role, fit=fit)
            button.show()
            calm, before = button.sizeHint(), colour_at(button, 3, button.height() // 2)
            button.setFocus()
            qtbot.waitUntil(button.hasFocus)
            assert button.sizeHint() == calm, (role, fit)
            assert colour_at(button, 3, button.height() // 2) != before, (role, fit)
            button.hide()
