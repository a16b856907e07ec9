"""The guards that conftest.py puts round every test hold; nothing shows a person's words as markup."""

import ast
import locale
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QStandardPaths

from tests.test_architecture import modules

FORMS = Path(__file__).parents[1] / "ui"


def test_internet_sockets_fail(no_network: list[str]) -> None:
    for family in (socket.AF_INET, socket.AF_INET6):
        with pytest.raises(pytest.fail.Exception):
            socket.socket(family)
    with pytest.raises(pytest.fail.Exception):
        socket.create_connection(("localhost", 9))
    assert len(no_network) == 3
    no_network.clear()


def test_sockets_within_this_machine_work() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"here")
        assert other.recv(4) == b"here"


def test_nothing_of_the_person_is_reached(no_personal_folders: Path) -> None:
    place = QStandardPaths.StandardLocation.GenericDataLocation
    assert Path.home() == no_personal_folders
    assert Path(QStandardPaths.writableLocation(place)).is_relative_to(no_personal_folders)


def test_words_and_numbers_are_written_as_in_c() -> None:
    assert os.environ["LANGUAGE"] == "C"
    assert locale.localeconv()["decimal_point"] == "."
    assert QLocale.system().decimalPoint() == "."


# What shows a person's words: the rules for it, each tried on a snippet that breaks it.

PLACES_OF = {
    "QTextEdit": {"gui.dialogs.move_edition"},  # for reading, filled by insertText
    "QToolTip": {"gui.widgets.plain_words"},
    "QSvgRenderer": {"gui.icons"},  # the program's own drawings
    "QDesktopServices": {"gui.evidence_desk", "gui.exporter"},
}
"""What takes markup, names of files or drawings, and the modules that use it with care."""
NEVER = {
    "QErrorMessage", "QGraphicsTextItem", "QImageReader", "QInputDialog", "QMessageBox", "QMovie",
    "QProgressDialog", "QSplashScreen", "QStaticText", "QSvgWidget", "QSystemTrayIcon", "QTextBrowser",
    "QTextDocument", "QWhatsThis", "fromData", "loadFromData", "setOpenExternalLinks", "setToolTipsVisible",
}  # fmt: skip
"""What guesses at markup or unpacks pictures in the window's own process."""
TIPS = {"setToolTip", "setWhatsThis", "setStatusTip", "showText"}
NAMES_OF_OURS = {"gui.widgets.rail"}
"""Tips made of the names of pages and keys, which are the program's."""


def rich_sinks(module: str, tree: ast.Module) -> Iterator[str]:
    """What could take a person's words for markup, for a file's name or for a picture."""
    short = module.removeprefix("maturity_desktop.")
    if not short.startswith("gui"):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in NEVER:
                yield f"{module}:{node.lineno}: {name}"
            case ast.Name(id=name) if name in PLACES_OF and short not in PLACES_OF[name]:
                yield f"{module}:{node.lineno}: {name} stands in {', '.join(PLACES_OF[name])} only"
            case ast.Call(func=ast.Attribute(attr=name), args=arguments) if name in TIPS:
                if short not in NAMES_OF_OURS and not any(map(_is_plain_tip, arguments)):
                    yield f"{module}:{node.lineno}: {name} without as_tip"
            case ast.Attribute(attr="ToolTipRole" | "WhatsThisRole" | "StatusTipRole"):
                yield f"{module}:{node.lineno}: an item's tip is markup; show one through PlainWords"
            case ast.FunctionDef() if _makes(node, "QLabel") and not _makes(node, "setTextFormat"):
                if not _labels_are_ours(node):
                    yield f"{module}:{node.lineno}: a QLabel without setTextFormat"


def _is_plain_tip(argument: ast.expr) -> bool:
    """A text of the program's own, or one that as_tip has escaped."""
    match argument:
        case ast.IfExp(body=body, orelse=otherwise):
            return _is_plain_tip(body) and _is_plain_tip(otherwise)
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant()]):
            return True
        case ast.Call(func=ast.Name(id="as_tip")) | ast.Constant(value=""):
            return True
    return False


def _makes(function: ast.FunctionDef, called: str) -> bool:
    return any(
        isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == called)
            or (isinstance(node.func, ast.Attribute) and node.func.attr == called)
        )
        for node in ast.walk(function)
    )


def _labels_are_ours(function: ast.FunctionDef) -> bool:
    """Whether every label that a function makes has a text of the program's for good."""
    calls = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QLabel"
    ]
    return all(call.args and _is_plain_tip(call.args[0]) for call in calls)


def test_nothing_in_the_window_takes_words_for_markup() -> None:
    assert [breach for module, tree in modules() for breach in rich_sinks(module, tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        "QMessageBox.warning(self, '', words)",
        "box = QInputDialog()",
        "QtWidgets.QTextBrowser()",
        "QTextDocument().setPlainText(words)",
        "QTextEdit().append(words)",
        "QToolTip.showText(place, words)",
        "QImageReader(path)",
        "QPixmap().loadFromData(data)",
        "QImage.fromData(data)",
        "QSvgRenderer(data)",
        "QDesktopServices.openUrl(url)",
        "label.setToolTip(words)",
        "label.setToolTip(f'<b>{words}</b>')",
        "label.setToolTip(_('Of {name}').format(name=words))",
        "action.setWhatsThis(words)",
        "action.setStatusTip(words)",
        "menu.setToolTipsVisible(True)",
        "return words if role == Qt.ItemDataRole.ToolTipRole else None",
        "def show(words):\n    label = QLabel(words)",
        "def show(words):\n    label = QLabel()\n    label.setText(words)",
    ],
)
def test_the_guard_sees_a_rich_sink(code: str) -> None:
    tree = ast.parse(f"def f():\n    {code}" if code.startswith("return") else code)
    assert list(rich_sinks("maturity_desktop.gui.widgets.new", tree))


@pytest.mark.parametrize(
    "code",
    [
        "label.setToolTip(as_tip(words) if words else '')",
        "button.setToolTip(_('Take this row out'))",
        "def show():\n    label = QLabel(_('N&ote'))",
        "def show(words):\n    label = QLabel(words)\n    label.setTextFormat(Qt.TextFormat.PlainText)",
    ],
)
def test_the_guard_lets_plain_words_pass(code: str) -> None:
    assert list(rich_sinks("maturity_desktop.gui.widgets.new", ast.parse(code))) == []


def test_every_label_of_a_form_shows_plain_words() -> None:
    """A form's label is filled by code: Qt would guess what it is given."""
    guessing = [
        f"{form.name}: {label.get('name')}"
        for form in sorted(FORMS.glob("*.ui"))
        for label in ElementTree.parse(form).iter("widget")
        if label.get("class") == "QLabel"
        and [format_.text for format_ in label.findall("property[@name='textFormat']/enum")]
        not in (["Qt::PlainText"], ["Qt::TextFormat::PlainText"])
    ]
    assert guessing == []
