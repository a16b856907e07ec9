"""The check of a finding's wording: what a client or a reviewer would stumble over, by code and place.

It hints and never forbids: a count may have its denominator in the sentence before, and a word may be a name.
Words are looked at in English and German, the languages in which findings are written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from maturity_desktop.domain.audit import Audit, RatingSet
from maturity_desktop.domain.findings import Standing
from maturity_desktop.domain.improvement_records import Action, Finding, FindingState, Grade
from maturity_desktop.domain.plan_records import Activity, ActivityPerson, Assignment, Request, TeamMember

WORDED = ("title", "condition", "cause", "effect", "recommendation", "outcome", "proof")
"""The fields that the assessor words; the client's answer is its own affair."""
TO_RECOMMEND = (Grade.MAJOR, Grade.MINOR)
"""The grades at which something has to be recommended."""
SHORTEST_NAME = 3
"""Shorter parts of a name are too often something else: Jo, Li, de."""


class Flaw(StrEnum):
    """What is wrong with the wording of a finding, or missing from it."""

    PERSON_NAMED = "person named"
    NO_DENOMINATOR = "no denominator"
    NO_CONDITION = "no condition"
    NO_EVIDENCE = "no evidence"
    NO_PLACE = "no place"
    NO_RECOMMENDATION = "no recommendation"
    NO_OUTCOME = "no outcome"
    NO_PROOF = "no proof"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class Fault:
    """A flaw, the field that it is in, and the words from `start` to `end`; both 0 where something lacks."""

    flaw: Flaw
    field: str
    start: int = 0
    end: int = 0
    text: str = ""


def faults_of(own: Standing, names: Iterable[str]) -> tuple[Fault, ...]:
    """Everything that could be better about a finding: what is missing, then wording in the form's order."""
    finding = own.finding
    known = tuple(names)
    found = [*_missing(own)]
    for field in WORDED:
        text: str = getattr(finding, field)
        found += [Fault(Flaw.PERSON_NAMED, field, *place) for place in people_named(text, known)]
        found += [Fault(Flaw.NO_DENOMINATOR, field, *place) for place in bare_counts(text)]
    return tuple(found)


def _missing(own: Standing) -> Iterator[Fault]:
    finding = own.finding
    recommends = bool(finding.recommendation.strip())
    for flaw, field, is_missing in (
        (Flaw.NO_PLACE, "places", not own.places),
        (Flaw.NO_CONDITION, "condition", not finding.condition.strip()),
        (Flaw.NO_EVIDENCE, "evidence", bool(finding.condition.strip()) and not own.evidence),
        (
            Flaw.NO_RECOMMENDATION,
            "recommendation",
            finding.grade in TO_RECOMMEND and not recommends,
        ),
        (Flaw.NO_OUTCOME, "outcome", recommends and not finding.outcome.strip()),
        (Flaw.NO_PROOF, "proof", recommends and not finding.proof.strip()),
        (Flaw.NO_ANSWER, "answer", _lacks_answer(finding)),
    ):
        if is_missing:
            yield Fault(flaw, field)


def _lacks_answer(finding: Finding) -> bool:
    return finding.state is FindingState.DISPUTED and not finding.answer.strip()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# People

ROLE_WORDS = frozenset(
    _words("""
account administrator advisor agent analyst architect assistant board business buyer centre ceo cfo
chief cio client coach compliance consultant contact controller controlling coo coordinator customer
dean department desk development director engineer executive facility finance head hr human information
it leader lead learning legal manager management marketing office officer operations partner people
planner planning president procurement product project purchasing quality representative resources risk
sales security senior service specialist sponsor staff steering strategy supervisor support system
systems team technical technology telephony trainer training unit vice workforce abteilung
abteilungsleiter abteilungsleiterin assistenz bereich berater beraterin buchhaltung einkauf
geschäftsführer geschäftsführerin geschäftsführung leiter leiterin leitung personal planung teamleiter
teamleiterin vertrieb vorstand
""")
)
"""Words of functions and departments: with one of them, what has a thing is no person's name."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau)\.?\s+(?:(?:Dr|Prof)\.?\s+)?[A-ZÄÖÜ][\w’'-]+")


def names_known(audit: Audit) -> frozenset[str]:
    """The names of people that the audit knows: those who audit, who were met, and who has what was asked."""
    met: tuple[str, ...] = tuple(person.name for person in audit.all(ActivityPerson))
    auditing = (
        *(member.name for member in audit.all(TeamMember)),
        *(activity.led_by for activity in audit.all(Activity)),
        *(assignment.assessor for assignment in audit.all(Assignment)),
        *(rating.assessor for rating in audit.all(RatingSet)),
        audit.details.assessor,
    )
    owners = (*(own.owner for own in audit.all(Request)), *(own.owner for own in audit.all(Action)))
    named = (*met, *auditing, *(owner for owner in owners if looks_like_name(owner)))
    return frozenset(" ".join(name.split()) for name in named if name.strip())


def looks_like_name(words: str) -> bool:
    """Whether words that say who has a thing are two to four capitalised ones without that of a function."""
    parts = words.replace("-", " ").split()
    if not 2 <= len(parts) <= 4 or any(part.casefold() in ROLE_WORDS for part in parts):
        return False
    return all(part[0].isupper() and not part.isupper() and part.isalpha() for part in parts)


def people_named(text: str, names: Iterable[str]) -> tuple[tuple[int, int, str], ...]:
    """Where a text names a person: a known one, whole or by first or last name, or anybody with a title.

    Parts of a name count with their capitals only: somebody called Page is not on every page.
    """
    if not text:
        return ()
    spans = {found.span() for found in _TITLED.finditer(text)}
    for name in names:
        spans |= {found.span() for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
        parts = name.split()
        for part in {parts[0], parts[-1]}:
            if len(part) >= SHORTEST_NAME and part[0].isupper() and part.casefold() not in ROLE_WORDS:
                spans |= {found.span() for found in re.finditer(rf"\b{re.escape(part)}\b", text)}
    return tuple((start, end, text[start:end]) for start, end in _widest(spans))


def _widest(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other one."""
    return sorted(
        one
        for one in spans
        if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
    )


