"""The status report of a roadmap on a page or two: how far it is, what is late, done, next, the forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.forecast import at_target, forecast
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.roadmap import Roadmap, Standing, roadmap, sums
from maturity_desktop.domain.waves import WavePlan
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Row
from maturity_desktop.reports.planned import ActionEntry
from maturity_desktop.reports.sections.roadmap import action_entry, results_moved, short_titles
from maturity_desktop.reports.sections.roadmap_words import (
    forecast_words,
    headline,
    span_words,
    state_words,
    sums_words,
)
from maturity_desktop.reports.sections.wording import day_words

SINCE = timedelta(days=31)
"""What was done within so many days stands under what was done."""
AHEAD = timedelta(days=31)
MOST_NEXT = 12
SHARES = (0.09, 0.47, 0.2, 0.24)
FORECAST_SHARES = (0.45, 0.55)


@dataclass(frozen=True)
class StatusPaper:
    """All that the print tells; `counts` are actions by state, `forecasts` a line for each wave, which
    has one for each model in it.
    """

    sheet: Sheet
    lead: tuple[str, ...]
    counts: tuple[Line, ...]
    late: tuple[ActionEntry, ...]
    done: tuple[ActionEntry, ...]
    following: tuple[ActionEntry, ...]
    forecasts: tuple[Line, ...]


def status_paper(
    results: Sequence[Results],
    plan: WavePlan,
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
    audience: Audience = Audience.CLIENT,
) -> StatusPaper:
    """How the roadmap stands on a day; what was noted of the actions stands in an internal copy only."""
    _ = words.gettext
    audit = results[0].audit
    road = roadmap(audit, results, plan, today)
    client, day = audit.client.name, day_words(today, words)
    is_internal = audience is Audience.INTERNAL
    subtitle, foot = _("{client} · {day}"), _("{client} · status of {day}")
    if is_internal:
        subtitle = _("{client} · {day} · Internal copy, not for the client")
        foot = _("{client} · status of {day} · Internal copy, not for the client")
    since = today - SINCE
    done = [own for own in road.live if own.action.done_on is not None and own.action.done_on >= since]
    return StatusPaper(
        sheet=Sheet(
            title=_("Status of the roadmap"),
            subtitle=subtitle.format(client=client, day=day),
            foot=foot.format(client=client, day=day),
            made_on=today,
            words=words,
            author=audit.details.assessor,
            page_size=page_size,
            language=words.info().get("language", "en"),
        ),
        lead=_lead(road, results, words),
        counts=tuple(_counts(road, words)),
        late=_entries(road.late, results, words, is_internal),
        done=_entries(sorted(done, key=lambda own: own.action.done_on or today), results, words, is_internal),
        following=_entries(_next(road, today), results, words, is_internal),
        forecasts=tuple(_forecasts(road, results, words)),
    )


def _lead(road: Roadmap, results: Sequence[Results], words: NullTranslations) -> tuple[str, ...]:
    told = [headline(road, words) + "."]
    money = sums_words(sums(road.live), road.settings.currency, words)
    if money:
        told.append(money + ".")
    for own in results:
        said = words.gettext("{model}: {count} of {rated} rated criteria are at their target.")
        told.append(said.format(model=own.framework.short_title, count=at_target(own), rated=own.whole.rated))
    return tuple(told)


def _counts(road: Roadmap, words: NullTranslations) -> list[Line]:
    counts = dict.fromkeys(ActionState, 0)
    for own in road.standings:
        counts[own.action.state] += 1
    return [Line(state_words(state, words), str(count)) for state, count in counts.items() if count]


def _next(road: Roadmap, today: date) -> list[Standing]:
    """Open actions that are not late and end within a month, else those of the first wave with such ones.

    The earliest first; what is late has a table of its own above.
    """
    open_ones = [own for own in road.live if own.is_open and not own.late]
    near = [own for own in open_ones if own.ends is not None and own.ends <= today + AHEAD]
    if not near:
        waves = [[own for own in road.in_wave(wave.id) if own in open_ones] for wave in road.plan.waves]
        near = next((held for held in waves if held), [])
    return sorted(near, key=lambda own: (own.ends or date.max, own.action.number))[:MOST_NEXT]


def _entries(
    found: Sequence[Standing], results: Sequence[Results], words: NullTranslations, is_internal: bool
) -> tuple[ActionEntry, ...]:
    titles = short_titles(results)
    told = (action_entry(own, own.wave.title if own.wave else "", titles, words) for own in found)
    return tuple(own if is_internal else replace(own, notes=()) for own in told)


def _forecasts(road: Roadmap, results: Sequence[Results], words: NullTranslations) -> list[Line]:
    """What each wave that holds something would make of the levels."""
    _ = words.gettext
    told: dict[str, list[str]] = {}
    for result in results_moved(road, results):
        for own in forecast(result, road):
            if not road.in_wave(own.wave.id):
                continue
            name = _("{wave} ({span})").format(wave=own.wave.title, span=span_words(own.wave, road, words))
            said = _("{model}: {forecast}") if len(results) > 1 else "{forecast}"
            line = said.format(model=result.framework.short_title, forecast=forecast_words(own, words))
            told.setdefault(name, []).append(line)
    return [Line(name, "\n".join(lines)) for name, lines in told.items()]


# On paper


def write_status(paper: StatusPaper, out: BinaryIO) -> None:
    """Writes the print; the same roadmap gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), _told(paper), out)


