"""The plan of the house: which room may know which, and what stands in one room only.

Every rule is a function from a module (its dotted name and its syntax tree) to the breaches it finds, so
that each is tried on an offending snippet before it is trusted with the program.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "maturity_desktop"

KNOWS = {
    "domain": set(),
    "storage": {"domain"},
    "reports": {"domain"},
    "verbs": {"domain", "storage", "reports"},
    "gui": {"domain", "storage", "reports", "verbs"},
    "app": {"domain", "storage", "reports", "verbs", "gui"},
    "cli": {"domain", "storage", "reports", "verbs", "gui", "app"},
    "__main__": {"app", "cli"},
    "data_folders": set(),
    "look": {"data_folders"},
}
LEAVES = {"data_folders", "look"}  # everybody may know them
WITH_QT = {"gui", "app", "cli", "__main__"}
DATABASES = {"sqlite3", "sqlcipher3", "sqlite_utils"}
GPL_QT = {"PySide6.QtCharts", "PySide6.QtGraphs", "PySide6.QtDataVisualization"}
NETWORK = {
    "PySide6.QtNetwork", "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "urllib.request", "urllib3", "xmlrpc",
}  # fmt: skip
# Capitals tell a statement from a sentence.
STATEMENT = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s.+\sSET\s|DELETE\s+FROM\s"
    r"|(CREATE|DROP|ALTER)\s+(\w+\s+)?(TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s|WITH\s.+\sAS\s*\("
    r"|BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED)\b|ATTACH\s|VACUUM\b|SAVEPOINT\s)",
    re.DOTALL,
)
RUNS_STATEMENTS = {"execute", "executemany", "executescript"}
RICH_TEXT_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"}
RICH_TEXT_FORMATS = {"RichText", "AutoText", "MarkdownText"}

Rule = Callable[[str, ast.Module], Iterator[str]]


def room_of(module: str) -> str:
    """maturity_desktop.gui.pages.assess stands in gui."""
    return f"{module}.".split(".")[1]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, wherever in the module, by statement or by name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = "." * level + (module or "")
                yield from ((node.lineno, f"{start}.{alias.name}") for alias in names)
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def is_within(name: str, packages: set[str]) -> bool:
    """Whether a dotted name is one of the packages or stands in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def rooms_are_known_one_way(module: str, tree: ast.Module) -> Iterator[str]:
    """Imports run app, cli -> gui -> verbs -> {storage, reports} -> domain; leaves may be known by all."""
    room = room_of(module)
    if room and room not in KNOWS:
        yield f"{module}: there is no room {room} in the plan of the house"
        return
    for line, name in imports(tree):
        if name.startswith("."):
            yield f"{module}:{line}: a relative import hides which room it reaches"
        if is_within(name, {"maturity_desktop"}):
            other = room_of(name)
            allowed = KNOWS[room] | {room} | (LEAVES if room not in LEAVES else set()) if room else set()
            if other in KNOWS and other not in allowed:
                yield f"{module}:{line}: {room or 'the package'} may not know {other}"


def qt_stays_in_the_window(module: str, tree: ast.Module) -> Iterator[str]:
    """No room below gui imports Qt, so that the command line and the tests of the core need none."""
    if room_of(module) not in WITH_QT:
        for line, name in imports(tree):
            if is_within(name, {"PySide6", "shiboken6"}):
                yield f"{module}:{line}: {name} below gui"


def gpl_parts_of_qt_stay_out(module: str, tree: ast.Module) -> Iterator[str]:
    """Charts are drawn with QPainter: Qt's own chart modules are under the GPL."""
    for line, name in imports(tree):
        if is_within(name, GPL_QT):
            yield f"{module}:{line}: {name} is under the GPL"


def the_network_stays_out(module: str, tree: ast.Module) -> Iterator[str]:
    """The program works without a network, and so that it can be seen, imports nothing that reaches one."""
    for line, name in imports(tree):
        if is_within(name, NETWORK):
            yield f"{module}:{line}: {name} reaches the network"


def databases_stay_in_storage(module: str, tree: ast.Module) -> Iterator[str]:
    """Only storage opens a database."""
    if room_of(module) != "storage":
        for line, name in imports(tree):
            if is_within(name, DATABASES):
                yield f"{module}:{line}: {name} outside storage"


def sql_stays_in_storage(module: str, tree: ast.Module) -> Iterator[str]:
    """Only storage holds statements or runs them."""
    if room_of(module) == "storage":
        return
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if STATEMENT.match(text):
                yield f"{module}:{node.lineno}: a statement: {text.strip()[:40]!r}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in RUNS_STATEMENTS:
                yield f"{module}:{node.lineno}: {name}() runs a statement"


