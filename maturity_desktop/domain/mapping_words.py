"""What heads of columns are called, in the languages of the clients' files, without accents and capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from maturity_desktop.domain.mapping import Role

WORD = re.compile(r"[^\W\d_]+|\d+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DATES = _set(
    "date datum day tag dag dato data fecha giorno jour dia month monat maned manad mois mes mese "
    "maand period "
    "periode periodo zeitraum timestamp zeitstempel datetime interval intervall intervallo start "
    "begin beginn "
    "from von week"
)
TIMES = _set(
    "time zeit uhrzeit hour stunde heure hora ora tid klokken klokkeslett interval intervall "
    "intervalle half halbe "
    "start von from slot"
)
DURATIONS = _set(
    "handle handling talk wait waiting hold average avg mean aht asa att acw wrap speed duration dauer "
    "bearbeitungszeit wartezeit gesprachszeit queue"
)
SHARES = _set("rate ratio quote pct percent percentage prozent anteil taux tasa andel prosent share")
CHANNEL_HEADS = _set("channel kanal canal canale medium media queue skill kanaal warteschlange file cola")
TOTALS = _set(
    "total totals sum summe gesamt gesamtsumme insgesamt average avg mean durchschnitt mittelwert "
    "schnitt mittel "
    "ytd moyenne somme totaal gemiddelde promedio media suma totale somma gjennomsnitt snitt medel ø "
    "subtotal zwischensumme razem srednia totalt together zusammen"
)
WHOLES = _set(
    "all alle alles overall company unternehmen firma ges gesamt ensemble tous toutes todos todas tutti "
    "tutte alla samtliga"
)
"""Words that alone, as the name of a group, mean all groups together."""
EVERY = _set("all alle tous toutes todos todas tutti tutte alla samtliche samtliga overall entire")
GROUPS = CHANNEL_HEADS | _set(
    "channels medien queues skills kanale kanaler canaux canales canali team teams gruppe gruppen group "
    "groups site sites standort standorte location locations centre centres center centers abteilung "
    "abteilungen department departments departement departements agent agents mitarbeiter advisors company "
    "unternehmen contact contacts kontakte calls anrufe reason reasons grunde system systems systeme "
    "hallen halls bereiche vorgange transactions lag equipes equipos sedi"
)
"""What rows are grouped by: “All teams”, “Alle Kanäle” are all of them."""
SUMS = _set(
    "total totals sum summe gesamtsumme insgesamt somme totale totaal totalt suma somma sammenlagt razem"
)
"""Words of an amount for all contacts together; besides them all that begin with “gesamt”."""
EACH = _set("per pro je par por pr each")
CONTACTS = _set("contact kontakt contatto contacto henvendelse case fall interaction ticket")
FOR_ONE = _set("cpc unit average avg mean durchschnitt mittelwert schnitt promedio moyenne snitt ø")
GENERIC = _set(
    "value actual ist istwert wert result score percent figure achieved reached realised resultat "
    "ergebnis valeur "
    "valor valore faktisk verdi actuals measured performance"
)
CUSTOMERS = _set("customer customers client clients kunde kunden kunder cliente clientes klant klanten")
OTHER_PERIODS = _set(
    "previous prev prior last former py ly yoy ytd mtd qtd cumulative cumulated cum rolling "
    "vorjahr vorjahres vorjahreswert vj vormonat vormonats vorperiode vorquartal letztes letzter kumuliert "
    "kumulierte kum gleitend gleitende precedent precedente anterior fjor fjoraret"
)
"""Words of a figure that is not of the row's own period."""
DENIALS = _set(
    "not non never neither failed missed outside late above over exceeding breached breaches "
    "nicht kein keine keiner verfehlt verpasst ausserhalb außerhalb uber uberschritten verspatet "
    "pas hors fuera ikke utenfor"
)
"""Words of the contacts that a measure does not count: “Calls not answered within 20 s”."""
LEFT_OUT = _set(
    "excl excluding exclusive ex exkl exklusive ohne without net netto bereinigt hors incl inkl including"
)
"""Words before the abandoned contacts that a service level leaves out or has in it."""
ANSWERS = _set(
    "evaluations evaluated evaluation responses respondents answers surveys sample n count number anzahl "
    "bewertungen antworten befragte stichprobe monitorings reponses respuestas svar"
)
EXPECTED = _set(
    "forecast forecasted predicted planned budget budgeted expected projected projection "
    "prognose prognostiziert prognostizierte geplant geplante geplanter geplanten erwartet erwartete "
    "hochrechnung"
)
DIFFERENCES = _set(
    "change delta difference diff variance deviation gap "
    "veranderung anderung differenz abweichung ecart avvik"
)
"""Words of how far a figure is from another: from a target too."""
AGAINST = _set(
    "vs versus met hit achieved attained attainment achievement erreicht erfullt getroffen gegen gegenuber"
)
"""Words that tell, beside those of a target, how a figure stands to it."""
IN_TARGET = re.compile(
    r"\b(?:within|inside|in|im|innerhalb|dans|en)\s+(?:(?:the|der|des|de|le|la)\s+)?"
    r"(?:target|threshold|goal|ziel\w*|sollzeit|objectif|objetivo)\b"
)
"""Contacts that were in time: the target is no figure here."""
CHANNELS: Mapping[str, frozenset[str]] = {
    "voice": _set(
        "voice phone telephone telefon telefonie call calls anruf anrufe appel appels llamada "
        "llamadas chiamate "
        "samtaler tlf tel ivr sprache"
    ),
    "email": _set("email emails mail mails epost courriel correo"),
    "chat": _set("chat chats livechat webchat"),
    "messaging": _set("sms whatsapp messaging messenger message messages nachricht nachrichten"),
    "social": _set("social facebook twitter instagram"),
    "letters": _set("letter letters brief briefe post fax lettre courrier"),
    "callback": _set("callback callbacks ruckruf ruckrufe"),
    "video": frozenset(("video",)),
}
"""Channels by the words that tell them."""
BY_RESPONSE_TIME = frozenset({"email", "letters"})
"""Channels that are answered in hours or days: what they promise is a response time."""

