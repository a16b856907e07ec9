"""Who of the team is not independent of what was audited, without a name: a limit of the audit."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.improvement_records import Consulting
from maturity_desktop.domain.re_audit import Tie, conflicts, suggested_team
from maturity_desktop.domain.results import Results


def independence_words(
    results: Sequence[Results], earlier: Sequence[Results], words: gettext.NullTranslations
) -> Iterator[str]:
    """How many of the team advised the client, and how many had actions of the audit before to carry out."""
    audit = results[0].audit
    before = earlier[0].audit if earlier else Audit.of(audit.id, ())
    found = conflicts(before, suggested_team(audit), audit.all(Consulting))
    advised = [own for own in found if own.tie is Tie.ADVISED]
    owned = [own for own in found if own.tie is Tie.OWNED]
    if advised:
        what = ", ".join(dict.fromkeys(part for own in advised for part in own.what))
        said = words.ngettext(
            "{count} member of the team advised the client and is not independent of it.",
            "{count} members of the team advised the client and are not independent of it.",
            len(advised),
        )
        if what:
            said = words.ngettext(
                "{count} member of the team advised the client on “{what}” and is not independent of it.",
                "{count} members of the team advised the client on “{what}” and are not independent of it.",
                len(advised),
            )
        yield said.format(count=len(advised), what=what)
    if owned:
        said = words.ngettext(
            "{count} member of the team had actions of the audit before to carry out.",
            "{count} members of the team had actions of the audit before to carry out.",
            len(owned),
        )
        yield said.format(count=len(owned))
