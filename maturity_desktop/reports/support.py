"""What a report is given beside the results: supporting figures, claims held against them, surveys, waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity_desktop.domain.claims import CheckedClaim
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.survey import SurveyResult
from maturity_desktop.domain.waves import WavePlan


@dataclass(frozen=True)
class Support:
    """Of one audit and the models that a report is about; figures by measure, surveys that have answers.

    `waves` are those into which the roadmap is divided, `earlier` the results of the audit before.
    """

    catalogue: SupportingCatalogue
    figures: Mapping[str, SupportingFigure]
    claims: tuple[CheckedClaim, ...]
    surveys: tuple[SurveyResult, ...]
    waves: WavePlan | None = None
    earlier: tuple[Results, ...] = ()


NO_SUPPORT = Support(SupportingCatalogue("", {}, {}, ()), {}, (), ())
