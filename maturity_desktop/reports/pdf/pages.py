"""What the pages of a report share: its content, its styles, the names of its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reportlab.platypus import PageBreak

from maturity_desktop.look import Look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf.document import Heading, RunningHead
from maturity_desktop.reports.pdf.paragraphs import Styles, in_face, paragraph, prose
from maturity_desktop.reports.text import one_line, shortened

LONGEST_HEADING = 240
Story = list[Any]
"""Flowables in the order of the pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    words: str
    place: str
    depth: int


@dataclass(frozen=True)
class Pages:
    """Everything that a section of the report is made with; `entries` grow into the contents."""

    content: ReportContent
    look: Look
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def styles(self) -> Styles:
        return Styles(self.look)

    @cached_property
    def _criterion_places(self) -> dict[tuple[str, str], str]:
        return {
            (framework.id, criterion.id): f"criterion-{number}-{place}"
            for number, framework in enumerate(self.content.frameworks)
            for place, criterion in enumerate(framework.criteria)
        }

    @cached_property
    def _evidence_places(self) -> dict[str, str]:
        return {item.id: f"evidence-{number}" for number, item in enumerate(self.content.evidence)}

    @cached_property
    def planned(self) -> frozenset[str]:
        """The actions that the roadmap lists, by id."""
        road = self.content.roadmap
        return frozenset(own.id for own in road.actions) if road is not None else frozenset()

    def criterion_place(self, framework: str, criterion: str) -> str:
        return self._criterion_places[framework, criterion]

    def evidence_place(self, evidence: str) -> str:
        return self._evidence_places[evidence]

    def link(self, place: str, words: str) -> str:
        """Markup of a link to a place of the report."""
        colour = self.look.colours["accent"]
        return f'<a href="#{place}" color="{colour}">{in_face(words, "medium")}</a>'

    def several(self) -> bool:
        """Whether the report is about more than one framework."""
        return len(self.content.frameworks) > 1

    def running(self, name: str = "") -> Story:
        """From the next page on the running head names this model alone; all of them without a name."""
        return [RunningHead(name)] if self.several() else []

    def section(
        self, place: str, name: str, finding: str, *, new_page: bool = True, follows: float = 90.0
    ) -> Story:
        """The head of a section: the finding as its title, its name below and in contents and bookmarks.

        `follows` is the height of what has to stand on the same page.
        """
        self.entries.append(Entry(name, place, 0))
        title, rest = self.heading_text(finding)
        parts = [paragraph(title, self.styles.title), paragraph(name, self.styles.kicker)]
        heading = Heading(parts, place, name, 0, follows, before=16 if new_page else 36)
        heading.spaceAfter = 14
        return [*([PageBreak()] if new_page else []), heading, *rest]

    def part(self, place: str, name: str, finding: str = "", follows: float = 90.0) -> Any:
        """The head of a part of a section, in contents and bookmarks one step below it.

        `follows` is the height of what has to stand on the same page.
        """
        self.entries.append(Entry(name, place, 1))
        title, _rest = self.heading_text(finding or name)
        parts = [paragraph(title, self.styles.domain)]
        return Heading(parts, place, name, 1, follows=follows, before=24)

    def heading_text(self, text: str) -> tuple[str, Story]:
        """A heading that stays readable, and the whole text to follow it where it is longer."""
        line = one_line(text)
        if len(line) <= LONGEST_HEADING:
            return line, []
        return shortened(line, LONGEST_HEADING), [*prose(line, self.styles.small_quiet)]

    def subheading(self, words: str, follows: float = 50.0) -> Any:
        """A heading within a section; it stays with what follows, so many points high."""
        style = self.styles.heading
        return Heading([paragraph(words, style)], "", "", 0, follows=follows, before=12)
