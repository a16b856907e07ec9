"""The columns of every table sheet in order: heads, widths, looks, what may be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `look` names a style; an `entry` may be filled in; `formula` says that every row
    holds one; a `name` is that of its range. Notes and the steps of the calculation are not `printed`.
    """

    id: str
    heading: str
    width: float
    look: str = "text"
    entry: bool = False
    printed: bool = True
    formula: bool = False
    name: str = ""


def summary_columns(steps: tuple[int, ...], words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("domain", _("Domain"), 44, "id"),
        Column("level", _("Level"), 9, "decimal", formula=True),
        Column("target", _("Target"), 9, "decimal", formula=True),
        Column("rated", _("Rated"), 9, "count", formula=True),
        Column("applicable", _("Applicable"), 10, "count", formula=True),
        Column("coverage", _("Coverage"), 10, "share", formula=True),
        Column("below", _("Below target"), 10, "count", formula=True),
        Column("lowest", _("Lowest level"), 11, "count", formula=True),
        Column("first", _("First there"), 11, "aside", formula=True),
        *(
            Column(f"at_{step}", _("At level {level}").format(level=step), 8, "count", formula=True)
            for step in steps
        ),
        Column("unrated", _("Not rated"), 8, "count", formula=True),
        Column("left_out", _("Not applicable"), 10, "count", formula=True),
        Column("number", _("Domain number"), 9, "step", printed=False),
        Column("drawn", _("Level in the charts"), 9, "step_decimal", printed=False, formula=True),
    )


def scorecard_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 9.5, "id", name="Score_criterion"),
        Column("title", _("Title"), 30, name="Score_title"),
        Column("domain", _("Domain"), 26, "quiet"),
        Column("level", _("Level"), 7.5, "level", formula=True, name="Score_level"),
        Column("state", _("State"), 13, "aside", formula=True, name="Score_state"),
        Column("score", _("Score"), 7.5, "decimal", formula=True),
        Column("target", _("Target"), 8, "whole", entry=True),
        Column("gap", _("Gap"), 6, "whole", formula=True, name="Score_gap"),
        Column("weight", _("Weight"), 8, "decimal"),
        Column("impact", _("Impact"), 8, "plain"),
        Column("effort", _("Effort"), 7.5, "plain"),
        Column("priority", _("Priority"), 8.5, "decimal", formula=True),
        Column("confidence", _("Confidence"), 11.5, "middle"),
        Column("provisional", _("Provisional because"), 21, "attention", formula=True),
        Column("low", _("Derived, at least"), 9, "whole", formula=True),
        Column("high", _("Derived, at most"), 9, "whole", formula=True),
        Column("set_level", _("Set level"), 8, "whole", entry=True),
        Column("evidence", _("Evidence"), 60, "one_line", printed=False),
        Column("set_reason", _("Reason for the set level"), 60, "one_line", entry=True, printed=False),
        Column("reservation", _("Reservation"), 40, "one_line", entry=True, printed=False),
        Column("note", _("Note"), 150, "one_line", entry=True, printed=False),
        Column("domain_no", _("Domain number"), 9, "step", printed=False, name="Score_domain"),
        Column("rated_weight", _("Weight if rated"), 9, "step", printed=False, formula=True,
               name="Score_rated_weight"),
        Column("weighted_level", _("Weight x level"), 9, "step", printed=False, formula=True,
               name="Score_weighted_level"),
        Column("applicable_weight", _("Weight if applicable"), 10, "step", printed=False, formula=True,
               name="Score_applicable_weight"),
        Column("weighted_target", _("Weight x target"), 9, "step", printed=False, formula=True,
               name="Score_weighted_target"),
        Column("lowest_key", _("Domain and level"), 9, "step", printed=False, formula=True,
               name="Score_domain_level"),
    )  # fmt: skip


def checkpoint_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 9.5, "id"),
        Column("title", _("Title"), 24, "quiet"),
        Column("level", _("Level"), 7, "whole"),
        Column("checkpoint", _("Checkpoint"), 11, "word"),
        Column("text", _("What it wants"), 62),
        Column("answer", _("Answer"), 15, "middle", entry=True, name="Checkpoint_answer"),
        Column("applies", _("Applies"), 16, "quiet", name="Checkpoint_applies"),
        Column("remark", _("Remark"), 44, entry=True),
        Column("key", _("Number on Levels"), 9, "step", printed=False, name="Checkpoint_number"),
        Column("no_reason", _("Reason missing"), 9, "step", printed=False, formula=True,
               name="Checkpoint_no_reason"),
    )  # fmt: skip


def level_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    counted = (
        ("required", _("Required")),
        ("met", _("Met")),
        ("partly", _("Partly met")),
        ("not_met", _("Not met")),
        ("not_applicable", _("Not applicable")),
        ("applicable", _("Applicable")),
        ("unanswered", _("Unanswered")),
        ("halves_low", _("Halves, at least")),
        ("halves_high", _("Halves, at most")),
        ("holds_low", _("Holds, at least")),
        ("holds_high", _("Holds, at most")),
        ("unbroken_low", _("Unbroken, at least")),
        ("unbroken_high", _("Unbroken, at most")),
        ("reached_low", _("Reached, at least")),
        ("reached_high", _("Reached, at most")),
    )
    return (
        Column("key", _("Number"), 9, "quiet"),
        Column("criterion", _("Criterion"), 9.5, "id"),
        Column("level", _("Level"), 7, "whole"),
        *(Column(name, heading, 11.5, "count", formula=True) for name, heading in counted),
        Column("share", _("Share of the next level"), 11.5, "decimal", formula=True),
        Column("no_reason", _("Reasons missing"), 11.5, "count", formula=True),
    )


def evidence_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("label", _("Number"), 9.5, "id"),
        Column("title", _("Title"), 36),
        Column("kind", _("Kind"), 13, "word"),
        Column("dated", _("Dated"), 11, "date"),
        Column("current", _("Current"), 10, "word"),
        Column("used_at", _("Used at"), 22),
        Column("contradicts", _("Contradicts at"), 13),
        Column("source", _("Source"), 20),
        Column("text", _("What it shows"), 44),
        Column("added_by", _("Added by"), 18),
        Column("confidential", _("Confidential"), 12, "word"),
        Column("file_name", _("File"), 30),
        Column("size", _("Bytes"), 11, "bytes"),
        Column("sha256", _("SHA-256"), 38, "hash"),
    )


def continued_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("sheet", _("Sheet"), 16, "word"),
        Column("row", _("Row"), 14, "id"),
        Column("column", _("Column"), 20, "word"),
        Column("part", _("Part"), 7, "whole"),
        Column("text", _("Text"), 130),
    )
