"""The program's own drawings, in the colours of the look."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.gui.theme import ThemeSwitch

SIZE = 22
STATES = (
    (QIcon.Mode.Normal, QIcon.State.Off, "quiet"),
    (QIcon.Mode.Normal, QIcon.State.On, "accent"),
    (QIcon.Mode.Disabled, QIcon.State.Off, "control"),
)


def icon(name: str, theme: ThemeSwitch) -> QIcon:
    """A drawing of resources/icons in the look in force: quiet, accented where it is on."""
    drawing = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for mode, state, colour in STATES:
        for scale in scales:
            made.addPixmap(_pixmap(drawing, theme.look.colours[colour], scale), mode, state)
    return made


def _pixmap(drawing: str, colour: str, scale: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # loaded after the window is on screen

    edge = round(SIZE * scale)
    pixmap = QPixmap(QSize(edge, edge))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, edge, edge)
    )
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
