"""What a report is given beside the results: supporting figures, claims held against figures, surveys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity_desktop.domain.claims import CheckedClaim
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.survey import SurveyResult


@dataclass(frozen=True)
class Support:
    """Of one audit and the models that a report is about; figures by measure, surveys that have answers."""

    catalogue: SupportingCatalogue
    figures: Mapping[str, SupportingFigure]
    claims: tuple[CheckedClaim, ...]
    surveys: tuple[SurveyResult, ...]


NO_SUPPORT = Support(SupportingCatalogue("", {}, {}, ()), {}, (), ())
