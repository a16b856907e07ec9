"""What the overview says of an audit: its figures, its domains, what is missing, what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Answer, AnswerValue, Audit, Client, SetLevel, Target
from maturity_desktop.domain.baseline import Computed, baseline, beside
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp, State
from maturity_desktop.gui.models.audit_list import day_words, level_figure, touched_words
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import answer_word, reason_words, short_id
from maturity_desktop.gui.widgets.domain_rows import DomainProgress
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.executive import executive
from maturity_desktop.reports.sections.wording import mean_words

if TYPE_CHECKING:
    from maturity_desktop.storage.audit_store import JournalEntry

MOST_NAMED = 3
MOST_CHANGES = 12
Signs = frozenset[tuple[str, str]]
"""Signs by framework and checkpoint."""


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
    """Level, coverage, lowest, below target; of a single criterion what the report has of it."""
    whole = results.whole
    if len(results.framework.criteria) == 1:
        return _figures_of_one(results) if whole.applicable else ()
    return (
        (_level(results), _coverage(results), _lowest(results), _below(results)) if whole.applicable else ()
    )


def _level(results: Results) -> Figure:
    whole = results.whole
    if not results.framework.scoring.aggregate:
        return _layers(results)
    if whole.level is None:
        return Figure("–", _("mean level"), _("no criterion is rated yet") if not whole.rated else "")
    caption = _("mean level, of {top}").format(top=results.framework.top)
    detail = ngettext("over {count} rated criterion", "over {count} rated criteria", whole.rated).format(
        count=whole.rated
    )
    if whole.provisional:
        detail = _("provisional: too little is rated")
    return Figure(mean_words(whole.level, screen_words()), caption, detail)


def _figures_of_one(results: Results) -> tuple[Figure, ...]:
    """As the report has them, and how much is answered."""
    (result,) = results.criteria
    asked = len(result.asked)
    answered = sum(1 for point in result.asked if point in result.answers)
    detail = ngettext("{count} still to answer", "{count} still to answer", asked - answered)
    coverage = Figure(
        _("{answered} of {asked}").format(answered=answered, asked=asked),
        _("checkpoints and signs answered"),
        detail.format(count=asked - answered) if answered < asked else _("all that apply"),
    )
    said = executive(results, screen_words()).figures
    return (*(Figure(figure.value, figure.unit, figure.caption) for figure in said), coverage)


def _layers(results: Results) -> Figure:
    """The levels between which the layers stand: a model that is not monolithic has none for the whole."""
    levels = [figure.level for _domain, figure in results.domains if figure.level is not None]
    detail = _("no overall level: this model is not monolithic")
    if not levels:
        return Figure("–", _("no layer is rated yet"), detail)
    low, high = level_figure(min(levels)), level_figure(max(levels))
    caption = _("levels of the layers, of {top}").format(top=results.framework.top)
    return Figure(low if low == high else _("{low} to {high}").format(low=low, high=high), caption, detail)


def scale_words(framework: Framework) -> str:
    """What is to be known of a scale: that there is no level for the whole, that it is open at its end."""
    said = []
    if not framework.scoring.aggregate:
        said.append(
            _("Each layer has a level of its own; there is no overall level: this model is not monolithic.")
        )
    if framework.open_ended:
        said.append(
            _("The scale is open-ended; named beyond it and not described: {stages}.").format(
                stages=_(", ").join(stage.title for stage in framework.beyond)
            )
        )
    return " ".join(said)


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
    detail = _("target: {profile}").format(profile=results.profile.title or _("the highest level"))
    return Figure(str(len(results.ranked_gaps)), _("criteria below target"), detail)


def domain_rows(results: Results) -> Iterator[Row]:
    """A row for each domain, with its progress as the goal."""
    span = results.framework.top - results.framework.floor or 1
    for domain, whole in results.domains:
        if domain.undescribed:
            reason = _("Named, not described. {reason}").format(reason=domain.undescribed)
            yield Row(domain.title, lead=domain.id, detail=reason, told=True)
            continue
        own = [result for result in results.criteria if result.domain is domain]
        first_open = next((result for result in own if result.score.state is State.UNRATED), own[0])
        target = mean_target(results, domain)
        progress = DomainProgress(
            criterion=first_open.criterion.id,
            level="–" if whole.level is None else domain_figure(whole),
            rated=_("{rated} of {applicable}").format(rated=whole.rated, applicable=whole.applicable),
            complete=whole.rated == whole.applicable,
            share=None if whole.level is None else (whole.level - results.framework.floor) / span,
            target=None if target is None else (target - results.framework.floor) / span,
        )
        level = _("no level yet") if whole.level is None else _("level {level}").format(level=progress.level)
        status = own[0].status if whole.applicable == 1 else ""
        rated = _("{rated} rated").format(rated=progress.rated)
        spoken = _(", ").join(part for part in (level, status, rated) if part)
        yield Row(domain.title, lead=domain.id, mark=spoken, goal=progress)


def domain_figure(whole: RollUp) -> str:
    """A mean level with its decimals; the level of a single criterion is no mean."""
    assert whole.level is not None, "something is rated"
    return str(round(whole.level)) if whole.applicable == 1 else level_figure(whole.level)


def missing_rows(results: Results) -> Iterator[Row]:
    """What is unrated, provisional, or otherwise unproven, each under its heading.

    All that is provisional stands under that word, as many as the chip in the top bar counts.
    """
    provisional = [result for result in results.criteria if result.provisional]
    unproven = [result for result in results.unproven if not result.provisional]
    yield from _group(_("Not rated"), results.unrated, _bounds)
    yield from _still_to_answer(results)
    yield from _group(_("Provisional"), provisional, _reasons)
    yield from _group(_("Without current evidence"), unproven, _no_detail)


def _group(
    title: str, found: Sequence[CriterionResult], detail: Callable[[CriterionResult], str]
) -> Iterator[Row]:
    if found:
        yield Row(title, mark=str(len(found)), heading=True)
    for result in found:
        criterion = result.criterion
        yield Row(criterion.title, lead=criterion.id, detail=detail(result), goal=criterion.id)


def _still_to_answer(results: Results) -> Iterator[Row]:
    """What is open of a single criterion that is rated all the same, point by point, as its figure counts."""
    if len(results.framework.criteria) > 1:
        return
    (result,) = results.criteria
    points = [point for point in result.criterion.checkpoints if point.id in result.asked]
    left = [point for point in points if point.id not in result.answers]
    if result.level is None or not left:
        return
    yield Row(_("Not answered"), mark=str(len(left)), heading=True)
    for point in left:
        kind = _("sign") if point.sign else _("checkpoint")
        code = short_id(point.id, result.criterion.id)
        yield Row(point.text, lead=code, detail=kind, goal=result.criterion.id)


def _no_detail(_result: CriterionResult) -> str:
    return ""


def _bounds(result: CriterionResult) -> str:
    if not result.answers:
        return ""
    return _("the answers so far give levels {low} to {high}").format(
        low=result.score.low, high=result.score.high
    )


def _reasons(result: CriterionResult) -> str:
    """Why a rating is provisional."""
    return _("; ").join(reason_words(reason) for reason in result.provisional)


def profile_lines(client: Client) -> Iterator[tuple[str, str]]:
    """The client's baseline: what each thing is called, and what was written."""
    yield _("Sector"), client.sector
    yield _("Sites"), client.sites
    yield _("Channels in scope"), _(", ").join(channel_word(channel) for channel in client.channels)
    yield _("Vision"), client.vision
    yield _("Objectives"), client.objectives
    yield _("Environment"), client.environment


