"""The camera before the real windows, for the documentation's pictures."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.trouble import Trouble, TroubleKind


@dataclass(frozen=True, slots=True)
class Camera:
    """Saves what a window shows as PNG files in a folder; `scale` makes them smaller."""

    folder: Path
    scale: float
    taken: list[Path] = field(default_factory=list)

    def save(self, window: QWidget, name: str) -> None:
        """Raises `Trouble` SETTINGS where the folder cannot be written."""
        file = self.folder / f"{name}.png"
        picture = window.grab()
        if self.scale != 1:
            picture = picture.scaled(
                picture.size() * self.scale,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        if not picture.save(str(file)):
            raise Trouble(TroubleKind.SETTINGS, f"--out {self.folder}", f"cannot write {file.name}")
        self.taken.append(file)