ROLE_WORDS: Mapping[Role, frozenset[str]] = {
    Role.TARGET: _set(
        "target goal soll sollwert ziel zielwert plan objective objectif mal malsetting obiettivo meta doel "
        "objetivo benchmark threshold"
    ),
    Role.ABANDONED: _set(
        "abandoned abandons abandon abandonment lost verloren verlorene aufgelegt aufgegeben "
        "aufleger verzichter "
        "abgebrochen dropped perdus abandonnes abandonadas abbandonate tapte tapt lagt"
    ),
    Role.ANSWERED: _set(
        "answered handled angenommen angenommene beantwortet bearbeitet connected traites traitees besvart "
        "besvarte atendidas contestadas gestite risposte accepted replied"
    ),
    Role.OFFERED: _set(
        "offered received incoming inbound angeboten eingegangen eingehend eingehende eingang "
        "presented arrived "
        "contacts calls emails chats volume anrufe kontakte recus entrants tilbudt tilbudte innkommende "
        "ofrecidas recibidas ricevute offerte demand aangeboden"
    ),
}
"""The counts and the target by their words, the more telling role first."""
WITHIN = re.compile(
    r"within|innerhalb|inside|\bin (?:sl|sla|time|target|service)|\bim (?:sl|ziel|service)|<=?\s*\d|≤|"
    r"\b(?:in|under|unter|binnen|innen|dans|en|i|<)\s+(?:les\s+|\d)\w*|\bmoins de\s+\d|"
    r"\b\d+ ?(?:h|hrs?|hours?|std)\b|\bontime\b|\bon time\b|\bi tide\b|\bsl calls\b"
)
LATE = re.compile(
    r"(?:\b(?:after|nach|apres|over|above|uber|(?:more|longer|later) than|(?:mehr|langer|spater) als|plus de)"
    r"|>=?|≥)\s*\d"
)
"""Contacts that were not in time: “Answered after 24 h”, “> 40 s”."""
WITHIN_WORDS = _set(
    "within in im inside innerhalb under unter binnen innen dans en i s sec secs second seconds sek sekunde "
    "sekunden min minute minutes minuten h hr hrs hour hours std stunden time ontime tide of the target "
    "threshold ziel"
)
MEASURES: Mapping[str, tuple[frozenset[str], bool]] = {
    "service_level": (
        _set(
            "service servicelevel sl sla gos tsf svl response reaktion reaktionszeit erreichbarkeit "
            "servicegrad svarprosent dienst"
        ),
        True,
    ),
    "quality_score": (
        _set("quality qa qualitat qualite calidad qualita kvalitet qm monitoring"),
        False,
    ),
    "satisfaction_score": (
        _set(
            "csat satisfaction zufriedenheit kundenzufriedenheit tilfredshet satisfaccion "
            "soddisfazione top top2 "
            "satisfied ces"
        ),
        False,
    ),
    "cost_per_contact": (
        _set("cost costs cpc kosten cout coste costo kost kostnad unit"),
        False,
    ),
}
"""Words of the value that a measure wants, and whether it can be made of counts."""


