"""The verb that looks across the audits of a laptop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.portfolio import ModelFigures
    from maturity_desktop.verbs.portfolio import PortfolioRead

Line = tuple[str, ...]
INDENT = "  "


@click.command()
@as_json
@everywhere
@click.pass_obj
def portfolio(around: Surroundings, as_json: bool) -> None:
    """Show the clients by what is due, their levels together, and the criteria that fail most."""
    from maturity_desktop.verbs.portfolio import read_portfolio
    from maturity_desktop.verbs.summary_portfolio import portfolio_data

    today = around.clock().date()
    with around.open_to_read() as library:
        found = read_portfolio(library, today)
    if as_json:
        print_json(portfolio_data(found))
        return
    for line in _lines(found, today):
        tell(*line)


def _lines(found: PortfolioRead, today: date) -> Iterator[Line]:
    from maturity_desktop.reports.sections.portfolio_words import (
        audits_words,
        headline,
        samples_words,
        state_words,
    )

    words, own = NullTranslations(), found.portfolio
    yield from ((line,) for line in (headline(own, words), samples_words(own, words)) if line)
    for client in own.clients:
        yield client.name, state_words(client, today, words), audits_words(client, words)
    for model in own.models:
        yield from _model_lines(model, found)


def _model_lines(model: ModelFigures, found: PortfolioRead) -> Iterator[Line]:
    """The distributions of one model and what fails most in it; of too few clients that they are too few."""
    from maturity_desktop.reports.sections.portfolio_words import (
        counted_words,
        failing_words,
        spread_words,
    )

    words = NullTranslations()
    yield ("",)
    yield (counted_words(model, words),)
    framework = found.frameworks.get(model.framework)
    if framework is None:
        return
    if model.whole.quartiles is not None:
        yield (f"{INDENT}{spread_words(model.title, model.whole, words)}",)
    for domain in framework.domains:
        if domain.id in model.domains:
            yield (f"{INDENT}{spread_words(domain.title, model.domains[domain.id], words)}",)
    for own in model.failing:
        yield f"{INDENT}{own.criterion}", failing_words(own, words)


VERBS = (portfolio,)