# Counts

_NUMBER_WORDS = _words("""
two three four five six seven eight nine ten eleven twelve
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
""")
_NUMBER = rf"(?:\d+(?:[,.’ ]\d{{3}})*|{'|'.join(_NUMBER_WORDS)})"
_NO_COUNTS = _words("""
second minute hour day week fortnight month quarter year decade time working calendar business
consecutive rolling percent percentage point level stage step phase wave euro dollar pound franc million
billion january february march april may june july august september october november december sekunde
minute stunde tag woche monat quartal jahr mal prozent prozentpunkt stufe phase welle arbeitstag werktag
januar februar märz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct nov dec
meter metre metres kilometre celsius
eur usd gbp chf dkk sek nok only and are was were has had for that which who but with per
not due after before within than while
""")
"""Words after a number that make it a length, a date, a sum, a share or a place in an order, or no noun."""
_ENDINGS = ("s", "n", "e", "en", "es")
_COUNT = re.compile(
    rf"(?<![\w.,:/€$£#%–-])(?<![€$£]\s)(?P<number>{_NUMBER})[ \u00a0\u202f\n](?P<noun>[^\W\d_]{{3,}})",
    re.IGNORECASE,
)
_OF = r"(?:of|out\s+of|from|among|von|aus|unter)"
_WHOSE = r"(?:the|all|these|those|our|its|their|his|her|some|about|around|nearly|die|den|allen|diesen|etwa)"
_BASE_AFTER = re.compile(
    rf"[^.;:!?\n]{{0,60}}?\b{_OF}\s+(?:{_WHOSE}\s+)*(?:{_NUMBER}\b|them\b|these\b|those\b|ihnen\b)",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    rf"\b(?:{_OF}|all|every|each|both|alle|allen|aller|jede[rsn]?|last|latest|first|past|previous|level|levels|"
    r"stage|page|wave|week|month|quarter|year|version|figure|table|criterion|stufe|seite|woche)\s+"
    rf"(?:{_WHOSE}\s+)*$",
    re.IGNORECASE,
)
_BASE_EARLIER = re.compile(
    rf"(?:^|[.;:!?\n(])\s*{_OF}\s+(?:(?:the|all|these|den|allen)\s+)?{_NUMBER}\b[^.;:!?\n]*$", re.IGNORECASE
)
"""A sentence that begins with its denominator: “Of 40 agents 12 were asked”."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTED = re.compile(r"“[^”]{0,2000}”")
_LONGEST_SENTENCE = 300
"""Letters before a count in which its denominator is looked for, so that any text is read in linear time."""


def bare_counts(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text counts things and does not say of how many: “12 agents”, and not “12 of 40 agents”.

    Lengths of time, dates, percentages and levels are no counts; “all 12 agents” has its denominator. Quoted
    words are somebody else's.
    """
    found = []
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    for match in _COUNT.finditer(text):
        noun = match["noun"].casefold()
        if _is_no_count(noun) or noun in ("of", "out", "von", "aus") or _YEAR.fullmatch(match["number"]):
            continue
        before = text[max(0, match.start() - _LONGEST_SENTENCE) : match.start()]
        has_base = (_BASE_AFTER.match(text, match.end()), _BASE_BEFORE.search(before))
        if any(has_base) or _BASE_EARLIER.search(before):
            continue
        found.append((match.start(), match.end(), " ".join(match.group().split())))
    return tuple(found)


def _is_no_count(noun: str) -> bool:
    """Whether a word after a number makes it no count, in its plural too."""
    return any(noun == word or noun in {word + ending for ending in _ENDINGS} for word in _NO_COUNTS)
