"""What is said of the coverage map: its cells, its rows, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.coverage import CriterionCoverage, Items, Voices
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.reports.sections.wording import kind_words


def coverage_finding(rows: Sequence[CriterionCoverage], words: NullTranslations) -> str:
    """What the map comes to, in a sentence without its full stop."""
    _ = words.gettext
    count, both = len(rows), sum(len(row.sources) > 1 and row.has_direct for row in rows)
    nothing = sum(not row.sources for row in rows)
    if not count:
        return _("No criterion applies")
    said = words.ngettext(
        "{both} of {count} criterion has two kinds of evidence, one of them direct",
        "{both} of {count} criteria have two kinds of evidence, one of them direct",
        count,
    ).format(both=both, count=count)
    if not nothing:
        return said
    return words.ngettext(
        "{said}; {nothing} has none", "{said}; {nothing} have none", nothing
    ).format(said=said, nothing=nothing)  # fmt: skip


def legend_words(by_kind: bool, words: NullTranslations) -> str:
    """How to read the squares of the map."""
    _ = words.gettext
    if not by_kind:
        return _(
            "A filled square: so many meetings were held. Outlined: planned. Dashed: the model would ask "
            "this role, and nobody was met."
        )
    return _(
        "A filled square: so many items that count. Outlined, with a corner: something speaks against it. "
        "Struck: too old. Dashed: the model expects this kind, and there is none. Single: levels that rest "
        "on one item or one kind."
    )


def kind_cell_words(kind: EvidenceKind, items: Items, words: NullTranslations) -> str:
    """What there is of one kind: “document: 2, 1 against it, 1 too old”."""
    _ = words.gettext
    parts = [str(items.supporting)]
    if items.contradicting:
        parts.append(_("{count} against it").format(count=items.contradicting))
    if items.stale:
        parts.append(_("{count} too old").format(count=items.stale))
    return _("{kind}: {counts}").format(kind=kind_words(kind, words), counts=_(", ").join(parts))


def role_name(role: str, framework: Framework) -> str:
    return (framework.roles or {}).get(role, role)


def role_cell_words(role: str, voices: Voices, framework: Framework, words: NullTranslations) -> str:
    """Who was met how often: “Agent: met 2 times, to be met once more”."""
    _ = words.gettext
    parts = []
    if voices.held:
        parts.append(
            words.ngettext("met {count} time", "met {count} times", voices.held).format(count=voices.held)
        )
    if voices.planned:
        parts.append(
            words.ngettext("planned {count} time", "planned {count} times", voices.planned).format(
                count=voices.planned
            )
        )
    told = _(", ").join(parts) or _("not met")
    return _("{role}: {met}").format(role=role_name(role, framework), met=told)


def row_remarks(row: CriterionCoverage, words: NullTranslations) -> tuple[str, ...]:
    """What stands out of a criterion: levels that rest on one source, contradictions, what is to come."""
    return tuple(_remarks(row, words))


def _remarks(row: CriterionCoverage, words: NullTranslations) -> Iterator[str]:
    _ = words.gettext
    if row.single_source:
        yield words.ngettext(
            "level {levels} rests on a single source",
            "levels {levels} rest on a single source each",
            len(row.single_source),
        ).format(levels=", ".join(map(str, row.single_source)))
    if row.contradicted:
        yield _("contradicted")
    if not row.sources:
        yield _("no evidence that counts")
    elif not row.has_direct:
        yield _("testimony only")
    if row.requested:
        yield _("something is asked for")
    if row.planned:
        yield words.ngettext(
            "{count} activity is planned", "{count} activities are planned", len(row.planned)
        ).format(count=len(row.planned))
