"""The forms of a report: which parts each holds, and how much of the content they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.text import missing_glyphs, one_line, shortened

if TYPE_CHECKING:
    from maturity_desktop.domain.results import Results
    from maturity_desktop.reports.content import ReportContent
    from maturity_desktop.reports.found import Found
    from maturity_desktop.reports.parts import Cover, FrameworkContent
    from maturity_desktop.reports.planned import RoadmapContent
    from maturity_desktop.reports.supported import Supported
    from maturity_desktop.reports.withheld import Withheld

EXECUTIVE_PARTS = frozenset(
    {Part.EXECUTIVE, Part.RESULTS, Part.FINDINGS, Part.GAPS, Part.ROADMAP, Part.READINESS}
)
BESIDE_A_CRITERION = frozenset({Part.PERFORMANCE, Part.FINDINGS, Part.ROADMAP, Part.APPENDICES})

MOST_FINDINGS, MOST_GAPS, MOST_MISSES = 5, 10, 8
"""What the executive form names of each; the full report has all of them."""
LONGEST_FACT = 160
_SPELT = 8
"""Characters of a fact on the cover of the executive form."""


def parts_of(options: ReportOptions) -> tuple[Part, ...]:
    """The parts that a report of this form has, in the order that was chosen.

    One of a criterion begins with the criterion.
    """
    chosen = tuple(dict.fromkeys(options.parts))
    match options.form:
        case Form.EXECUTIVE:
            return tuple(part for part in chosen if part in EXECUTIVE_PARTS)
        case Form.CRITERION:
            return (Part.CRITERIA, *(part for part in chosen if part in BESIDE_A_CRITERION))
        case _:
            return chosen


def in_form(content: ReportContent) -> ReportContent:
    """What a report of the chosen form tells of the content; ReportError where it is on no criterion.

    Nothing is worded anew here: a form leaves entries out. Done to content of that form, it changes nothing.
    """
    match content.options.form:
        case Form.EXECUTIVE:
            return _executive(content)
        case Form.CRITERION:
            return _of_criterion(content)
        case _:
            return content


def models_told(results: Sequence[Results], options: ReportOptions) -> Sequence[Results]:
    """The results that a report of this form is about: those of one model where it is about a criterion."""
    if options.form is not Form.CRITERION:
        return results
    told = (
        own
        for own in results
        if options.framework in ("", own.framework.id)
        and any(criterion.id == options.criterion for criterion in own.framework.criteria)
    )
    return tuple(islice(told, 1)) or results


def within(text: str, limit: int) -> str:
    """The text on one line of at most so many characters as they are printed: some are spelt out."""
    spelt_out, printed = frozenset(missing_glyphs([text])), 0
    for place, character in enumerate(one_line(text)):
        printed += _SPELT if character in spelt_out else 1
        if printed > limit:
            return shortened(text, max(1, place))
    return one_line(text)


def _executive(content: ReportContent) -> ReportContent:
    frameworks = tuple(
        replace(own, gaps=own.gaps[:MOST_GAPS], more_gaps=own.more_gaps + len(own.gaps[MOST_GAPS:]))
        for own in content.frameworks
    )
    readiness = tuple(
        replace(
            own,
            misses=own.misses[:MOST_MISSES],
            more_misses=own.more_misses + len(own.misses[MOST_MISSES:]),
        )
        for own in content.readiness
    )
    options = replace(
        content.options,
        distribution=within(content.options.distribution, LONGEST_FACT),
        signed=tuple(within(line, LONGEST_FACT) for line in content.options.signed),
    )
    return replace(
        content,
        options=options,
        cover=_short_cover(content.cover),
        frameworks=frameworks,
        readiness=readiness,
        findings=_first_findings(content.findings),
    )


def _first_findings(found: Found | None) -> Found | None:
    if found is None:
        return None
    first, rest = found.entries[:MOST_FINDINGS], found.entries[MOST_FINDINGS:]
    kept = _findings(found, frozenset(entry.id for entry in first))
    return None if kept is None else replace(kept, more=found.more + len(rest))


def _short_cover(cover: Cover) -> Cover:
    return replace(
        cover,
        title=within(cover.title, LONGEST_FACT),
        client=within(cover.client, LONGEST_FACT),
        site=within(cover.site, LONGEST_FACT),
        assessor=within(cover.assessor, LONGEST_FACT),
        version=within(cover.version, LONGEST_FACT),
    )


def _of_criterion(content: ReportContent) -> ReportContent:
    options = content.options
    framework, criterion = _the_one(content)
    found, road = content.findings, content.roadmap
    held = found.about_criterion(framework.id, criterion) if found is not None else ()
    actions = road.about_criterion(framework.id, criterion) if road is not None else ()
    used = {item.id for own in held for item in own.evidence}
    used |= {item.id for own in actions for item in own.evidence}
    items = tuple(
        replace(item, used_at=tuple(own for own in item.used_at if own == (framework.id, criterion)))
        for item in content.evidence
        if item.id in used or (framework.id, criterion) in item.used_at
    )
    labels = {criterion, *(own.label for own in held), *(own.label for own in actions)}
    labels |= {item.label for item in items}
    return replace(
        content,
        options=replace(options, framework=framework.id),
        cover=_cover_of_one(content, framework, criterion),
        frameworks=(_of_one(framework, criterion),),
        standings=None,
        supported=_bearing_on(content.supported, framework.id, criterion),
        findings=_findings(found, frozenset(own.id for own in held)),
        roadmap=_actions(road, frozenset(own.id for own in actions)),
        readiness=(),
        movements=(),
        agreement=(),
        own_views=(),
        crosswalk=(),
        evidence=items,
        withheld=_left_out_of(content.withheld, framework.id, frozenset(labels)),
    )


def _left_out_of(withheld: Withheld, framework: str, places: frozenset[str]) -> Withheld:
    """What was left out at these places of a model."""
    left_out = (
        own for own in withheld.left_out if own.place in places and own.framework in ("", framework)
    )  # fmt: skip
    return replace(withheld, left_out=tuple(left_out))


def _cover_of_one(content: ReportContent, framework: FrameworkContent, criterion: str) -> Cover:
    """What the report is about, in its title too: file properties and running heads show that."""
    _ = content.words.gettext
    cover = content.cover
    (own,) = (entry for entry in framework.criteria if entry.id == criterion)
    name = _("{id} {title}").format(id=own.id, title=own.title)
    title = cover.title
    if name not in title:
        title = _("{title}: {criterion}").format(title=title, criterion=name)
    models = tuple(line for line in cover.frameworks if line.label == framework.title)
    return replace(cover, title=title, frameworks=models)


def _the_one(content: ReportContent) -> tuple[FrameworkContent, str]:
    """The criterion that was chosen, in its framework or, where none was named, the first that has it."""
    options = content.options
    for framework in content.frameworks:
        if options.framework in ("", framework.id):
            for criterion in framework.criteria:
                if criterion.id == options.criterion:
                    return framework, criterion.id
    _ = content.words.gettext
    if not options.criterion:
        raise ReportError(_("Choose the criterion that the report is about."))
    told = _("The report has no criterion “{criterion}”. Choose one that it has.")
    raise ReportError(told.format(criterion=options.criterion))


def _of_one(framework: FrameworkContent, criterion: str) -> FrameworkContent:
    (entry,) = (own for own in framework.criteria if own.id == criterion)
    measured = framework.performance
    if measured is not None:
        ladders = tuple(own for own in measured.criteria if own.criterion == criterion)
        measured = replace(measured, criteria=ladders) if ladders else None
    return replace(
        framework,
        domains=tuple(own for own in framework.domains if own.id == entry.domain),
        criteria=(entry,),
        gaps=tuple(own for own in framework.gaps if own.criterion == criterion),
        performance=measured,
        programme=(),
        remarks=(),
    )


def _findings(found: Found | None, kept: frozenset[str]) -> Found | None:
    """The findings with these ids; None where there are none of them."""
    if found is None or not kept:
        return None
    groups = (
        replace(group, entries=tuple(entry for entry in group.entries if entry.id in kept))
        for group in found.groups
    )
    return replace(found, groups=tuple(group for group in groups if group.entries))


def _actions(road: RoadmapContent | None, kept: frozenset[str]) -> RoadmapContent | None:
    """The actions with these ids; None where there are none of them."""
    if road is None or not kept:
        return None
    waves = (
        replace(wave, actions=tuple(own for own in wave.actions if own.id in kept)) for wave in road.waves
    )
    return replace(
        road,
        waves=tuple(wave for wave in waves if wave.actions),
        unplaced=tuple(own for own in road.unplaced if own.id in kept),
        trainings=(),
    )


def _bearing_on(found: Supported | None, framework: str, criterion: str) -> Supported | None:
    """The supporting figures that bear on a criterion; what is claimed stands with the criterion itself."""
    if found is None:
        return None
    domains = (
        replace(
            domain,
            figures=tuple(
                figure
                for figure in domain.figures
                if any((own.framework, own.id) == (framework, criterion) for own in figure.criteria)
            ),
        )
        for domain in found.domains
    )
    return replace(
        found,
        domains=tuple(domain for domain in domains if domain.figures),
        data=(),
        claims=(),
        surveys=(),
    )
