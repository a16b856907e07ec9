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
STATED = ("title", "condition", "cause", "effect")
"""The fields that say how it is: a share that is to be reached wants no base."""
TO_RECOMMEND = (Grade.MAJOR, Grade.MINOR)
"""The grades at which something has to be recommended."""
SHORTEST_NAME = 3
"""Shorter parts of a name are too often something else: Jo, Li, de."""


class Flaw(StrEnum):
    """What is wrong with the wording of a finding, or missing from it."""

    PERSON_NAMED = "person named"
    NO_DENOMINATOR = "no denominator"
    NO_BASE = "no base"
    NO_FIGURE = "no figure"
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
    texts = [str(getattr(finding, field)) for field in WORDED]
    known = (*names, *dict.fromkeys(name for text in texts for name in _told_as_people(text)))
    found = [*_missing(own)]
    for field in WORDED:
        text: str = getattr(finding, field)
        found += [Fault(Flaw.PERSON_NAMED, field, *place) for place in people_named(text, known)]
        found += [Fault(Flaw.NO_DENOMINATOR, field, *place) for place in bare_counts(text)]
        if field in STATED:
            found += [Fault(Flaw.NO_BASE, field, *place) for place in bare_shares(text)]
            found += [Fault(Flaw.NO_FIGURE, field, *place) for place in vague_counts(text)]
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

_SAID = (
    "said|says|told|tells|agreed|agrees|stated|states|explained|explains|confirmed|confirms|admitted|denied|"
    "reported|mentioned|promised|believes|thinks|sagte|sagt|erklärte|bestätigte|berichtete|meinte|meint"
)
_WHO_SAID = re.compile(rf"\b([A-ZÄÖÜ][a-zäöüß’'-]+ [A-ZÄÖÜ][a-zäöüß’'-]+) (?:{_SAID})\b")
_NO_FIRST_NAMES = frozenset(
    _words("""
the this that these those our their his her its your my one all both each every no an any another when
while after before as in on at for if der die das den dem des ein eine jeder jede kein keine unser unsere
""")
)
"""A sentence may begin with them, and what has a capital after them is then no last name."""


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
    """Where a text names a person: a known one, whole or by first or last name, anybody with a title, or
    two words like a name that said something.

    Parts of a name count with their capitals only: somebody called Page is not on every page.
    """
    if not text:
        return ()
    spans = {found.span() for found in _TITLED.finditer(text)}
    spans |= {found.span(1) for found in _WHO_SAID.finditer(text) if _may_be_name(found[1])}
    for name in names:
        spans |= {found.span() for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
        parts = name.split()
        for part in {parts[0], parts[-1]}:
            if len(part) >= SHORTEST_NAME and part[0].isupper() and part.casefold() not in ROLE_WORDS:
                spans |= {found.span() for found in re.finditer(rf"\b{re.escape(part)}\b", text)}
    return tuple((start, end, text[start:end]) for start, end in _widest(spans))


def _told_as_people(text: str) -> Iterator[str]:
    """Who has said something in a text, or has a title there: another field may name them by that name."""
    yield from (found[1] for found in _WHO_SAID.finditer(text) if _may_be_name(found[1]))
    yield from (found.group().split()[-1] for found in _TITLED.finditer(text))


def _may_be_name(words: str) -> bool:
    return looks_like_name(words) and words.split(maxsplit=1)[0].casefold() not in _NO_FIRST_NAMES


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


# Shares and words for counts

_SHARE = re.compile(
    r"(?<![\w.,/–-])(?P<number>\d{1,3}(?:[.,]\d+)?)[ \u00a0\u202f]?(?:%|per ?cent\b|Prozent\b)"
    r"\s+(?:of|der|aller|von)\s+(?P<whole>[^\W\d_]+)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?<!\w)(?:at least|at most|up to|under|above|below|than|target of|goal of|mindestens|höchstens|bis zu|"
    r"unter|über|als|ziel von|\d+\s?%?\s(?:to|bis|and|und))\s+$",
    re.IGNORECASE,
)
"""Before a share that is a limit, or the end of a range."""
_BASED = re.compile(rf"\b{_OF}\s+(?:{_WHOSE}\s+)*{_NUMBER}\b|\bn\s*=\s*\d", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?<!at )(?<!the )(?<!how )(?<!too )(?<!as )(?<!so )(?<!zu )\b(?:most|many|few|several|numerous|"
    r"a majority of|the majority of|die meisten|viele|wenige|mehrere|zahlreiche)\s+"
    r"(?:of\s+(?:the|their|our|its)\s+|der\s+)?(?P<noun>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"people", "staff"})
_SENTENCE_ENDS = re.compile(r"[.;!?](?=\s|$)|\n")


def bare_shares(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text tells a share of things and its sentence no number that it is a share of.

    All and none of something want none, and a limit (“at least 80 % of”) is no finding.
    """
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    return tuple(
        (match.start(), match.end(), " ".join(match.group().split()))
        for match in _SHARE.finditer(text)
        if match["number"] not in ("0", "100")
        and not _ASKED.search(text[max(0, match.start() - _LONGEST_SENTENCE) : match.start()])
        and not _BASED.search(_sentence_around(text, match))
    )


def vague_counts(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text says “most complaints” or “viele Anrufe” in a sentence without a count and its base.

    Only before a plural: “most important” and “several months” count nothing that was looked at.
    """
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    return tuple(
        (match.start(), match.end(), " ".join(match.group().split()))
        for match in _VAGUE.finditer(text)
        if _is_plural(match["noun"])
        and not _is_no_count(match["noun"].casefold())
        and not _BASED.search(_sentence_around(text, match))
    )


def _is_plural(noun: str) -> bool:
    """Whether a word can be a noun in its plural: by its ending in English, by its capital in German."""
    low = noun.casefold()
    return low in _PEOPLE or noun[0].isupper() or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _sentence_around(text: str, match: re.Match[str]) -> str:
    """The sentence that a match stands in, as far as it is looked at."""
    before = text[max(0, match.start() - _LONGEST_SENTENCE) : match.start()]
    after = text[match.start() : match.end() + _LONGEST_SENTENCE]
    begins = max((found.end() for found in _SENTENCE_ENDS.finditer(before)), default=0)
    ended = _SENTENCE_ENDS.search(after)
    return before[begins:] + (after[: ended.start()] if ended else after)
