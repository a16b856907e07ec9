"""What the overview says of an audit: its figures, its domains, what is missing, what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.results import CriterionResult, ReasonCode, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.models.audit_list import day_words, level_figure, touched_words
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import reason_words
from maturity_desktop.gui.widgets.domain_rows import DomainProgress
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.executive import executive
from maturity_desktop.reports.sections.wording import short_number

if TYPE_CHECKING:
    from maturity_desktop.storage.audit_store import JournalEntry

MOST_NAMED = 3
MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, what it counts, and what stands below it."""

    figure: str
    caption: str
    detail: str = ""


def headline(results: Results) -> str:
    """The finding in one sentence, as the report has it."""
    return executive(results, screen_words()).headline


def particulars(results: Results) -> str:
    """Which framework, until when, by whom."""
    details = results.audit.details
    parts = [
        results.framework.title,
        _("cut-off {day}").format(day=day_words(details.cut_off)),
        details.assessor,
    ]
    return _(" · ").join(part for part in parts if part)


def figures(results: Results) -> tuple[Figure, ...]:
    """Level, coverage, lowest, below target."""
    whole = results.whole
    return (
        (_level(results), _coverage(results), _lowest(results), _below(results)) if whole.applicable else ()
    )


def _level(results: Results) -> Figure:
    whole = results.whole
    if whole.level is None:
        return Figure("–", _("mean level"), _("no criterion is rated yet") if not whole.rated else "")
    caption = _("mean level, of {top}").format(top=results.framework.top)
    detail = ngettext("over {count} rated criterion", "over {count} rated criteria", whole.rated).format(
        count=whole.rated
    )
    if whole.provisional:
        detail = _("provisional: too little is rated")
    return Figure(short_number(whole.level, screen_words()), caption, detail)


def _coverage(results: Results) -> Figure:
    whole = results.whole
    left = len(results.unrated)
    detail = ngettext("{count} still to rate", "{count} still to rate", left).format(count=left)
    figure = _("{rated} of {applicable}").format(rated=whole.rated, applicable=whole.applicable)
    return Figure(figure, _("criteria rated"), detail if left else _("all that apply"))


def _lowest(results: Results) -> Figure:
    lowest = [results.of(criterion) for criterion in results.whole.lowest]
    if not lowest:
        return Figure("–", _("lowest level"))
    names = [result.criterion.id for result in lowest]
    named = _(", ").join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        named = _("{some} and {rest} more").format(some=named, rest=len(names) - MOST_NAMED)
    return Figure(str(lowest[0].level), _("lowest level"), named)


def _below(results: Results) -> Figure:
    profile = results.audit.details.target_profile
    titles = {target.id: target.title for target in results.framework.targets}
    detail = _("target: {profile}").format(profile=titles.get(profile) or _("as agreed with the client"))
    return Figure(str(len(results.ranked_gaps)), _("criteria below target"), detail)


def domain_rows(results: Results) -> Iterator[Row]:
    """A row for each domain, with its progress as the goal."""
    span = results.framework.top - results.framework.floor or 1
    for domain, whole in results.domains:
        own = [result for result in results.criteria if result.domain is domain]
        first_open = next((result for result in own if result.score.state is State.UNRATED), own[0])
        target = mean_target(results, domain)
        progress = DomainProgress(
            criterion=first_open.criterion.id,
            level="–" if whole.level is None else level_figure(whole.level),
            rated=_("{rated} of {applicable}").format(rated=whole.rated, applicable=whole.applicable),
            complete=whole.rated == whole.applicable,
            share=None if whole.level is None else (whole.level - results.framework.floor) / span,
            target=None if target is None else (target - results.framework.floor) / span,
        )
        spoken = _("level {level}, {rated} rated").format(level=progress.level, rated=progress.rated)
        yield Row(domain.title, lead=domain.id, mark=spoken, goal=progress)


def missing_rows(results: Results) -> Iterator[Row]:
    """What is unrated, unproven, or provisional for another reason, each under its heading."""
    other = [result for result in results.criteria if _other_reasons(result)]
    yield from _group(_("Not rated"), results.unrated, _bounds)
    yield from _group(_("Without current evidence"), results.unproven, _no_detail)
    yield from _group(_("Provisional"), other, _other_reasons)


def _group(
    title: str, found: Sequence[CriterionResult], detail: Callable[[CriterionResult], str]
) -> Iterator[Row]:
    if found:
        yield Row(title, mark=str(len(found)), heading=True)
    for result in found:
        criterion = result.criterion
        yield Row(criterion.title, lead=criterion.id, detail=detail(result), goal=criterion.id)


def _no_detail(_result: CriterionResult) -> str:
    return ""


def _bounds(result: CriterionResult) -> str:
    if not result.answers:
        return ""
    return _("the answers so far give level {low} to {high}").format(
        low=result.score.low, high=result.score.high
    )


def _other_reasons(result: CriterionResult) -> str:
    """The reasons why a rating is provisional, but for the want of evidence."""
    reasons = [reason for reason in result.provisional if reason.code is not ReasonCode.NO_EVIDENCE]
    return _("; ").join(reason_words(reason) for reason in reasons)


def profile_lines(client: Client) -> Iterator[tuple[str, str]]:
    """The client's baseline: what each thing is called, and what was written."""
    yield _("Sector"), client.sector
    yield _("Sites"), client.sites
    yield _("Channels in scope"), _(", ").join(channel_word(channel) for channel in client.channels)
    yield _("Vision"), client.vision
    yield _("Objectives"), client.objectives
    yield _("Environment"), client.environment


def channel_word(channel: str) -> str:
    """A channel as people call it; those that somebody typed are called what was typed."""
    words = {
        "voice": _("voice"),
        "email": _("e-mail"),
        "chat": _("chat"),
        "messaging": _("messaging"),
        "social": _("social media"),
        "letters": _("letters"),
        "video": _("video"),
        "self_service": _("self-service"),
        "counter": _("counter"),
    }
    return words.get(channel, channel)


def change_rows(entries: Sequence[JournalEntry], now: datetime) -> Iterator[Row]:
    """The last acts, newest first: entries of one act become one row."""
    acts = {entry.edit: entry for entry in sorted(entries, key=lambda entry: entry.revision)}
    for entry in list(reversed(acts.values()))[:MOST_CHANGES]:
        when = touched_words(entry.at, now)
        yield Row(entry.label, detail=_(" · ").join(part for part in (when, entry.author) if part))
