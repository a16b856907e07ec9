"""Whom a survey asked, as far as its questions and the heads of its columns tell; English and German."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_desktop.domain.figure_records import Asked
from maturity_desktop.domain.survey_words import key_of


def _phrases(texts: str) -> tuple[str, ...]:
    return tuple(f" {own.strip()} " for line in texts.split("\n") for own in line.split("|") if own.strip())


# Keys as of `key_of`. A word that both are asked about, such as staff or service, tells nothing.
SAID_TO = {
    Asked.CUSTOMERS: _phrases(
        """
        customer id|customer number|csat|ces|ticket|get in touch|got in touch|contact us|contacted us
        your matter|your issue|your problem|your request|your enquiry|your order|your call|your contact
        our service|resolved|solved|settled|agent|advisor|adviser|waiting time|had to wait|recommend us to
        kundennummer|ihr anliegen|ihres anliegens|ihre anfrage|gelost|berater|beraterin|wartezeit
        """
    ),
    Asked.EMPLOYEES: _phrases(
        """
        employee id|employee number|employee engagement|enps|my team|your team|in which team|my work|your work
        my job|your job|work here|worked here|workplace|place to work|my manager|your manager|line manager
        supervisor|team leader|colleague|colleagues|my training|coaching|my schedule|my shifts|paid fairly
        of leaving|personalnummer|mein team|ihr team|ihrem team|meinem team|mitarbeiterbefragung|vorgesetzte
        vorgesetzter|fuhrungskraft|kollegen|kolleginnen|arbeitsplatz|meine arbeit|ihre arbeit|arbeitgeber
        """
    ),
}


def asked_by(texts: Iterable[str]) -> Asked | None:
    """Whom most of the questions and heads that tell it speak to; None where as many speak to either."""
    keys = [f" {key_of(text)} " for text in texts]
    votes = {asked: sum(any(own in key for own in said) for key in keys) for asked, said in SAID_TO.items()}
    customers, employees = votes[Asked.CUSTOMERS], votes[Asked.EMPLOYEES]
    if customers == employees:
        return None
    return Asked.CUSTOMERS if customers > employees else Asked.EMPLOYEES
