"""The office's crest, from its file to black and white dots."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ACCEPTED = "an SVG or PNG file"
_PNG = b"\x89PNG"


class NotACrest(Exception):
    """The file cannot be drawn; `str()` says what was found and what is accepted."""

    def __init__(self, found: str) -> None:
        super().__init__(f"found {found}, accepted: {ACCEPTED}")


class Crest:
    """A picture that is drawn at any size; read once, since each ticket carries it."""

    def __init__(self, content: bytes, size: QSize) -> None:
        self._content = content
        self._size = size
        self._drawn: dict[tuple[int, int], QImage] = {}

    @classmethod
    def read(cls, file: Path) -> "Crest":
        """Raises NotACrest for a file that is not there or cannot be drawn."""
        try:
            content = file.read_bytes()
        except OSError as error:
            raise NotACrest(f"{file}, which cannot be read ({error.strerror})") from None
        size = _png_size(content, file) if content.startswith(_PNG) else _svg_size(content, file)
        return cls(content, size)

    def image(self, height: int, widest: int) -> QImage:
        """In greys on white, `height` dots high, or less where it would be wider than `widest`."""
        wanted = (widest, height)
        if wanted not in self._drawn:
            self._drawn[wanted] = self._draw(self._size.scaled(*wanted, _KEEP))
        return self._drawn[wanted]

    def _draw(self, size: QSize) -> QImage:
        image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        area = QRectF(image.rect())
        if self._content.startswith(_PNG):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, QImage.fromData(self._content))
        else:
            QSvgRenderer(self._content).render(painter, area)
        painter.end()
        return image


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def _png_size(content: bytes, file: Path) -> QSize:
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.load()
            return QSize(*picture.size)
    except (OSError, SyntaxError, ValueError) as error:
        raise NotACrest(f"{file}, a damaged PNG file ({error})") from None


def _svg_size(content: bytes, file: Path) -> QSize:
    # Asked first, because Qt tells an error in SVG to its log alone.
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise NotACrest(f"{file}, which is neither ({error})") from None
    size = QSvgRenderer(content).defaultSize() if root.tag.endswith("svg") else QSize()
    if size.isEmpty():
        raise NotACrest(f"{file}, which draws nothing")
    return size
