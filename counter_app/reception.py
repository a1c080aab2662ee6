"""Reception: the whole floor at a glance, and what a kiosk cannot do."""

from PySide6.QtWidgets import QWidget

from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from shell.look import Look


class ReceptionPage(QWidget):
    """The floor on one side, the visitors on the other."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look

    def draw(self, state: ConsoleState) -> None:
        pass