def plain(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.lower()
    spelt = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))


def words_of(text: str) -> frozenset[str]:
    """The words of a head; e-mail is one."""
    return frozenset(WORD.findall(re.sub(r"\be[- ]?(mail|post)", r"e\1", plain(text)).replace("_", " ")))


def channel_in(text: str) -> str:
    """The channel that a text names; empty where it names none, or several."""
    words = words_of(text)
    found = [channel for channel, own in CHANNELS.items() if words & own]
    return found[0] if len(found) == 1 else ""


def is_same_channel(one: str, other: str) -> bool:
    """Whether two names are of one channel: alike but for capitals, or each a word for it (E-mail, mail)."""
    if one.casefold() == other.casefold():
        return True
    named = channel_in(one)
    return bool(named) and named == channel_in(other) and len(words_of(one)) == len(words_of(other)) == 1


def channel_named(text: str) -> str:
    """A channel by its name: one of the usual ones where the text says no more than that."""
    text = " ".join(text.split())
    usual = channel_in(text)
    return usual if usual and words_of(text) <= CHANNELS[usual] else text


def is_total(text: str) -> bool:
    """Whether a text heads a sum or a mean of the other rows."""
    words = WORD.findall(plain(text))
    if not 1 <= len(words) <= 4:
        return False
    first, last = words[0], words[-1]
    is_sum = first in TOTALS or last in TOTALS or first.startswith("gesamt")
    is_every = first in EVERY and GROUPS.issuperset(words[1:])
    is_subtotal = len(words) > 1 and last == "ergebnis"
    return is_sum or is_every or is_subtotal or (len(words) == 1 and first in WHOLES)


def are_channels(texts: Iterable[str]) -> bool:
    """Whether every text names a channel, but for those of all channels together."""
    parts = [text for text in texts if not is_total(text)]
    return bool(parts) and all(map(channel_in, parts))


def is_for_each_contact(measure: str) -> bool:
    """Whether a measure is an amount for one contact, so that the sum of all contacts is not its value."""
    return "per" in words_of(measure)


def counts_contacts(head: str, measure: str) -> bool:
    """Whether a head tells of how many contacts there were."""
    words = words_of(head)
    counts = ROLE_WORDS[Role.OFFERED] | ROLE_WORDS[Role.ANSWERED]
    values, _from_counts = MEASURES.get(measure, (words_of(measure), False))
    return bool(words & counts) and not words & (values - counts) and not words & ROLE_WORDS[Role.TARGET]


def counts_answers(head: str) -> bool:
    """Whether a head tells how many were asked or looked at: “QA evaluations”, “CSAT responses”."""
    words = words_of(head)
    return bool(words & ANSWERS) and not words & SHARES and "%" not in head


def is_sum_of_contacts(head: str) -> bool:
    """Whether a head tells of an amount for all contacts; “Total cost per contact” does not."""
    words = words_of(head)
    if words & FOR_ONE or not any(word in SUMS | EVERY or word.startswith("gesamt") for word in words):
        return False
    contacts = CONTACTS | ROLE_WORDS[Role.OFFERED] | frozenset[str]().union(*CHANNELS.values())
    return not ((words & EACH or "/" in head) and words & contacts)


