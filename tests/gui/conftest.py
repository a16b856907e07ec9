"""What the window's tests stand on: a small framework, an audit of it, a session that writes to memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    Evidence,
    FrameworkUse,
    Link,
    RatingSet,
)
from maturity_desktop.domain.changes import Edit, answer
from maturity_desktop.domain.framework import (
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    EvidenceHint,
    EvidenceKind,
    Fact,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.saving import Headlines
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.library import Library

NOW = datetime(2026, 1, 13, 14, 2, 11, tzinfo=UTC)
CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit,
)  # fmt: skip


@dataclass
class FakeCommits:
    """Takes edits as the library does; `fault` makes it refuse them."""

    batches: list[tuple[Edit, ...]] = field(default_factory=list)
    fault: Exception | None = None

    def commit_later(self, edits: Sequence[Edit], headlines: Headlines) -> Future[None]:
        done: Future[None] = Future()
        if self.fault is None:
            self.batches.append(tuple(edits))
            done.set_result(None)
        else:
            done.set_exception(self.fault)
        return done

    @property
    def labels(self) -> list[str]:
        return [edit.label for batch in self.batches for edit in batch]


@dataclass
class FakeAsk:
    """Answers for the person: set what it replies, read what it was asked."""

    agrees: bool = True
    choice: int = 0
    reply: str | None = "because"
    chosen: list[Path] = field(default_factory=list)
    target: Path | None = None
    questions: list[str] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        self.questions.append(question)
        return self.agrees

    def choose(
        self, question: str, consequence: str, acts: Sequence[str], leave: str, details: str = ""
    ) -> int | None:
        self.questions.append(question)
        self.told.append((question, consequence, details))
        return self.choice if self.agrees else None

    def text(self, title: str, question: str, initial: str = "", act: str = "") -> str | None:
        self.questions.append(question)
        return self.reply

    def files(self, title: str) -> list[Path]:
        self.questions.append(title)
        return self.chosen

    def folder(self, title: str) -> Path | None:
        self.questions.append(title)
        return self.chosen[0] if self.chosen else None

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        self.questions.append(title)
        return self.target

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        self.told.append((what_happened, what_to_do, details))


class Clock:
    """A clock that goes on by a second with each look at it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_criterion(criterion: str, title: str, per_level: Sequence[int] = (2, 1, 2, 1)) -> Criterion:
    """A criterion with so many checkpoints at each level."""
    levels = tuple(
        Level(
            number,
            tuple(
                Checkpoint(
                    f"{criterion}-{number}{chr(ord('a') + place)}", f"{title}, point {place + 1} of {number}"
                )
                for place in range(count)
            ),
        )
        for number, count in enumerate(per_level, 1)
    )
    hints = (EvidenceHint(EvidenceKind.DOCUMENT, "The plan"),)
    return Criterion(criterion, title, f"What {title.lower()} is for.", levels, hints, ("manager",))


def make_framework(framework: str = "small", title: str = "Small Standard") -> Framework:
    """Two domains, four criteria, five steps; one checkpoint hangs on a fact of the client's profile."""
    home = make_criterion("2.02", "Work from Home")
    lowest = home.levels[0]
    at_home = replace(lowest.checkpoints[1], when=Condition("home", value=True))
    home = replace(
        home, levels=(replace(lowest, checkpoints=(lowest.checkpoints[0], at_home)), *home.levels[1:])
    )
    return Framework(
        id=framework,
        title=title,
        short_title=title,
        edition="2026",
        owner="Tests",
        about="A framework for tests.",
        scale=(
            Step(0, "Not started", added=True),
            Step(1, "Just started"),
            Step(2, "Some progress"),
            Step(3, "Considerable progress"),
            Step(4, "Fully achieved"),
        ),
        scoring=ScoringRules(),
        domains=(
            Domain(
                "1",
                "Leadership",
                "Leads.",
                (make_criterion("1.01", "Vision"), make_criterion("1.02", "Planning")),
            ),
            Domain("2", "Work", "Works.", (make_criterion("2.01", "Forecasting"), home)),
        ),
        targets=(TargetProfile("readiness", "Readiness", 2, {}), TargetProfile("top", "Excellence", 4, {})),
        roles={"manager": "Operations manager"},
        facts=(Fact("home", "Do agents work from home?", default=False),),
    )


def make_audit(*frameworks: Framework, evidence: int = 2) -> Audit:
    """An audit of the frameworks with some evidence, nothing answered."""
    kinds = tuple(EvidenceKind)
    dated, added = date(2025, 11, 3), NOW.date()
    items = [
        Evidence("c1", f"e{number}", number, f"Item {number}", kinds[number % len(kinds)], dated, added)
        for number in range(1, evidence + 1)
    ]
    first = frameworks[0]
    records: list[Record] = [
        Client("c1", "Norrhaven Energi Service", "Energy", "Norrhaven", "To be there.", facts={"home": True}),
        AuditDetails("a1", "c1", date(2025, 12, 31), date(2026, 1, 12), "Ada Assessor"),
        RatingSet("a1", AGREED),
        *(FrameworkUse("a1", use.id, "0" * 64, place) for place, use in enumerate(frameworks)),
        *items,
        *(Link("a1", item.id, first.id, first.criteria[0].id) for item in items),
    ]
    return Audit.of("a1", records)


@pytest.fixture
def framework() -> Framework:
    return make_framework()


@pytest.fixture
def audit(framework: Framework) -> Audit:
    return make_audit(framework)


@pytest.fixture
def commits() -> FakeCommits:
    return FakeCommits()


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(
    qapp: QApplication, audit: Audit, framework: Framework, commits: FakeCommits, clock: Clock
) -> AuditSession:
    return AuditSession(audit, {framework.id: framework}, commits, "Ada Assessor", clock)


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    """A library in a folder of its own."""
    opened = Library.open(new_library)
    yield opened
    opened.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSwitch]:
    """The light look, in force."""
    switch = ThemeSwitch(qapp, "light")
    switch.dress()
    yield switch
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(switch)
    qapp.setStyleSheet("")


def answer_all(session: AuditSession, points: Iterable[str], value: AnswerValue | None) -> None:
    """The same answer to several checkpoints, as one edit."""
    each = (answer(session.audit, session.place, point, value) for point in points)
    session.change("answer several checkpoints", tuple(change for changes in each for change in changes))


def take_away(window: QWidget) -> None:
    """A window that a test has done with goes with everything in it."""
    window.close()
    shiboken6.delete(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Finds what a screen reader or the keyboard would miss in a window or page that is shown."""
    return find_nameless


def find_nameless(root: QWidget) -> list[str]:
    """Controls in sight without a name or out of the keyboard's reach, and labels that guess at markup."""
    faults = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        where = f"{type(widget).__name__} {widget.objectName()!r}"
        if isinstance(widget, QLabel) and widget.textFormat().name != "PlainText":
            faults.append(f"{where} guesses at markup: {widget.text()!r}")
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QTableView)
        if isinstance(widget, CONTROLS) and not inner:
            told = QAccessible.queryAccessibleInterface(widget)
            if not told.text(QAccessible.Text.Name).strip():
                faults.append(f"{where} has no accessible name")
            if widget.isEnabled() and not widget.focusPolicy().value & 1:
                faults.append(f"{where} cannot be reached by Tab")
    return faults
