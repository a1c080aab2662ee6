"""The small display above one counter: its number, and who is called to it."""

from PySide6.QtCore import QRect, QSize, QSizeF
from PySide6.QtWidgets import QWidget

from display.canvas import Canvas, Scene
from display.scenes.setting import Setting
from display.scenes.sign import counter, doing, is_lit, note
from display.sign_presenter import SignPresenter
from display.sign_state import SignState
from display.words import SignWords, Words
from queueing.wording import Language
from shell.language import BothLanguages
from shell.look import Look

_SCENES = {"counter": counter, "doing": doing, "note": note}


class SignWindow(Canvas):
    """Any shape of screen, from a banner of 4:1 to one that stands upright.

    The counter's number stays where it is, whatever happens at the counter.
    """

    def __init__(
        self,
        presenter: SignPresenter,
        look: Look,
        viewing_metres: float | None = None,
        *,
        density: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`density` in logical pixels per millimetre, for a screen that reports a wrong size."""
        super().__init__(look, tuple(_SCENES), viewing_metres, density, parent)
        both = BothLanguages(("display",))
        self._presenter = presenter
        self._words, self._sign_words = Words.load(both), SignWords.load(both)
        self._state = presenter.state
        presenter.state_changed.connect(self.draw)
        self.draw(presenter.state)

    @property
    def state(self) -> SignState:
        """The state on show."""
        return self._state

    def draw(self, state: SignState) -> None:
        """Shows `state`. `painted` follows once it is on the screen."""
        self._state = state
        self.compose()
        self.setAccessibleName(f"{state.counter} {state.ticket or ''}".strip())

    def compose(self) -> None:
        state = self._state
        unit = unit_of(self.size())
        rooms = sign_plan(self.size(), state.first, self.capital, noted=state.catching_up)
        self.show_scenes(
            {name: self._scene(name, room, unit) for name, room in rooms.items()}, state.n
        )
        self.glow_in("doing" if is_lit(state) else None)

    def _scene(self, name: str, room: QRect, unit: float) -> Scene:
        setting = Setting(QSizeF(room.size()), unit, self._words, self.capital)
        return Scene(room, _SCENES[name](setting, self._sign_words, self._state))


def unit_of(size: QSize) -> float:
    """The step of all distances."""
    return min(size.height() / 40, size.width() / 60)


def sign_plan(
    size: QSize, first: Language, capital: float, *, noted: bool = False
) -> dict[str, QRect]:
    """The rooms of a sign: the counter at the start of the first language, or on top.

    The counter's room grows when its number has to be `capital` high.
    """
    unit = unit_of(size)
    gap = round(unit)
    whole = QRect(0, 0, size.width(), size.height()).adjusted(gap, gap, -gap, -gap)
    rooms: dict[str, QRect] = {}
    if noted:
        high = round(4.6 * unit)
        rooms["note"] = QRect(whole.left(), whole.bottom() + 1 - high, whole.width(), high)
        whole.setBottom(rooms["note"].top() - 1)
    one, other = QRect(whole), QRect(whole)
    if size.width() >= 2 * size.height():
        wide = round(min(max(1.1 * size.height(), 2.2 * capital), 0.4 * whole.width()))
        if first is Language.AR:
            one.setLeft(whole.right() + 1 - wide)
            other.setRight(one.left() - 1 - gap)
        else:
            one.setWidth(wide)
            other.setLeft(one.right() + 1 + gap)
    else:
        high = round(min(max(0.4 * whole.height(), 1.4 * capital), 0.5 * whole.height()))
        one.setHeight(high)
        other.setTop(one.bottom() + 1 + gap)
    return {"counter": one, "doing": other, **rooms}