def may_be_of_all_contacts(head: str, measure: str) -> bool:
    """Whether a head names an amount, and not that it is for one: “Cost”, “Cost per month”."""
    words = words_of(head)
    is_for_one = words & FOR_ONE or ((words & EACH or "/" in head) and not words & DATES)
    return is_for_each_contact(measure) and not is_for_one and role_of(head, measure) is Role.VALUE


def is_of_another(head: str) -> bool:
    """Whether a head is of another period, of what was expected or not reached, or of a difference."""
    words = words_of(head)
    if words & ROLE_WORDS[Role.TARGET] and not IN_TARGET.search(plain(head)):
        return bool(words & (OTHER_PERIODS | DENIALS | DIFFERENCES | AGAINST))
    return bool(words & (OTHER_PERIODS | DENIALS | DIFFERENCES | EXPECTED))


def says_nothing_else(head: str, measure: str) -> bool:
    """Whether a head has no word of a figure other than a measure's: “Voice”, “%”, “2025”, “QA”."""
    values, _from_counts = MEASURES.get(measure, (words_of(measure.replace("_", " ")), False))
    silent = (
        values
        | words_of(measure)
        | CUSTOMERS
        | GENERIC
        | SHARES
        | DATES
        | CONTACTS
        | EACH
        | FOR_ONE
        | SUMS
        | WHOLES
    )
    silent = silent.union(*CHANNELS.values())
    return all((word in silent and word not in DURATIONS) or word.isdecimal() for word in words_of(head))


def may_be_of_all_channels(head: str, measure: str) -> bool:
    """Whether a head without a channel names nothing of its own either: “SL %”, “Answered within 20 s %”."""
    rest = words_of(head) - WITHIN_WORDS - ROLE_WORDS[Role.OFFERED] - ROLE_WORDS[Role.ANSWERED] - TOTALS
    return says_nothing_else(" ".join(rest), measure)


def names_measure(head: str, measure: str) -> bool:
    """Whether a head has words of a measure's value, of whatever period."""
    values, _from_counts = MEASURES.get(measure, (words_of(measure.replace("_", " ")), False))
    return bool(words_of(head) & values) or bool(WITHIN.search(plain(head)))


def _is_quick_end(head: str) -> bool:
    """Whether a head of abandoned contacts tells of those that ended soon: “Short abandons (<5 s)”."""
    words = words_of(head)
    return bool(WITHIN.search(plain(head))) and not words & (ROLE_WORDS[Role.ANSWERED] | LEFT_OUT)


def role_of(head: str, measure: str) -> Role | None:
    """What a head says that its column holds, where the figures wanted are those of a measure."""
    words, text = words_of(head), plain(head).replace("_", " ")
    values, from_counts = MEASURES.get(measure, (words_of(measure.replace("_", " ")), False))
    is_share = "%" in head or bool(words & SHARES)
    if is_of_another(head):
        return None
    if words & ROLE_WORDS[Role.TARGET] and not (from_counts and IN_TARGET.search(text)):
        return Role.TARGET
    if words & DURATIONS and not words & values:
        return None
    if from_counts and (LATE.search(text) or (words & ROLE_WORDS[Role.ABANDONED] and _is_quick_end(head))):
        return None
    if from_counts and not is_share:
        if WITHIN.search(text) or IN_TARGET.search(text):
            return Role.WITHIN
        for role in (Role.ABANDONED, Role.ANSWERED):
            if words & ROLE_WORDS[role]:
                return role
    if words & values and (not words & ROLE_WORDS[Role.ABANDONED] or words & LEFT_OUT):
        return Role.VALUE
    if from_counts and is_share and (WITHIN.search(text) or IN_TARGET.search(text)):
        return Role.VALUE
    if from_counts and not is_share and words & ROLE_WORDS[Role.OFFERED]:
        return Role.OFFERED
    return None
