"""The hall display's window: draws each state whole, at any size, on a wide or a tall screen."""

from PySide6.QtCore import QRect, QSizeF, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from display.canvas import Canvas, Scene
from display.media import MediaShelf, MediaStage
from display.plan import parts_of, plan
from display.presenter import DisplayPresenter
from display.scenes.board import board
from display.scenes.header_footer import footer, header
from display.scenes.newest import newest
from display.scenes.outlook import outlook
from display.scenes.rest import rest
from display.scenes.setting import Setting
from display.state import DisplayState
from display.words import Words
from shell.language import BothLanguages
from shell.look import Look

PAGE_MS = 8000
"""How long one page of the waits stands: two lines in a foreign place are read in five seconds."""

_SCENES = {
    "header": header,
    "newest": newest,
    "board": board,
    "rest": rest,
    "outlook": outlook,
    "footer": footer,
}


class DisplayWindow(Canvas):
    """The screen in the hall. It shows no person's name.

    With `viewing_metres` and a screen whose density is known, the ticket and the counter of the
    newest call, and those of the last calls, get capitals of at least 12.2 mm a metre, as far as
    the window has the room for them; without, they are as large as fits.
    """

    def __init__(
        self,
        presenter: DisplayPresenter,
        look: Look,
        viewing_metres: float | None = None,
        *,
        density: float | None = None,
        media: MediaShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`density` in logical pixels per millimetre, for a screen that reports a wrong size;
        `media` is what stands in place of the newest call while there is none."""
        super().__init__(look, tuple(_SCENES), viewing_metres, density, parent)
        self._presenter = presenter
        self._words = Words.load(BothLanguages(("display",)))
        self._state = presenter.state
        self._page = 0
        self._pages = QTimer(self, interval=PAGE_MS)
        self._pages.timeout.connect(self.turn_page)
        self._stage = MediaStage(media, self) if media else None
        if self._stage:
            self._stage.ready_changed.connect(self.compose)
        presenter.state_changed.connect(self.draw)
        self.draw(presenter.state)

    @property
    def state(self) -> DisplayState:
        """The state on show."""
        return self._state

    @property
    def stage(self) -> MediaStage | None:
        """Where pictures and films are shown, for a display that has some."""
        return self._stage

    def draw(self, state: DisplayState) -> None:
        """Shows `state`. `painted` follows once it is on the screen."""
        self._state = state
        self.compose()
        self.setAccessibleName(_spoken_name(state))

    def turn_page(self) -> None:
        """The next services with their waits, where not all have room."""
        self._page += 1
        self.compose()

    def compose(self) -> None:
        state = self._state
        parts = parts_of(state)
        rooms = plan(self.size(), state.first, self.capital, parts)
        placed = {"header": rooms.header, "footer": rooms.footer, parts.main: rooms.main}
        if parts.side:
            placed[parts.side] = rooms.side
        if parts.strip and not rooms.strip.isEmpty():
            placed[parts.strip] = rooms.strip
        if self._cover(rooms.main, wanted=parts.media):
            del placed[parts.main]
        self._turn_pages(wanted="outlook" in placed)
        scenes = {name: self._scene(name, room, rooms.unit) for name, room in placed.items()}
        self.show_scenes(scenes, state.n)
        self.glow_in("newest" if state.newest and state.newest.fresh else None)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._stage:
            self._stage.stop()
        super().closeEvent(event)

    def _scene(self, name: str, room: QRect, unit: float) -> Scene:
        setting = Setting(QSizeF(room.size()), unit, self._words, self.capital, self._page)
        return Scene(room, _SCENES[name](setting, self._state))

    def _cover(self, room: QRect, *, wanted: bool) -> bool:
        """Lays pictures over the main part; False while there are none to show."""
        stage = self._stage
        if stage is None:
            return False
        stage.setGeometry(room)
        stage.show_media(wanted)
        covers = wanted and stage.ready
        stage.setVisible(covers)
        return covers

    def _turn_pages(self, *, wanted: bool) -> None:
        if wanted and not self._pages.isActive():
            self._pages.start()
        elif not wanted:
            self._pages.stop()


def _spoken_name(state: DisplayState) -> str:
    """For assistive technology: the newest call in words."""
    call = state.newest
    return f"{call.number} → {call.counter}" if call else "Dawr"
