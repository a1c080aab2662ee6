"""The four switches of accessibility: at the foot of an upright kiosk, in the header of a wide."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.access import AccessPresenter, Need
from kiosk.foot import Foot
from kiosk.parts import MINIATURE, CardButton, direction_of, icon_label, untouchable
from kiosk.state import RESTING, KioskState, Page
from queueing.wording import Bilingual, Language
from shell.language import QT_TRANSLATE_NOOP, BothLanguages, other
from shell.look import Look, Type, dress

translate = QCoreApplication.translate

WORD_PX = 22
CAPTION_PX = 18
LEAST_PX = 16
"""On the smallest screens; a miniature in a frame is for the mouse and grows with its frame."""
ICON = 34

_ICONS = {
    Need.LOW_REACH: "reach",
    Need.LARGER_TEXT: "text-size",
    Need.HIGH_CONTRAST: "contrast",
    Need.SPOKEN: "speaker",
}
_WORDS = {
    Need.LOW_REACH: QT_TRANSLATE_NOOP("Kiosk", "Lower screen"),
    Need.LARGER_TEXT: QT_TRANSLATE_NOOP("Kiosk", "Larger text"),
    Need.HIGH_CONTRAST: QT_TRANSLATE_NOOP("Kiosk", "High contrast"),
    Need.SPOKEN: QT_TRANSLATE_NOOP("Kiosk", "Listen"),
}
NAMES = {
    Need.LOW_REACH: QT_TRANSLATE_NOOP("Kiosk", "Everything within reach from a seat"),
    Need.LARGER_TEXT: QT_TRANSLATE_NOOP("Kiosk", "Larger text"),
    Need.HIGH_CONTRAST: QT_TRANSLATE_NOOP("Kiosk", "High contrast"),
    Need.SPOKEN: QT_TRANSLATE_NOOP("Kiosk", "Spoken help"),
}
_MUTE = QT_TRANSLATE_NOOP("Kiosk", "No sound")
_MUTE_WHY = QT_TRANSLATE_NOOP("Kiosk", "Sound is not available on this kiosk now")

BOTH_AT_ONCE = RESTING - {Page.IDLE}
"""Pages in both languages, whose switches are in both too."""


class AccessBar(QWidget):
    """Four switches, each an icon and a word; what is on is filled, checked and marked."""

    def __init__(
        self, access: AccessPresenter, look: Look, both: BothLanguages, *, stacked: bool = False
    ) -> None:
        """`stacked` puts the word below the icon, where height is dear and width is not."""
        super().__init__()
        self._access = access
        self._both = both
        self.switches = {need: Switch(look, need, stacked=stacked) for need in Need}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(1))
        for need, switch in self.switches.items():
            switch.clicked.connect(partial(self._toggle, need))
            line.addWidget(switch, stretch=0 if stacked else 1)

    def draw(self, state: KioskState, offered: frozenset[Need]) -> None:
        """`offered` are the needs that this kiosk can meet, on its screen and with its sound."""
        at_once = state.page in BOTH_AT_ONCE
        for need, switch in self.switches.items():
            mute = need is Need.SPOKEN and self._access.access.mute
            switch.draw(
                self._say(_MUTE if mute else _WORDS[need]),
                self._say(_MUTE_WHY if mute else NAMES[need]),
                None if at_once else state.language,
                state.language,
                on=self._access.access.has(need),
                mute=mute,
            )
            switch.setVisible(need in offered)

    def _say(self, source: str) -> Bilingual:
        return self._both.say("Kiosk", source)

    def _toggle(self, need: Need, *_checked: object) -> None:
        self._access.toggle(need)


class Switch(CardButton):
    """One need. Its name says what it does and whether it is on, to those who listen."""

    def __init__(self, look: Look, need: Need, *, stacked: bool) -> None:
        super().__init__(look, "bar")
        self._look, self._need, self._drawn = look, need, ""
        self.setObjectName(need)
        self.setCheckable(True)
        self._sign = icon_label(look, _ICONS[need], "sky", ICON)
        self._words = {language: QLabel() for language in Language}
        body = QBoxLayout(direction_of(not stacked), self)
        body.setContentsMargins(*[look.space(1), look.space(0.5)] * 2)
        body.setSpacing(look.space(0 if stacked else 1))
        words = QVBoxLayout()
        words.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignCenter
        least = LEAST_PX if look.scale >= MINIATURE else 1
        px = max(least, look.text_px(CAPTION_PX if stacked else WORD_PX))
        for label in self._words.values():
            label.setStyleSheet(f"font-size: {px}px;")
            words.addWidget(label, alignment=middle if stacked else Qt.AlignmentFlag(0))
        body.addStretch(1)
        body.addWidget(self._sign, alignment=middle)
        body.addLayout(words)
        body.addStretch(1)
        untouchable(self._sign, *self._words.values())

    def draw(
        self,
        word: Bilingual,
        name: Bilingual,
        only: Language | None,
        language: Language,
        *,
        on: bool,
        mute: bool,
    ) -> None:
        for each, label in self._words.items():
            label.setText(word.in_(each))
            label.setVisible(only in (None, each))
            if label.property("tone") != ("navy" if on else "sky"):
                dress(label, type=Type.STRONG, tone="navy" if on else "sky")
        self.setChecked(on)
        self._draw_sign("check-circle" if on else "speaker-off" if mute else _ICONS[self._need], on)
        said = translate("Kiosk", "{name}, on") if on else translate("Kiosk", "{name}, off")
        told = name.in_(language)
        self.setAccessibleName(told if mute else said.format(name=told))
        self.setAccessibleDescription("" if only else name.in_(other(language)))

    def _draw_sign(self, icon: str, on: bool) -> None:
        drawn = f"{icon} {on} {self.layoutDirection()}"
        if drawn != self._drawn:
            self._drawn = drawn
            self._sign.setPixmap(self._look.pixmap(icon, "navy" if on else "sky", ICON))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the switches stand now, and which of them."""

    at_foot: bool
    offered: frozenset[Need]


class AccessFoot(Foot):
    """The switches below the page, on a quiet strip; away while they stand in the header."""

    def __init__(
        self,
        access: AccessPresenter,
        look: Look,
        both: BothLanguages,
        place: Callable[[KioskState], Place],
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy_deep")
        self._place = place
        self.bar = AccessBar(access, look, both)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(3), look.space(0.5)] * 2)
        line.addWidget(self.bar)

    def draw(self, state: KioskState) -> None:
        place = self._place(state)
        self.setVisible(place.at_foot)
        self.bar.draw(state, place.offered)