def check_status(path: Path, paper: StatusPaper) -> None:
    """ReportError where the file is not this print."""
    check_sheet(path, paper.sheet, _told(paper))


def _told(paper: StatusPaper) -> object:
    return (paper.lead, paper.counts, paper.late, paper.done, paper.following, paper.forecasts)


def _story(paper: StatusPaper) -> Story:
    _, parts = paper.sheet.words.gettext, Parts(paper.sheet)
    counts = " · ".join(_("{state}: {count}").format(state=own.label, count=own.text) for own in paper.counts)
    story = parts.top(" ".join(paper.lead), counts)
    for title, found, nothing in (
        (_("Late"), paper.late, _("Nothing is late.")),
        (_("Done in the last month"), paper.done, _("Nothing was done in the last month.")),
        (
            _("Next"),
            paper.following,
            _("Nothing new is due; what is late comes first.") if paper.late else _("Nothing is open."),
        ),
    ):
        story.append(parts.heading(title, follows=80))
        story += [_table(found, parts)] if found else parts.text(nothing, quiet=True)
        story.append(Spacer(1, 6))
    if paper.forecasts:
        rows = [
            Row(
                ([*prose(own.label, parts.styles.small_strong)], [*prose(own.text, parts.styles.small)]),
                whole=True,
                keep=place < len(paper.forecasts),
            )
            for place, own in enumerate(paper.forecasts, 1)
        ]
        table = parts.table((_("Wave"), _("Forecast")), rows, FORECAST_SHARES)
        story += parts.headed(_("What the waves would make of the levels"), table)
        said = _(
            "A forecast takes every checkpoint of a wave as met; each level is rated anew, with evidence."
        )
        story += [Spacer(1, 4), *parts.text(said, quiet=True)]
    return story


def _table(found: Sequence[ActionEntry], parts: Parts) -> object:
    _, styles = parts.sheet.words.gettext, parts.styles
    rows = []
    for own in found:
        what = [*prose(own.title, styles.small_strong)]
        what += [piece for note in own.notes[:1] for piece in prose(note, styles.small_said)]
        state = prose(own.state_words, styles.small_attention if own.is_late else styles.small)
        rows.append(
            Row(
                (
                    [paragraph(own.label, styles.small_number)],
                    what,
                    [*prose(own.owner or _("nobody named"), styles.small)],
                    [*state, *prose(own.when, styles.small_quiet)],
                ),
                whole=True,
            )
        )
    return parts.table((_("No."), _("Action"), _("Owner"), _("State and day")), rows, SHARES)
