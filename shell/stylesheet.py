"""The look as one Qt stylesheet: widgets say what they are, never how they look."""

from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from string import Template

_CONTROLS = Path(__file__).resolve().parent.parent / "assets" / "icons" / "controls"

_RULES = Template("""
* { font-family: "$family"; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[page="paper"] { background: $paper; }
QWidget[page="surface"] { background: $surface; }
QWidget[page="navy"] { background: $navy; }
QWidget[page="navy_deep"] { background: $navy_deep; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="navy"] { color: $navy; }
QLabel[tone="inverse"] { color: $surface; }
QLabel[tone="sky"] { color: $sky; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="success"] { color: $success; }
QLabel[tone="alert"] { color: $alert; }

QFrame[card="plain"] {
  background: $surface; border: ${hair}px solid $line; border-radius: ${round}px;
}
QFrame[card="sand"] { background: $sand; border: none; border-radius: ${round}px; }
QFrame[card="mist"] { background: $mist; border: none; border-radius: ${round}px; }
QFrame[card="navy"] { background: $navy; border: none; border-radius: ${round}px; }
QFrame[card="signal"] { background: $amber; border: none; border-radius: ${round}px; }

QLabel[halo="navy"] { background: $navy_soft; border-radius: ${halo}px; }
QLabel[tile="mist"] { background: $mist; border-radius: ${tile}px; }
QLabel[tile="navy"] { background: $navy_soft; border-radius: ${tile}px; }

QFrame[banner="info"] { background: $mist; border: none; border-radius: ${small}px; }
QFrame[banner="success"] { background: $success_soft; border: none; border-radius: ${small}px; }
QFrame[banner="warning"] { background: $amber_soft; border: none; border-radius: ${small}px; }
QFrame[banner="trouble"] { background: $alert_soft; border: none; border-radius: ${small}px; }

QLabel[pill] { border-radius: ${pill}px; padding: ${hair2}px ${gap}px; font-weight: 600; }
QLabel[pill="quiet"] { background: $sand; color: $ink; }
QLabel[pill="info"] { background: $mist; color: $navy; }
QLabel[pill="signal"] { background: $amber; color: $navy_deep; }
QLabel[pill="success"] { background: $success_soft; color: $success; }
QLabel[pill="warning"] { background: $amber_soft; color: $amber_deep; }
QLabel[pill="alert"] { background: $alert_soft; color: $alert; }

QPushButton {
  background: $surface; color: $navy; border: ${line2}px solid $edge; border-radius: ${small}px;
  padding: ${tight}px ${wide}px; min-height: ${row}px; font-size: ${body}px; font-weight: 600;
}
QPushButton:hover { background: $mist; color: $navy; }
QPushButton:pressed { background: $sand; color: $navy; }
QPushButton:focus { border: ${focus}px solid $navy; padding: ${tight_f}px ${wide_f}px; }
QPushButton:disabled { background: $sand; color: $muted; border-color: $sand; }
QPushButton[role="primary"] { background: $navy; color: $surface; border-color: $navy; }
QPushButton[role="primary"]:hover { background: $navy_soft; color: $surface; }
QPushButton[role="primary"]:pressed { background: $navy_deep; color: $surface; }
QPushButton[role="primary"]:focus { border-color: $amber; }
QPushButton[role="primary"]:disabled { background: $sand; color: $muted; border-color: $sand; }
QPushButton[role="signal"] { background: $amber; color: $navy_deep; border-color: $amber; }
QPushButton[role="signal"]:focus { border-color: $navy; }
QPushButton[role="signal"]:disabled { background: $sand; color: $muted; border-color: $sand; }
QPushButton[role="quiet"] { background: transparent; color: $navy; border-color: transparent; }
QPushButton[role="quiet"]:hover { background: $sand; color: $navy; }
QPushButton[role="quiet"]:focus { border-color: $navy; }
QPushButton[role="quiet"]:disabled { background: transparent; color: $muted; }
QPushButton[role="danger"] { background: $surface; color: $alert; border-color: $alert; }
QPushButton[role="danger"]:hover { background: $alert_soft; color: $alert; }
QPushButton[role="danger"]:focus { border-color: $navy; }
QPushButton[role="inverse"] { background: transparent; color: $surface; border-color: $sky; }
QPushButton[role="inverse"]:hover { background: $navy_soft; color: $surface; }
QPushButton[role="inverse"]:focus { border-color: $amber; }
QPushButton[role="choice"] {
  background: $surface; color: $ink; border: ${line2}px solid $edge; border-radius: ${round}px;
  padding: ${gap}px ${wide}px; font-size: ${lead}px; font-weight: 500;
}
QPushButton[role="choice"]:hover { border-color: $navy; }
QPushButton[role="choice"]:pressed { background: $mist; color: $navy; border-color: $navy; }
QPushButton[role="choice"]:focus {
  border: ${focus}px solid $navy; padding: ${gap_f}px ${wide_f}px;
}
QPushButton[role="choice"]:checked:focus { border-color: $amber; }
QPushButton[role="choice"]:checked { background: $navy; color: $surface; border-color: $navy; }
QPushButton[role="choice"]:disabled { background: $sand; color: $muted; border-color: $sand; }
QPushButton[role="feature"] {
  background: $navy; color: $surface; border: ${line2}px solid $navy; border-radius: ${round}px;
  padding: ${gap}px ${wide}px; font-size: ${lead}px; font-weight: 500;
}
QPushButton[role="feature"]:hover { background: $navy_soft; color: $surface; }
QPushButton[role="feature"]:pressed { background: $navy_deep; color: $surface; }
QPushButton[role="feature"]:focus {
  border: ${focus}px solid $amber; padding: ${gap_f}px ${wide_f}px;
}
QPushButton[role="bar"] {
  background: transparent; color: $sky; border: ${line2}px solid transparent;
  border-radius: ${round}px;
}
QPushButton[role="bar"]:hover { background: transparent; color: $sky; }
QPushButton[role="bar"]:pressed { background: $navy_soft; color: $surface; }
QPushButton[role="bar"]:checked { background: $surface; color: $navy; border-color: $surface; }
QPushButton[role="bar"]:focus { border: ${focus}px solid $amber; }
QPushButton[role="bar"]:!checked:focus { background: transparent; color: $sky; }
QPushButton[fit="large"] {
  min-height: ${touch}px; font-size: ${lead}px; border-radius: ${round}px;
  padding: ${tight}px ${broad}px;
}
QPushButton[fit="small"] { min-height: ${row_small}px; padding: ${hair2}px ${gap}px; }
QPushButton[fit="large"]:focus { padding: ${tight_f}px ${broad_f}px; }
QPushButton[fit="small"]:focus { padding: ${hair2_f}px ${gap_f}px; }

QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
  background: $surface; color: $ink; border: ${line2}px solid $edge; border-radius: ${small}px;
  padding: ${tight}px ${gap}px; font-size: ${body}px; selection-background-color: $navy;
  selection-color: $surface;
}
QLineEdit, QSpinBox, QComboBox { min-height: ${row}px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: $navy; }
QLineEdit[fault="true"] { border-color: $alert; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  background: $sand; color: $muted; border-color: $line;
}
QComboBox::drop-down { subcontrol-origin: padding; border: none; width: ${row}px; }
QComboBox::down-arrow {
  image: url("$controls/chevron-down.svg"); width: ${gap}px; height: ${gap}px;
}
QComboBox QAbstractItemView { padding: ${hair2}px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox { spacing: ${tight}px; font-size: ${body}px; }
QCheckBox::indicator {
  width: ${box}px; height: ${box}px; border: ${line2}px solid $edge; border-radius: ${hair2}px;
  background: $surface;
}
QCheckBox::indicator:focus { border-color: $navy; }
QCheckBox::indicator:checked {
  background: $navy; border-color: $navy; image: url("$controls/check.svg");
}

QAbstractItemView {
  background: $surface; color: $ink; border: ${hair}px solid $line; border-radius: ${small}px;
  outline: none; selection-background-color: $mist; selection-color: $ink;
  alternate-background-color: $paper;
}
QAbstractItemView::item { padding: ${tight}px; }
QAbstractItemView::item:hover { background: $paper; color: $ink; }
QAbstractItemView::item:selected { background: $mist; color: $ink; }
QHeaderView::section {
  background: $paper; color: $muted; border: none; border-bottom: ${hair}px solid $line;
  padding: ${tight}px; font-size: ${caption}px; font-weight: 600;
}
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle {
  background: $edge; border-radius: ${bar_round}px; min-height: ${touch}px;
  min-width: ${touch}px;
}
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QToolTip { background: $navy_deep; color: $surface; border: none; padding: ${tight}px; }
""")

