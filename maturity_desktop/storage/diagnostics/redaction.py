"""The one door into the log and the reports: codes, numbers, the program's own keys and its frames pass it.

A text passes only where it is known to be the program's; whatever else is handed in becomes a question mark.
"""

from __future__ import annotations

import errno
import re
import sys
import sysconfig
import traceback
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path, PurePath
from types import FrameType

PROGRAM = __name__.partition(".")[0]
HIDDEN = "?"
KEY = re.compile(r"[0-9a-f]{20}")
"""A key of a record, as domain.record.new_key makes it."""
NAME = re.compile(r"[A-Za-z_<][\w.<>]{0,150}", re.ASCII)
"""How modules, classes and functions are called."""
SQLITE_CODE = re.compile(r"SQLITE_[A-Z_]{1,40}")
MOST_DIGITS = 10**15
MOST_FRAMES = 40
LONGEST_CHAIN = 5
FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')
THREAD = re.compile(r"(Current t|T)hread 0x[0-9a-f]+ ")
FATAL = re.compile(r"(Fatal Python error|Windows fatal exception): (.*)")
FATAL_REASONS = {
    "Aborted", "Bus error", "Bad system call", "Floating point exception", "Floating-point exception",
    "Illegal instruction", "Segmentation fault", "access violation", "float divide by zero",
    "int divide by zero", "stack overflow",
}  # fmt: skip
"""What Python's fault handler says of signals and of exceptions of Windows."""
PACKAGES = {PROGRAM, "PySide6", "shiboken6", "openpyxl", "reportlab", "sqlite_utils", "yaml"}

Fact = int | float | str | Enum
"""A count, a duration, a yes or no, a member of an enumeration of the program's or Qt's, a record's key."""


def fact_text(value: object) -> str:
    """A fact as it is written; whatever is none is hidden."""
    if isinstance(value, Enum):
        return value.name.lower() if _is_enumeration_of_ours(type(value)) else HIDDEN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return int.__repr__(value) if abs(value) < MOST_DIGITS else HIDDEN
    if isinstance(value, float):
        return f"{float(value):.4g}"
    return value if isinstance(value, str) and KEY.fullmatch(value) else HIDDEN


def facts_text(facts: Mapping[str, Fact]) -> str:
    """Facts by name; the names are arguments in the program's code."""
    return "".join(f" {name}={fact_text(value)}" for name, value in facts.items() if NAME.fullmatch(name))


def error_codes(error: BaseException) -> str:
    """The kinds of an exception and of what caused it, with the system's or SQLite's code."""
    return " from ".join(_error_code(link) for link in _chain(error))


def error_frames(error: BaseException) -> Iterator[str]:
    """Where an exception was raised and what it came through, as module, line and function."""
    for link in _chain(error):
        yield _error_code(link)
        frames = [f"  {_frame(frame, line)}" for frame, line in traceback.walk_tb(link.__traceback__)]
        left_out = len(frames) - MOST_FRAMES
        if left_out > 0:
            frames[MOST_FRAMES // 2 : -MOST_FRAMES // 2] = [f"  ... {left_out} more"]
        yield from frames


def crash_frames(told: str) -> Iterator[str]:
    """The same of what Python's fault handler wrote when the process went down."""
    for line in told.splitlines()[: MOST_FRAMES * 10]:
        if fatal := FATAL.fullmatch(line):
            yield fatal[2] if fatal[2] in FATAL_REASONS else "Fatal error"
        elif THREAD.match(line):
            yield "Thread that was running" if line.startswith("Current") else "Thread"
        elif frame := FRAME.fullmatch(line):
            path, number, function = frame.groups()
            yield f"  {_known_file(path)}:{number} {_name(function)}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it was raised from."""
    seen: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in seen and len(seen) < LONGEST_CHAIN:
        yield link
        seen.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _error_code(error: BaseException) -> str:
    kind = type(error)
    code = kind.__qualname__ if _is_known(kind.__module__) else ""
    if isinstance(error, OSError) and error.errno is not None and error.errno in errno.errorcode:
        return f"{_name(code)} {errno.errorcode[error.errno]}"
    of_sqlite = getattr(error, "sqlite_errorname", None)
    if isinstance(of_sqlite, str) and SQLITE_CODE.fullmatch(of_sqlite):
        return f"{_name(code)} {of_sqlite}"
    return _name(code)


def _frame(frame: FrameType, line: int) -> str:
    module = frame.f_globals.get("__name__")
    if not isinstance(module, str) or not _is_known(module):
        return HIDDEN
    return f"{_name(module)}:{line} {_name(frame.f_code.co_qualname)}"


def _name(name: str) -> str:
    return name if NAME.fullmatch(name) else HIDDEN


def _is_known(module: str) -> bool:
    """Whether a module has been imported: made-up names have not."""
    return module in sys.modules


def _is_enumeration_of_ours(kind: type[Enum]) -> bool:
    module = kind.__module__
    return module.partition(".")[0] in (PROGRAM, "PySide6") and _is_known(module)


def _known_file(path: str) -> str:
    """A file of the program's, of Python's or of a package's, as a module."""
    file = PurePath(path)
    for folder in _package_folders():
        if file.is_relative_to(folder):
            return _module(file.relative_to(folder))
    checkout = Path(__file__).parents[3]
    inner = file.relative_to(checkout) if file.is_relative_to(checkout) else file
    top = inner.parts[0].removesuffix(".py") if inner.parts else ""  # a bundle knows inner paths only
    return _module(inner) if top in PACKAGES | sys.stdlib_module_names else HIDDEN


def _module(file: PurePath) -> str:
    return _name(".".join(part.removesuffix(".py") for part in file.parts))


def _package_folders() -> Iterator[str]:
    """The folders in which only installed code stands, the inner before those around them."""
    places = sysconfig.get_paths()
    yield from (places[name] for name in ("purelib", "platlib", "stdlib", "platstdlib") if name in places)
