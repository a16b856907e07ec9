"""The portfolio read from a library: its audits with where they stand, and what is due of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from maturity_desktop.domain.changes import Standing
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.portfolio import LEAST_RATED, Audited, Portfolio, portfolio
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.standing import keep_missing, missing_standings, read_standings

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library


@dataclass(frozen=True)
class PortfolioRead:
    """A portfolio, and the frameworks whose figures are told of enough clients, by id."""

    portfolio: Portfolio
    frameworks: Mapping[str, Framework]


def read_portfolio(library: Library, today: date, out_of_sight: Collection[str] = ()) -> PortfolioRead:
    """The portfolio as of a day; the agreed figures of audits that are `out_of_sight` are left out.

    Where audits stand that were written before that was kept, is computed first, once.
    """
    from maturity_desktop.verbs.schedule import told_of_audits

    renew_standings(library)
    schedules, awards = told_of_audits(library, today)
    found = portfolio(audited(library, out_of_sight), schedules, awards)
    frameworks: dict[str, Framework] = {}
    for model in found.models:
        if model.are_told:
            with suppress(MaturityError):  # an edition that cannot be read has no words for its figures
                frameworks[model.framework] = library.framework(model.edition)
    return PortfolioRead(found, frameworks)


def audited(library: Library, out_of_sight: Collection[str] = ()) -> tuple[Audited, ...]:
    """Every audit by each of its frameworks; where it stands, of each client the newest with enough rated."""
    listed = library.audits()
    newest: dict[tuple[str, str], tuple[date, str]] = {}
    for own in listed:
        for use in own.frameworks:
            if use.rated >= max(1, LEAST_RATED * use.applicable) and own.id not in out_of_sight:
                place = (own.client_id, use.framework)
                newest[place] = max(newest.get(place, (date.min, "")), (own.cut_off, own.id))
    wanted = {(audit, framework) for (_client, framework), (_day, audit) in newest.items()}
    standings = library.look_up(lambda db: read_standings(db, wanted))
    return tuple(
        Audited(
            own.id,
            own.client_id,
            own.client,
            own.cut_off,
            own.is_sample,
            use.framework,
            use.title,
            use.edition,
            None if own.id in out_of_sight else use.level,
            standings.get((own.id, use.framework)),
            *((0, 0) if own.id in out_of_sight else (use.rated, use.applicable)),
        )
        for own in listed
        for use in own.frameworks
    )


def renew_standings(library: Library) -> None:
    """Computes where audits stand of which that is not kept yet; nothing in a library that is only read.

    What was committed meanwhile stays: it is newer.
    """
    missing = () if library.read_only else library.look_up(missing_standings)
    found: list[tuple[str, str, Standing]] = []
    for audit_id, framework in missing:
        with suppress(MaturityError):  # damage is told where the audit is opened
            audit = library.load(audit_id)
            use = next(own for own in audit.framework_uses if own.framework == framework)
            found.append((audit_id, framework, evaluate(audit, library.framework(use.edition)).standing))
    if found:
        keep_missing(library, found)