_OUTLINED = Template("""
QFrame[card="plain"], QFrame[card="sand"], QFrame[card="mist"], QFrame[card="signal"],
QFrame[banner] { border: ${line2}px solid $ink; }
QLabel[tile="mist"] { border: ${line2}px solid $ink; }
QLabel[pill] { border: ${hair}px solid $ink; }
QPushButton, QPushButton[role="signal"], QPushButton[role="danger"], QPushButton[role="choice"] {
  border-color: $ink;
}
QPushButton:focus, QPushButton[role="choice"]:focus, QPushButton[role="quiet"]:focus,
QPushButton:pressed, QPushButton[role="choice"]:pressed {
  background: $amber; color: $navy_deep; border-color: $ink;
}
QPushButton[role="primary"]:focus, QPushButton[role="feature"]:focus,
QPushButton[role="inverse"]:focus, QPushButton[role="choice"]:checked:focus,
QPushButton[role="primary"]:pressed, QPushButton[role="feature"]:pressed,
QPushButton[role="inverse"]:pressed {
  background: $navy; color: $surface; border-color: $amber;
}
QPushButton[role="signal"]:focus { border-color: $ink; border-width: ${ring}px; }
QPushButton:disabled, QPushButton[role="primary"]:disabled, QPushButton[role="signal"]:disabled,
QPushButton[role="choice"]:disabled { border-style: dashed; border-color: $ink; }
QPushButton[role="quiet"]:disabled { border-color: transparent; }
QLineEdit[fault="true"] { border-style: dashed; }
""")
"""Where soft grounds are all one, an outline tells a block from the page and a state from another;
the control that the keyboard stands on changes its ground."""