def baseline_lines(audit: Audit, computed: Callable[[], Sequence[Computed]]) -> Iterator[tuple[str, str]]:
    """A figure as it was told, and what the data come to where they say otherwise.

    What is computed is asked for only where something was told.
    """
    told = baseline(audit)
    for own in beside(told, computed() if told else ()):
        said = _("{figure}: {value} ({period})") if own.told.period else _("{figure}: {value}")
        figure = own.told
        words = said.format(figure=figure.title, value=figure.value or _("not told"), period=figure.period)
        differs = own.computed is not None and own.computed.value != figure.value.strip()
        yield (
            words,
            _("computed: {value}").format(value=own.computed.value) if own.computed and differs else "",
        )


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


def change_rows(
    entries: Sequence[JournalEntry], now: datetime, frameworks: Iterable[Framework] = ()
) -> Iterator[Row]:
    """The last acts, newest first: entries of one act become one row."""
    signs = frozenset(
        (framework.id, point.id)
        for framework in frameworks
        for criterion in framework.criteria
        for point in criterion.checkpoints
        if point.sign
    )
    acts: dict[str, list[JournalEntry]] = {}
    for entry in sorted(entries, key=lambda entry: -entry.revision):
        acts.setdefault(entry.edit, []).append(entry)
    for act in list(acts.values())[:MOST_CHANGES]:
        last = act[0]
        parts = (_changed_words(act, signs), touched_words(last.at, now), last.author)
        yield Row(last.label, detail=_(" · ").join(part for part in parts if part))


def _changed_words(act: Sequence[JournalEntry], signs: Signs) -> str:
    """What an act changed, where that is short: a value and what became of it, or how many."""
    count, kinds = len(act), {entry.kind for entry in act}
    if count == 1:
        return _value_words(act[0], signs)
    if kinds == {"answer"}:
        return ngettext("{count} answer", "{count} answers", count).format(count=count)
    if kinds <= {"evidence", "link"}:
        items = sum(entry.kind == "evidence" for entry in act)
        return (
            ngettext("{count} item of evidence", "{count} items of evidence", items).format(count=items)
            if items
            else ""
        )
    return ""


def _value_words(entry: JournalEntry, signs: Signs) -> str:
    if entry.kind not in ("answer", "set_level", "target") or entry.old == entry.new:
        return ""
    change = entry.change
    if change is None:
        return ""
    old, new = (_value_word(entry.kind, record, signs) for record in (change.old, change.new))
    return _("{old} → {new}").format(old=old, new=new) if old != new else ""


def _value_word(kind: str, record: Record | None, signs: Signs) -> str:
    """The value of an answer, a level or a target; what holds where there is none."""
    match record:
        case Answer(value=AnswerValue() as value):
            return answer_word(value, sign=(record.framework, record.checkpoint) in signs)
        case SetLevel(level=level) | Target(level=level):
            return _("level {level}").format(level=level)
    without = {"set_level": _("as the answers give it"), "target": _("as in the profile")}
    return without.get(kind) or _("no answer")
