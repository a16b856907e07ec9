"""What is worth knowing before a report goes out, each with the places where it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.finding_wording import Flaw, faults_of, names_known
from maturity_desktop.domain.findings import standings_about
from maturity_desktop.domain.improvement_records import Action, Finding, FindingState
from maturity_desktop.domain.report_records import Audience, Form, ReportPhoto
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.client_copy import is_for_client, without
from maturity_desktop.reports.content import NO_PAIRS, ReportContent, build_content, missing_glyphs
from maturity_desktop.reports.forms import in_form, models_told
from maturity_desktop.reports.names_found import names_found
from maturity_desktop.reports.options import plan_of
from maturity_desktop.reports.sections.finding_words import flaw_words
from maturity_desktop.reports.support import NO_SUPPORT, Support
from maturity_desktop.reports.text import one_line, spelt
from maturity_desktop.reports.withheld import Kept, LeftOut

NAMED = 8
"""How many characters a line names."""


class Way(StrEnum):
    """Where something can be done about it."""

    CRITERION = "criterion"
    FINDING = "finding"
    ACTION = "action"
    EVIDENCE = "evidence"
    PROFILE = "profile"
    PHOTOS = "photos"
    BRAND = "brand"
    SIGN_OFF = "sign-off"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: what it is called, what is the matter there, and the id of the thing that is gone to.

    `model` tells criteria of several models apart, `name` is who is named there. A spot may stand for
    several: `count` says of how many, `more` what they are.
    """

    way: Way
    label: str
    words: str = ""
    id: str = ""
    framework: str = ""
    model: str = ""
    count: str = ""
    more: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One sentence, and the places that it is about; `told` is no fault, only good to know.

    A `leak` may tell the reader what is not theirs to know: whoever exports is asked.
    """

    words: str
    spots: tuple[Spot, ...] = ()
    told: bool = False
    leak: bool = False


def matters_before(
    results: Sequence[Results],
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    crosswalk: Crosswalk = NO_PAIRS,
    support: Support = NO_SUPPORT,
) -> tuple[Matter, ...]:
    """In the order of their weight: who is named, what is missing, what is said badly, what is left out."""
    content = in_form(build_content(results, made_on, options, words, crosswalk, support))
    audit, places, told = results[0].audit, _Places(results), _Told(results, options)
    return (
        *_names(content, places, words),
        *_unsigned(options, words),
        *_ratings(results, told, words),
        *_findings(results, told, options.status == "final", words),
        *_photos(audit, options, words),
        *_brand(audit, options, words),
        *_glyphs(content, places, words),
        *_client_copy(content, places, words),
    )


def workbook_hint(options: ReportOptions, words: NullTranslations) -> str:
    """What a workbook beside a report of one criterion holds; empty beside any other report."""
    if options.form is not Form.CRITERION:
        return ""
    told = words.gettext("The scorecard holds the whole audit, not criterion {criterion} alone.")
    return told.format(criterion=options.criterion)


def _unsigned(options: ReportOptions, words: NullTranslations) -> Iterator[Matter]:
    if options.status == "draft" and not options.watermark:
        told = words.gettext("The draft mark is off, and nobody has signed version {version}.")
        spot = Spot(Way.SIGN_OFF, words.gettext("Sign this version…"))
        yield Matter(told.format(version=options.version), (spot,))


class _Told:
    """Which criteria a report of this form tells of: all of them, or the one that it is about."""

    def __init__(self, results: Sequence[Results], options: ReportOptions) -> None:
        self._place: tuple[str, str] | None = None
        if options.form is Form.CRITERION:
            self._place = (models_told(results, options)[0].framework.id, options.criterion)

    def holds(self, framework: str, criterion: str) -> bool:
        return self._place in (None, (framework, criterion))


def _ratings(results: Sequence[Results], told_of: _Told, words: NullTranslations) -> Iterator[Matter]:
    told: tuple[tuple[Callable[[Results], Sequence[CriterionResult]], Callable[[int], str]], ...] = (
        (
            lambda own: own.unrated,
            lambda count: words.ngettext(
                "{count} criterion is not rated", "{count} criteria are not rated", count
            ),
        ),
        (
            lambda own: own.unproven,
            lambda count: words.ngettext(
                "{count} criterion has no evidence that counts",
                "{count} criteria have no evidence that counts",
                count,
            ),
        ),
        (
            lambda own: tuple(found for found in own.criteria if found.provisional),
            lambda count: words.ngettext(
                "{count} rating is provisional", "{count} ratings are provisional", count
            ),
        ),
    )
    for found_in, words_for in told:
        spots = [
            _criterion(found, own, len(results) > 1)
            for own in results
            for found in found_in(own)
            if told_of.holds(own.framework.id, found.criterion.id)
        ]
        if spots:
            yield Matter(words_for(len(spots)).format(count=len(spots)), tuple(spots))


def _criterion(found: CriterionResult, own: Results, among_several: bool) -> Spot:
    criterion, framework = found.criterion, own.framework
    model = framework.short_title if among_several else ""
    return Spot(Way.CRITERION, criterion.id, criterion.title, criterion.id, framework.id, model)


def _findings(
    results: Sequence[Results], told_of: _Told, final: bool, words: NullTranslations
) -> Iterator[Matter]:
    audit = results[0].audit
    names = names_known(audit)
    by_flaw: dict[Flaw, dict[Finding, None]] = {}
    drafts: list[Finding] = []
    about = standings_about(audit, {own.framework.id: own.framework for own in results})
    for standing in sorted(about, key=lambda own: own.finding.number):
        if not any(told_of.holds(*place) for place in standing.criteria or (("", ""),)):
            continue
        for fault in faults_of(standing, names):
            by_flaw.setdefault(fault.flaw, {})[standing.finding] = None
        if final and standing.finding.state is FindingState.DRAFT:
            drafts.append(standing.finding)
    if drafts:
        sentence = words.ngettext(
            "{count} finding is still a draft", "{count} findings are still drafts", len(drafts)
        )
        yield Matter(sentence.format(count=len(drafts)), tuple(map(_finding, drafts)))
    for flaw in Flaw:
        if flaw in by_flaw:
            found = tuple(by_flaw[flaw])
            yield Matter(flaw_words(flaw, len(found), words), tuple(map(_finding, found)))


def _finding(own: Finding) -> Spot:
    return Spot(Way.FINDING, own.label, own.title, own.id)


def _photos(audit: Audit, options: ReportOptions, words: NullTranslations) -> Iterator[Matter]:
    """Photos that were chosen and are not in the report, because their file cannot be read."""
    there = {photo.evidence for photo in options.photos}
    items = {item.id: item for item in audit.evidence}
    shown = {
        own for own, item in items.items() if options.audience is Audience.INTERNAL or not item.confidential
    }
    lost = [own.evidence for own in audit.all(ReportPhoto) if own.evidence in shown - there]
    if lost:
        sentence = words.ngettext(
            "{count} photo cannot be read and is left out",
            "{count} photos cannot be read and are left out",
            len(lost),
        )
        yield Matter(
            sentence.format(count=len(lost)),
            tuple(Spot(Way.PHOTOS, items[own].label, items[own].title, own) for own in lost),
        )


def _brand(audit: Audit, options: ReportOptions, words: NullTranslations) -> Iterator[Matter]:
    """The brand that was chosen and is no longer there, or cannot be read."""
    chosen = plan_of(audit).brand
    if chosen and not options.brand.id:
        told = words.gettext("The brand “{brand}” is not there: the report has the program’s own look.")
        yield Matter(
            told.format(brand=chosen), (Spot(Way.BRAND, words.gettext("Choose a brand…"), "", chosen),)
        )


class _Places:
    """The things of an audit by the labels under which a report names them."""

    def __init__(self, results: Sequence[Results]) -> None:
        audit = results[0].audit
        self._spots: dict[str, Spot] = {
            own.label: Spot(Way.ACTION, own.label, "", own.id) for own in audit.all(Action)
        }
        self._spots |= {own.label: Spot(Way.FINDING, own.label, "", own.id) for own in audit.all(Finding)}
        self._spots |= {own.label: Spot(Way.EVIDENCE, own.label, "", own.id) for own in audit.evidence}
        self._criteria = {
            (framework.id, criterion.id): None
            for framework in (own.framework for own in results)
            for criterion in framework.criteria
        }

    def spot(self, place: str, said: str, words: NullTranslations, framework: str = "") -> Spot:
        """Where a label leads; what stands on no page of its own is about the whole."""
        for home, criterion in self._criteria:
            if criterion == place and framework in ("", home):
                return Spot(Way.CRITERION, place, said, place, home)
        found = self._spots.get(place)
        if found is not None:
            return Spot(found.way, found.label, said, found.id)
        return Spot(Way.PROFILE, place or words.gettext("About the whole"), said)


def _glyphs(content: ReportContent, places: _Places, words: NullTranslations) -> Iterator[Matter]:
    missing = missing_glyphs(content)
    if not missing:
        return
    sentence = words.ngettext(
        "{count} character is in no font at hand and is spelt out: {characters}",
        "{count} characters are in no font at hand and are spelt out: {characters}",
        len(missing),
    )
    named = ", ".join(spelt(character) for character, _ in missing[:NAMED])
    more = " …" if len(missing) > NAMED else ""
    by_place: dict[str, list[str]] = {}
    for character, found in missing:
        for place in found:
            by_place.setdefault(place, []).append(spelt(character))
    yield Matter(
        sentence.format(count=len(missing), characters=named + more),
        tuple(places.spot(place, ", ".join(found[:NAMED]), words) for place, found in by_place.items()),
    )


def _names(content: ReportContent, places: _Places, words: NullTranslations) -> Iterator[Matter]:
    """Names that still stand in a copy for the client."""
    named = names_found(content) if is_for_client(content) else ()
    if named:
        still = words.ngettext(
            "{count} name stands in this copy for the client",
            "{count} names stand in this copy for the client",
            len(named),
        )
        yield Matter(
            still.format(count=len(named)),
            tuple(
                replace(places.spot(own.place, own.words or own.name, words, own.framework), name=own.name)
                for own in named
            ),
            leak=True,
        )


Gather = Callable[[Sequence[LeftOut], _Places, NullTranslations], tuple[Spot, ...]]


def _client_copy(content: ReportContent, places: _Places, words: NullTranslations) -> Iterator[Matter]:
    """What a copy for the client is without, and what of it is told elsewhere."""
    if not is_for_client(content):
        return
    found = without(content)
    if found.told_anyway:
        sentence = words.ngettext(
            "Told elsewhere in this copy: {count} confidential title",
            "Told elsewhere in this copy: {count} confidential titles",
            len(found.told_anyway),
        )
        spots = tuple(places.spot(own.place, own.words, words) for own in found.told_anyway)
        yield Matter(sentence.format(count=len(spots)), spots, told=True)
    told: dict[Kept, tuple[Callable[[int], str], Gather]] = {
        Kept.NAME: (
            lambda count: words.ngettext(
                "Left out of this copy: {count} name", "Left out of this copy: {count} names", count
            ),
            _by_name,
        ),
        Kept.CONFIDENTIAL: (
            lambda count: words.ngettext(
                "Left out of this copy: what {count} confidential item says",
                "Left out of this copy: what {count} confidential items say",
                count,
            ),
            _by_place,
        ),
        Kept.INTERNAL: (
            lambda count: words.ngettext(
                "Left out of this copy: {count} internal note",
                "Left out of this copy: {count} internal notes",
                count,
            ),
            _one_by_one,
        ),
    }
    for kind, (sentence_of, gather) in told.items():
        spots = gather([own for own in found.left_out if own.kind is kind], places, words)
        if spots:
            yield Matter(sentence_of(len(spots)).format(count=len(spots)), spots, told=True)


def _one_by_one(found: Sequence[LeftOut], places: _Places, words: NullTranslations) -> tuple[Spot, ...]:
    return tuple(places.spot(own.place, own.words, words, own.framework) for own in found)


def _by_name(found: Sequence[LeftOut], places: _Places, words: NullTranslations) -> tuple[Spot, ...]:
    """A spot for each name, with all its places."""
    by_name: dict[str, list[LeftOut]] = {}
    for own in found:
        by_name.setdefault(one_line(own.words), []).append(own)
    return tuple(
        replace(
            spots[0],
            label=spots[0].label if len(spots) == 1 else "",
            count=words.ngettext("{count} place", "{count} places", len(spots)).format(count=len(spots)),
            more=", ".join(dict.fromkeys(spot.label for spot in spots)) if len(spots) > 1 else "",
        )
        for spots in (_one_by_one(named, places, words) for named in by_name.values())
    )


def _by_place(found: Sequence[LeftOut], places: _Places, words: NullTranslations) -> tuple[Spot, ...]:
    """A spot for each thing, with all that it says: first what it is called."""
    by_place: dict[tuple[str, str], list[LeftOut]] = {}
    for own in found:
        by_place.setdefault((own.framework, own.place), []).append(own)
    in_order = (sorted(by_place[place], key=lambda own: not own.label) for place in sorted(by_place))
    return tuple(
        replace(
            places.spot(said[0].place, one_line(said[0].words), words, said[0].framework),
            count=words.ngettext("{count} text", "{count} texts", len(said)).format(count=len(said)),
            more=" · ".join(one_line(own.words) for own in said[1:]),
        )
        for said in in_order
    )