INK = 0.08
"""Of a letter's size: how far Arabic marks and dots reach out of the line the font declares.

A label with a padding takes it for a frame and indents its text, unless it is told not to."""

_LENGTHS = {
    "hair": 1,
    "hair2": 4,
    "line2": 2,
    "focus": 4,
    "small": 8,
    "round": 16,
    "pill": 14,
    "tight": 8,
    "gap": 16,
    "wide": 24,
    "broad": 32,
    "row": 28,
    "row_small": 20,
    "touch": 72,
    "box": 20,
    "halo": 84,
    "tile": 32,
    "bar": 12,
    "bar_round": 5,
}
"""Pixels at scale 1."""


def build(
    colours: Mapping[str, str],
    family: str,
    sizes: Mapping[str, tuple[int, int]],
    px: Callable[[float], int],
    *,
    outlined: bool = False,
) -> str:
    """`sizes` maps each step of the type scale to its pixels and weight, `px` scales a length.

    `outlined` draws the borders that a palette without soft grounds needs.
    KeyError when a rule names a colour, size or length that does not exist.
    """
    lengths = {name: px(value) for name, value in _LENGTHS.items()}
    # The focus ring takes its extra width from the padding, so that nothing moves.
    ring = lengths["focus"] - lengths["line2"]
    lengths |= {f"{name}_f": length - ring for name, length in lengths.items()}
    type_px = {name: size for name, (size, _) in sizes.items()}
    rules = _RULES.substitute(
        colours, family=family, controls=_CONTROLS.as_posix(), **lengths, **type_px
    )
    if outlined:
        rules += _OUTLINED.substitute(colours, ring=px(6), **lengths)
    return rules + "\n".join(
        f'QLabel[type="{name}"] {{ font-size: {size}px; font-weight: {weight};'
        f" padding: {ceil(size * INK)}px 0; qproperty-indent: 0; }}"
        for name, (size, weight) in sizes.items()
    )
