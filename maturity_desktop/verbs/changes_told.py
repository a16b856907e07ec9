"""What has changed since a version was signed, each thing from what it was to what it is, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from itertools import groupby

from maturity_desktop.domain.audit import (
    Answer,
    Audit,
    AuditDetails,
    Client,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
    TaskState,
)  # fmt: skip
from maturity_desktop.domain.figure_records import MeasureSettings
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionEvidence,
    ActionFinding,
    ActionPrerequisite,
    ActionState,
    Consensus,
    Decision,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    GapWeighing,
    Grade,
    Outcome,
    ReadinessRules,
    ReRating,
    RoadmapSettings,
)  # fmt: skip
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityState,
    Assignment,
    LeftOpen,
    PhaseLength,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestEvidence,
    RequestStatus,
    TaskPlan,
    Verdict,
)  # fmt: skip
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import ReportPhoto, ReportPlan
from maturity_desktop.domain.sign_off import About, Changed, numbered
from maturity_desktop.reports.excel.terms import MARKS
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.sections import activity_words, finding_words, roadmap_words
from maturity_desktop.reports.sections.certification_words import outcome_words
from maturity_desktop.reports.sections.request_words import status_words
from maturity_desktop.reports.sections.wording import day_words, kind_words, level_title, listed, mark_words
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.verbs.change_names import field_names, kind_names

LONGEST = 90
"""Letters of a value in a list; the text to copy has as many."""
KEPT_BEFORE = 24
"""Letters that both texts have in common and that are shown before the first difference."""
NO_WAVES: Mapping[str, str] = {}
LEVELS = frozenset({"level", "agreed"})
BARE: frozenset[type[Record]] = frozenset(
    {Answer, SetLevel, Note, Target, GapWeighing, LeftOpen, Assignment, Consensus, ReRating, Decision}
    | {TaskState, TaskPlan, PhaseLength, PlanSettings, RoadmapSettings, ReadinessRules, MeasureSettings}
    | {ReportPlan, Client, AuditDetails}
)
"""Kinds that are there once for each thing: they are not new or gone, their values are others."""
SINGLE: frozenset[type[Record]] = frozenset(
    {PlanSettings, RoadmapSettings, MeasureSettings, ReportPlan, Client, AuditDetails}
)
"""Kinds of which there is one: what they are called tells them."""
NAMING = ("checkpoint", "tag", "month", "title", "name", "topic", "text", "what", "phase", "measure", "day")
"""Fields by which a record is told from others of its kind, the best first."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changed: below which heading it stands, what it is, and both values in full.

    An empty `before` is of what is new, an empty `now` of what is gone; both empty: that it changed is all
    there is to tell.
    """

    place: tuple[About, str, str]
    heading: str
    what: str
    before: str = ""
    now: str = ""

    def pair_words(self, words: NullTranslations, longest: int = LONGEST) -> str:
        """From what to what, on one line; long texts from where they differ."""
        before, now = short_pair(self.before, self.now, longest)
        if before and now:
            return words.gettext("{before} → {now}").format(before=before, now=now)
        if now:
            return words.gettext("new: {now}").format(now=now)
        return words.gettext("gone: {before}").format(before=before) if before else words.gettext("changed")


def change_lines(
    changed: Sequence[Changed],
    then: Audit,
    now: Audit,
    frameworks: Mapping[str, Framework],
    words: NullTranslations,
    waves: Mapping[str, str] = NO_WAVES,
) -> tuple[ChangeLine, ...]:
    """A line for each value that is another, in the order of the changes; `waves` are titles by id."""
    told = _Teller(then, now, frameworks, words, waves)
    return tuple(line for own in changed for line in told.lines(own))


def counted_words(changed: Sequence[Changed], words: NullTranslations) -> str:
    """How many criteria, findings, actions and other things have changed, listed."""
    places = {own.place for own in changed if own.about is not About.WHOLE}
    counts = {about: sum(place[0] is about for place in places) for about in About}
    counts[About.WHOLE] = sum(own.about is About.WHOLE for own in changed)
    said = (
        words.ngettext("{count} criterion", "{count} criteria", counts[About.CRITERION]),
        words.ngettext("{count} finding", "{count} findings", counts[About.FINDING]),
        words.ngettext("{count} action", "{count} actions", counts[About.ACTION]),
        words.ngettext("{count} item of evidence", "{count} items of evidence", counts[About.EVIDENCE]),
        words.ngettext("{count} other thing", "{count} other things", counts[About.WHOLE]),
    )
    return listed(
        [told.format(count=count) for told, count in zip(said, counts.values(), strict=True) if count], words
    )


def as_text(heading: str, lines: Sequence[ChangeLine], words: NullTranslations) -> str:
    """All of it as plain text, to paste into a letter."""
    said = words.gettext("{what}: {change}")
    parts = [heading]
    for title, held in groupby(lines, key=lambda line: line.heading):
        parts += ["", title]
        parts += [
            "  " + said.format(what=line.what, change=line.pair_words(words, 2 * LONGEST)) for line in held
        ]
    return "\n".join(parts) + "\n"


def short_pair(before: str, now: str, longest: int) -> tuple[str, str]:
    """Two values on one line each; where both are long, from shortly before they differ."""
    first, second = one_line(before), one_line(now)
    if max(len(first), len(second)) > longest:
        pairs = enumerate(zip(first, second, strict=False))
        same = next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
        cut = first.rfind(" ", 0, max(0, same - KEPT_BEFORE)) if first and second else -1
        if cut > 0:
            first, second = "…" + first[cut + 1 :], "…" + second[cut + 1 :]
    return shortened(first, longest), shortened(second, longest)


class _Teller:
    """Words for records, with what is needed to name the things that they refer to."""

    def __init__(
        self,
        then: Audit,
        now: Audit,
        frameworks: Mapping[str, Framework],
        words: NullTranslations,
        waves: Mapping[str, str],
    ) -> None:
        self._words, self._frameworks, self._waves = words, frameworks, waves
        self._kinds, self._fields = kind_names(words), field_names(words)
        self._titles = {own.id: (own.label, own.title) for audit in (then, now) for own in numbered(audit)}
        self._others = {
            **{own.id: one_line(own.title) for audit in (then, now) for own in audit.all(Activity)},
            **{own.id: one_line(own.title) for audit in (then, now) for own in audit.all(Request)},
        }
        self._tasks = {
            (own.id, task.id): one_line(task.what)
            for own in frameworks.values()
            for phase in own.programme
            for task in phase.tasks
        }

    def lines(self, own: Changed) -> Iterator[ChangeLine]:
        heading, old, new, record = self._heading(own), own.change.old, own.change.new, own.change.record
        if (old is None or new is None) and type(record) not in BARE:
            yield ChangeLine(own.place, heading, *self._come_or_gone(record, is_new=old is None))
            return
        different = [
            name for name in record.value_fields() if getattr(old, name, None) != getattr(new, name, None)
        ]
        told = [name for name in different if name in self._fields]
        for name in told:
            before, now = (self._value(one, name) for one in (old, new))
            if before != now:
                yield ChangeLine(own.place, heading, self._what(record, name), before, now)
        if not told:
            yield ChangeLine(own.place, heading, self._subject(record) or self._kinds[type(record)])

    def _come_or_gone(self, record: Record, *, is_new: bool) -> tuple[str, str, str]:
        """What a record is called that is new or gone, and its name before and now."""
        _, name = self._words.gettext, self._name(record)
        if isinstance(record, Finding | Action | Evidence):
            called = _("as a whole")
        else:
            called = self._kinds[type(record)]
        if not name:
            return (called, _("not there"), _("there")) if is_new else (called, _("there"), _("not there"))
        return (called, "", name) if is_new else (called, name, "")

    # What it is about

    def _heading(self, own: Changed) -> str:
        _ = self._words.gettext
        if own.about is About.WHOLE:
            return _("The audit as a whole")
        if own.about is not About.CRITERION:
            label, title = self._titles.get(own.id, (own.id, ""))
            return self._numbered(label, title)
        framework = self._frameworks.get(own.framework)
        titles = {found.id: found.title for found in framework.criteria} if framework else {}
        about = self._numbered(own.id, titles.get(own.id, ""))
        if framework is None or len(self._frameworks) == 1:
            return about
        return _("{framework}: {about}").format(framework=framework.short_title, about=about)

    def _numbered(self, number: str, title: str) -> str:
        return self._words.gettext("{number} {title}").format(number=number, title=one_line(title)).strip()

    def _what(self, record: Record, name: str) -> str:
        """The field, and of what where the heading does not say it."""
        _, subject = self._words.gettext, self._subject(record)
        match record, name:
            case Answer(), "value":
                return subject
            case (SetLevel() | Target(), "level") | (Note(), "text"):
                return self._kinds[type(record)]
            case SetLevel(), _field:
                return _("reason of the set level")
            case Note(), _field:
                return self._fields[name]
        field = self._fields[name]
        return _("{what}, {field}").format(what=subject, field=field) if subject else field

    def _subject(self, record: Record) -> str:
        """A record below the heading of what it is about; empty where it is that thing itself."""
        if isinstance(record, Finding | Action | Evidence):
            return ""
        if isinstance(record, Answer):
            return self._words.gettext("answer to {checkpoint}").format(checkpoint=record.checkpoint)
        called, name = self._kinds[type(record)], "" if type(record) in SINGLE else self._name(record)
        return self._words.gettext("{what} “{name}”").format(what=called, name=name) if name else called

    def _name(self, record: Record) -> str:
        """What tells a record from others of its kind; empty where nothing does."""
        match record:
            case Finding() | Action() | Evidence():
                return one_line(record.title)
            case ActionFinding():
                return self._titled(record.finding)
            case ActionPrerequisite():
                return self._titled(record.first)
            case ActionEvidence() | FindingEvidence() | RequestEvidence() | ReportPhoto():
                return self._titled(record.evidence)
            case Link():
                item = self._titled(record.evidence)
                at = self._words.gettext("{item} at {checkpoint}")
                return at.format(item=item, checkpoint=record.checkpoint) if record.checkpoint else item
            case ActivityCriterion():
                return self._others.get(record.activity, "")
            case RequestCriterion():
                return self._others.get(record.request, "")
            case FindingPlace():
                return record.checkpoint or record.criterion
            case TaskState() | TaskPlan():
                return self._tasks.get((record.framework, record.task), record.task)
        found = (one_line(str(getattr(record, name, "") or "")) for name in NAMING)
        return shortened(next(filter(None, found), ""), LONGEST)

    def _titled(self, thing: str) -> str:
        return self._numbered(*self._titles.get(thing, ("", "")))

    # Values

    def _value(self, record: Record | None, name: str) -> str:
        """A field as a person reads it; empty where there is nothing."""
        value = getattr(record, name, None)
        if isinstance(record, Answer | None) and name == "value":
            return self._answer(record)
        if isinstance(record, Action) and name == "wave":
            return self._waves.get(record.wave, record.wave)
        if name in LEVELS and isinstance(value, int):
            return self._level(record, value)
        return self._worded(value)

    def _answer(self, record: Answer | None) -> str:
        mark = MARKS[record.value] if record is not None and record.value is not None else Mark.UNANSWERED
        return mark_words(mark, self._words, record is not None and self._is_sign(record))

    def _is_sign(self, record: Answer) -> bool:
        framework = self._frameworks.get(record.framework)
        home = framework.criterion_of_checkpoint.get(record.checkpoint) if framework else None
        return home is not None and any(own.id == record.checkpoint and own.sign for own in home.checkpoints)

    def _level(self, record: Record | None, value: int) -> str:
        framework = self._frameworks.get(str(getattr(record, "framework", "")))
        title = level_title(framework, value) if framework is not None else str(value)
        return str(value) if title == str(value) else self._numbered(str(value), title)

    def _worded(self, value: object) -> str:  # noqa: C901 - one for each
        _, words = self._words.gettext, self._words
        match value:
            case None:
                return ""
            case bool():
                return _("yes") if value else _("no")
            case Grade():
                return finding_words.grade_words(value, words)
            case FindingState():
                return finding_words.state_words(value, words)
            case ActionState():
                return roadmap_words.state_words(value, words)
            case EvidenceKind():
                return kind_words(value, words)
            case RequestStatus():
                return status_words(value, words)
            case ActivityKind():
                return activity_words.activity_kind_words(value, words)
            case ActivityState():
                return activity_words.activity_state_words(value, words)
            case Verdict():
                return activity_words.verdict_words(value, words)
            case Outcome():
                return outcome_words(value, words)
            case date():
                return day_words(value, words)
            case tuple():
                return ", ".join(map(str, value))
            case _:
                return str(value)
