"""Across the audits of a laptop, as plain data."""

from __future__ import annotations

from typing import Any

from maturity_desktop.domain.portfolio import ClientLine, ModelFigures, Spread
from maturity_desktop.verbs.portfolio import PortfolioRead

Plain = dict[str, Any]


def portfolio_data(found: PortfolioRead) -> Plain:
    """Clients by what is due, and each model's figures; of fewer than five clients there are no quartiles.

    A client's figure stands with the client; what is told of all names nobody.
    """
    own = found.portfolio
    return {
        "samples_in": own.samples_in,
        "clients": [_client(line) for line in own.clients],
        "models": [_model(model) for model in own.models],
    }


def _client(line: ClientLine) -> Plain:
    return {
        "client": line.name,
        "audit": line.audit,
        "cut_off": line.cut_off.isoformat(),
        "audits": line.audits,
        "is_sample": line.is_sample,
        "state": line.state.value,
        "due": line.due.isoformat() if line.due else None,
        "is_certified": line.is_certified,
        "rated": line.rated,
        "applicable": line.applicable,
    }


def _model(model: ModelFigures) -> Plain:
    return {
        "framework": model.framework,
        "title": model.title,
        "clients": model.clients,
        "left_out": model.left_out,
        "whole": _spread(model.whole),
        "domains": {domain: _spread(spread) for domain, spread in model.domains.items()},
        "failing": [
            {"criterion": own.criterion, "below": own.below, "rated": own.rated} for own in model.failing
        ]
        if model.are_told
        else [],
    }


def _spread(spread: Spread) -> Plain | None:
    """Quartiles over clients; None of too few."""
    own = spread.quartiles
    return {"low": own.low, "median": own.median, "high": own.high} if own else None
