"""The agreement between assessors: for each framework that somebody has rated a second time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.agreement import (
    Agreement,
    Calibration,
    Pair,
    agreement_of_all,
    calibrations,
    not_blind,
)
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.calibrated import AgreementPart, ApartEntry, CalibrationEntry
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.sections.agreement_words import (
    agreed_words,
    counted_words,
    kappa_lines,
    method_words,
    not_blind_words,
)


def agreement_parts(results: Sequence[Results], words: NullTranslations) -> tuple[AgreementPart, ...]:
    """A part for each framework with a second rating; none where nobody has rated a second time."""
    found = (
        (own, calibrations(own.audit, own.framework, own), not_blind(own.audit, own.framework, own))
        for own in results
    )
    return tuple(_part(own, blind, len(others), words) for own, blind, others in found if blind or others)


def _part(
    results: Results, found: Sequence[Calibration], others: int, words: NullTranslations
) -> AgreementPart:
    """`others` is how many second ratings are not blind."""
    _ = words.gettext
    together = agreement_of_all(found)
    entries = tuple(_entry(own, _name(place, len(found), words), words) for place, own in enumerate(found, 1))
    lines = tuple(_figures(together, _("All assessors together"), words)) if together else ()
    left_out = (Line(_("Not blind"), not_blind_words(others, words)),) if others else ()
    return AgreementPart(results.framework.id, _title(found, words), entries, lines, left_out)


def _name(place: int, count: int, words: NullTranslations) -> str:
    """What a second rating is called; persons are not named."""
    _ = words.gettext
    return _("Second rating") if count == 1 else _("Second rating {place}").format(place=place)


def _title(found: Sequence[Calibration], words: NullTranslations) -> str:
    _ = words.gettext
    if not found:
        return _("No second rating was given without sight of the agreed one")
    own = found[0].agreement
    if len(found) > 1:
        return _("{count} second ratings are held against the agreed one").format(count=len(found))
    if not own.rated:
        return _("A second rating has no criterion in common with the agreed one yet")
    return words.ngettext(
        "Two assessors rated {exact} of {count} criterion alike",
        "Two assessors rated {exact} of {count} criteria alike",
        own.rated,
    ).format(exact=own.exact, count=own.rated)


def _entry(own: Calibration, name: str, words: NullTranslations) -> CalibrationEntry:
    _ = words.gettext
    lines = [Line(_("Criteria of the second rating"), _full(method_words(own, words), words))]
    lines += _figures(own.agreement, name, words)
    if settled := agreed_words(own, words):
        lines.append(Line(_("Consensus"), _full(settled, words)))
    return CalibrationEntry(
        name=name,
        lines=tuple(lines),
        compared=tuple(pair.criterion.id for pair in own.pairs if pair.apart is not None),
        apart=tuple(_apart(own.pairs)),
    )


def _figures(own: Agreement, name: str, words: NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    yield Line(name, _full(counted_words(own, words), words))
    for line in kappa_lines(own, words):
        yield Line(_("Agreement beyond chance"), _full(line, words))


def _full(sentence: str, words: NullTranslations) -> str:
    _ = words.gettext
    return _("{sentence}.").format(sentence=sentence)


def _apart(pairs: Sequence[Pair]) -> Iterator[ApartEntry]:
    for own in pairs:
        if own.apart and own.first is not None and own.second is not None:
            held = own.consensus
            yield ApartEntry(
                own.criterion.id,
                own.criterion.title,
                own.first,
                own.second,
                held.agreed if held else None,
                held.reason if held else "",
            )