def words_are_shown_plain(module: str, tree: ast.Module) -> Iterator[str]:
    """Nothing shows a person's words as markup: no call that takes HTML, no format that guesses."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) if name in RICH_TEXT_CALLS | RICH_TEXT_FORMATS:
                yield f"{module}:{node.lineno}: {name} shows words as markup"


RULES: list[Rule] = [
    rooms_are_known_one_way,
    qt_stays_in_the_window,
    gpl_parts_of_qt_stay_out,
    the_network_stays_out,
    databases_stay_in_storage,
    sql_stays_in_storage,
    words_are_shown_plain,
]


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the program but the compiled forms, by its dotted name; read once for all rules."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if not file.name.startswith("ui_"):
            parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
            name = ".".join(part for part in parts if part != "__init__")
            found.append((name, ast.parse(file.read_text("utf-8"))))
    return tuple(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule: Rule) -> None:
    assert [breach for module, tree in modules() for breach in rule(module, tree)] == []


def test_every_room_is_walked() -> None:
    assert {room_of(module) for module, _ in modules()} >= {
        "",
        "domain",
        "storage",
        "reports",
        "verbs",
        "gui",
    }


OFFENCES: list[tuple[Rule, str, str]] = [
    (rooms_are_known_one_way, "domain.scoring", "from maturity_desktop.storage import library"),
    (rooms_are_known_one_way, "storage.library", "import maturity_desktop.reports.content"),
    (
        rooms_are_known_one_way,
        "reports.content",
        "def f():\n    from maturity_desktop.storage.library import x",
    ),
    (rooms_are_known_one_way, "verbs.audits", "from maturity_desktop import gui"),
    (rooms_are_known_one_way, "gui.ask", "import importlib\nimportlib.import_module('maturity_desktop.cli')"),
    (rooms_are_known_one_way, "app", "from maturity_desktop.cli import main"),
    (rooms_are_known_one_way, "look", "from maturity_desktop.domain import scoring"),
    (rooms_are_known_one_way, "data_folders", "from maturity_desktop import look"),
    (rooms_are_known_one_way, "gui.ask", "from . import edits"),
    (rooms_are_known_one_way, "gui.ask", "from ..storage import library"),
    (rooms_are_known_one_way, "cellar", ""),
    (qt_stays_in_the_window, "domain.scoring", "from PySide6.QtCore import QDate"),
    (qt_stays_in_the_window, "verbs.audits", "import PySide6"),
    (qt_stays_in_the_window, "look", "from PySide6 import QtGui"),
    (gpl_parts_of_qt_stay_out, "gui.widgets.radar", "from PySide6 import QtCharts"),
    (gpl_parts_of_qt_stay_out, "gui.widgets.radar", "from PySide6.QtGraphs import QBarSeries"),
    (the_network_stays_out, "verbs.audits", "import urllib.request"),
    (the_network_stays_out, "verbs.audits", "from urllib import request"),
    (the_network_stays_out, "gui.app", "from http.client import HTTPSConnection"),
    (the_network_stays_out, "storage.files", "import socket"),
    (the_network_stays_out, "gui.app", "__import__('requests')"),
    (databases_stay_in_storage, "verbs.audits", "import sqlite3"),
    (databases_stay_in_storage, "gui.app", "from sqlcipher3 import dbapi2"),
    (databases_stay_in_storage, "cli", "from sqlite_utils import Database"),
    (sql_stays_in_storage, "verbs.audits", "words = '''\n  SELECT id\n  FROM audit'''"),
    (sql_stays_in_storage, "verbs.audits", "words = f'INSERT OR IGNORE INTO {table} VALUES (1)'"),
    (sql_stays_in_storage, "gui.app", "words = 'UPDATE audit SET client = ?'"),
    (sql_stays_in_storage, "cli", "words = 'PRAGMA integrity_check'"),
    (sql_stays_in_storage, "verbs.audits", "connection.execute(statement)"),
    (words_are_shown_plain, "gui.app", "browser.setHtml(note)"),
    (words_are_shown_plain, "gui.app", "label.setTextFormat(Qt.TextFormat.RichText)"),
    (words_are_shown_plain, "gui.app", "label.setTextFormat(Qt.AutoText)"),
    (words_are_shown_plain, "gui.app", "cursor.insertHtml(note)"),
]


@pytest.mark.parametrize(("rule", "module", "source"), OFFENCES)
def test_the_rule_finds_an_offence(rule: Rule, module: str, source: str) -> None:
    assert len(list(rule(f"maturity_desktop.{module}", ast.parse(source)))) == 1


INNOCENT: list[tuple[Rule, str, str]] = [
    (
        rooms_are_known_one_way,
        "gui.ask",
        "from maturity_desktop.verbs import audits\nimport maturity_desktop",
    ),
    (
        rooms_are_known_one_way,
        "storage.library",
        "from maturity_desktop import __version__, data_folders, look",
    ),
    (rooms_are_known_one_way, "cli", "from maturity_desktop.app import open_window"),
    (qt_stays_in_the_window, "gui.ask", "from PySide6.QtWidgets import QMessageBox"),
    (the_network_stays_out, "gui.ask", "from urllib.parse import quote\nimport httpfoo"),
    (databases_stay_in_storage, "storage.engine", "import sqlcipher3"),
    (sql_stays_in_storage, "storage.engine", "connection.execute('PRAGMA journal_mode')"),
    (
        sql_stays_in_storage,
        "gui.app",
        "words = 'Select an audit from the list, then update it and set a level'",
    ),
    (words_are_shown_plain, "gui.app", "label.setTextFormat(Qt.TextFormat.PlainText)"),
]


@pytest.mark.parametrize(("rule", "module", "source"), INNOCENT)
def test_the_rule_leaves_the_innocent_alone(rule: Rule, module: str, source: str) -> None:
    assert list(rule(f"maturity_desktop.{module}", ast.parse(source))) == []
