"""What a printed questionnaire and a sheet for answers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.figure_records import Asked, Survey, SurveyQuestion


@dataclass(frozen=True)
class SurveyPaper:
    """A survey, its questions in their order, and for whom it is carried out by whom."""

    survey: Survey
    questions: Sequence[SurveyQuestion]
    client: str
    assessor: str
    words: NullTranslations
    language: str = "en"

    @property
    def about(self) -> str:
        """Who asks, and why."""
        _ = self.words.gettext
        if self.survey.asked is Asked.CUSTOMERS:
            told = _(
                "{client} would like to know how it served you. Your answers help to see what works and what "
                "has to change."
            )
            return told.format(client=self.client)
        if self.assessor:
            told = _(
                "{assessor} is looking at how the contact centre of {client} works. Your answers help to see "
                "what works and what has to change."
            )
            return told.format(assessor=self.assessor, client=self.client)
        told = _(
            "We are looking at how the contact centre of {client} works. Your answers help to see what works "
            "and what has to change."
        )
        return told.format(client=self.client)

    @property
    def confidentiality(self) -> str:
        """What becomes of the answers."""
        told = self.words.gettext(
            "Please do not write your name. Results are shown for groups of at least {least} answers only; "
            "comments may be quoted, without saying who wrote them."
        )
        return told.format(least=self.survey.smallest_group)

    @property
    def how_to(self) -> str:
        return self.words.gettext(
            "Tick one box for each question. Leave out what you cannot or do not want to answer."
        )
