"""What survey tools call their columns, and what people answer, in English and German.

All are keys: words in small letters, without accents and marks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from maturity_desktop.domain.mapping_words import plain

REMEMBERED = 4096
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=REMEMBERED)
def key_of(text: str) -> str:
    """A text by its words alone, without accents and capitals; few texts are looked at in many cells."""
    return " ".join(WORD.findall(plain(text)))


def _keys(texts: str) -> frozenset[str]:
    """The keys of texts with a bar or the end of a line between them."""
    return frozenset(own.strip() for line in texts.split("\n") for own in line.split("|") if own.strip())


NOTHING_SAID = _keys(
    """
    n a|na|no answer|not answered|not applicable|no response|don t know|dont know|do not know|no opinion
    prefer not to say|prefer not to answer|unsure|skipped|null|nan|none given|question not shown
    keine angabe|k a|ka|keine antwort|keine meinung|weiss nicht|weiß nicht|nicht beantwortet|entfallt
    """
) | {""}
"""Texts that answer nothing where boxes were to be ticked."""
YES_WORDS = _keys("yes|y|ja|j|oui|si|true|wahr|1|checked|selected|resolved")
NO_WORDS = _keys("no|n|nein|non|false|falsch|0|not checked|unchecked|not selected")

LADDERS: tuple[tuple[frozenset[str], ...], ...] = (
    (
        _keys(
            """strongly disagree|completely disagree|totally disagree|fully disagree|lehne stark ab
            stimme uberhaupt nicht zu|stimme gar nicht zu|trifft uberhaupt nicht zu|trifft gar nicht zu"""
        ),
        _keys(
            """disagree|tend to disagree|somewhat disagree|slightly disagree|lehne ab|trifft nicht zu
            stimme nicht zu|stimme eher nicht zu|trifft eher nicht zu"""
        ),
        _keys(
            """neither agree nor disagree|neither nor|neither|neutral|undecided|neutral undecided
            teils teils|weder noch|unentschieden"""
        ),
        _keys(
            """agree|tend to agree|somewhat agree|slightly agree|stimme zu|stimme eher zu|trifft zu
            trifft eher zu"""
        ),
        _keys(
            """strongly agree|completely agree|totally agree|fully agree|stimme voll zu|stimme vollig zu
            stimme voll und ganz zu|stimme stark zu|trifft voll zu|trifft voll und ganz zu"""
        ),
    ),
    (
        _keys("very dissatisfied|very unsatisfied|extremely dissatisfied|sehr unzufrieden"),
        _keys("dissatisfied|unsatisfied|somewhat dissatisfied|unzufrieden|eher unzufrieden"),
        _keys(
            """neither satisfied nor dissatisfied|neutral|neither|teils teils|weder noch
            weder zufrieden noch unzufrieden"""
        ),
        _keys("satisfied|somewhat satisfied|zufrieden|eher zufrieden"),
        _keys("very satisfied|extremely satisfied|sehr zufrieden"),
    ),
    (
        _keys("very difficult|sehr schwierig|sehr schwer"),
        _keys("difficult|schwierig|schwer|eher schwierig|eher schwer"),
        _keys("neither easy nor difficult|neutral|teils teils|weder leicht noch schwer"),
        _keys("easy|leicht|einfach|eher leicht|eher einfach"),
        _keys("very easy|sehr leicht|sehr einfach"),
    ),
    (
        _keys("very poor|very bad|terrible|sehr schlecht"),
        _keys("poor|bad|schlecht|eher schlecht"),
        _keys("fair|average|acceptable|ok|okay|neutral|mittel|mittelmassig|mittelmaßig|teils teils"),
        _keys("good|gut|eher gut"),
        _keys("very good|excellent|sehr gut|ausgezeichnet"),
    ),
    (
        _keys("never|nie"),
        _keys("rarely|seldom|selten"),
        _keys("sometimes|manchmal|gelegentlich"),
        _keys("often|oft|haufig"),
        _keys("always|immer"),
    ),
    (
        _keys("very unlikely|extremely unlikely|sehr unwahrscheinlich"),
        _keys("unlikely|somewhat unlikely|unwahrscheinlich|eher unwahrscheinlich"),
        _keys("neutral|neither likely nor unlikely|teils teils"),
        _keys("likely|somewhat likely|wahrscheinlich|eher wahrscheinlich"),
        _keys("very likely|extremely likely|sehr wahrscheinlich"),
    ),
)
"""The words of scales of five, each from its lowest step to its highest."""
STEPS = 5

# Heads of columns

ONE_ANSWER = _keys("response|open ended response|antwort|offene antwort|other please specify")
"""What stands in the second row of heads where a question has one column."""
PERSON_HEADS = _keys(
    """
    name|full name|first name|last name|surname|given name|family name|your name|respondent|respondent name
    employee|employee name|agent|agent name|customer name|user|username|user name|benutzer|login
    vorname|nachname|vor und nachname|familienname|mitarbeiter|mitarbeitername|kundenname|ihr name
    e mail|email|mail|email address|e mail address|mailadresse|e mail adresse|emailadresse
    staff number|staff no|employee no|employee nr|staff nr|agent no|customer no|mitarbeiter nr|
    staff id|employee id|employee number|personnel number|personalnummer|personal nr
    mitarbeiternummer|mitarbeiter id|agent id|customer number|customer id|kundennummer|kunden nr
    phone|phone number|telephone|telefon|telefonnummer|mobile|mobilnummer|handynummer
    ip|ip address|ip adresse|ipaddr|date of birth|birthday|geburtsdatum
    attribute 1|attribute 2|firstname|lastname|custom data 1|custom data
    """
)
"""Heads of columns that say who answered."""
ROW_HEADS = _keys(
    """
    id|response id|responseid|antwort id|respondent id|respondentid|collector id|collectorid|submission id
    timestamp|zeitstempel|start time|startzeit|completion time|fertigstellungszeit|last modified time
    start date|startdate|end date|enddate|date created|date modified|created|submitted|submitdate|datestamp
    date submitted|datum abgeschickt|datum gestartet|datum letzte aktivitat|date started|date last action
    zeit der letzten anderung|submitted at|recorded date|no|nr|number|lfd nr|row
    """
)
"""Heads of columns that number the answers, or tell when they were given."""
PROGRAM_HEADS = _keys(
    """
    last page|lastpage|letzte seite|start language|startlanguage|startsprache|seed|zufallsstartwert
    refurl|referrer url|token|zugangscode|points|punkte|quiz feedback|total points|gesamtpunktzahl
    status|progress|finished|duration in seconds|duration|dauer|collector|platform|browser
    grade posted time|interviewtime|gesamtzeit|total time
    """
)
"""Heads of columns that are the survey tool's own matter."""
GROUP_WORDS = _keys(
    """
    site|location|office|hall|building|team|department|unit|division|region|country|shift|role|function
    tenure|channel|queue|skill|group|branch|segment|language|age|gender
    standort|ort|buro|halle|gebaude|abteilung|bereich|einheit|land|schicht|rolle|funktion|kanal|gruppe
    filiale|sprache|alter|geschlecht|betriebszugehorigkeit
    """
)
PERSON_NAMING_HEADS = _keys(
    """
    manager|line manager|manager name|name of manager|supervisor|supervisor name|team leader|teamleader
    team lead|team leader name|group leader|reports to|boss|coach|vorgesetzter|vorgesetzte|vorgesetzte r
    vorgesetzter name|fuhrungskraft|teamleiter|teamleiterin|teamleitung|gruppenleiter|gruppenleiterin|chef
    """
)
"""Heads of columns that name somebody other than who answered."""
TOTAL_WORDS = _keys(
    """
    total|totals|grand total|overall|sum|average|avg|mean|median|average score|mean score
    summe|gesamt|gesamtergebnis|gesamtsumme|insgesamt|durchschnitt|mittelwert|mittel|schnitt|ø|o
    """
)
"""What stands in front of a row that sums others up."""
GOOD_ENDS = _keys("best|excellent|outstanding|very satisfied|sehr gut|ausgezeichnet|hervorragend|am besten")
BAD_ENDS = _keys(
    "worst|insufficient|unsatisfactory|failed|ungenugend|ungenuegend|mangelhaft|am schlechtesten"
)
"""What the ends of scales are called, beside the rungs of LADDERS."""
RECOMMEND_WORDS = _keys(
    """
    recommend|recommended|recommending|recommendation|nps|weiterempfehlen|weiterempfehlung|empfehlen|empfehlung
    """
)
