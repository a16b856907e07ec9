"""The columns of every table sheet in order: heads, widths, looks, what may be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.reports.excel.traits import Traits


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `look` names a style; an `entry` may be filled in, what is `of_new` of a new row
    only; `formula` says that every row holds one; a `name` is that of its range. Notes and the steps of the
    calculation are not `printed`. A `hidden` column is for the program, when the workbook comes back.
    """

    id: str
    heading: str
    width: float
    look: str = "text"
    entry: bool = False
    printed: bool = True
    formula: bool = False
    name: str = ""
    hidden: bool = False
    of_new: bool = False

    @property
    def comes_back(self) -> bool:
        """Whether what stands in it is read again."""
        return (self.entry or self.of_new) and bool(self.name)

    @property
    def is_fixed(self) -> bool:
        """Whether a person sees it and nobody fills it in: what is written there all the same is told."""
        return not (self.comes_back or self.hidden or self.heading == "")


def mark_column(name: str, words: NullTranslations) -> Column:
    """What a row is, for the program: it moves with the row wherever that is sorted to."""
    return Column(
        "mark", words.gettext("Row of the program"), 9, "step", printed=False, name=name, hidden=True
    )


def summary_columns(traits: Traits, words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("domain", _("Layer") if traits.layered else _("Domain"), 44, "id"),
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
            for step in traits.steps
        ),
        Column("unrated", _("Not rated"), 8, "count", formula=True),
        Column("left_out", _("Not applicable"), 10, "count", formula=True),
        Column("number", _("Domain number"), 9, "step", printed=False),
        Column("drawn", _("Level in the charts"), 9, "step_decimal", printed=False, formula=True),
    )


JUDGED_BY = frozenset({"impact", "effort", "priority", "confidence", "owner", "provisional", "evidence"})
"""The columns of Scorecard that a second rating goes out without."""


def scorecard_columns(
    traits: Traits, words: NullTranslations, for_client: bool = False, for_second: bool = False
) -> tuple[Column, ...]:
    """The columns of Scorecard; a client copy says only that there is a reservation, and one for a second
    rating has nothing that the first assessor judged by.
    """
    _ = words.gettext
    found = (
        Column("criterion", _("Criterion"), 9.5, "id", name="Score_criterion"),
        Column("title", _("Title"), 30, name="Score_title"),
        Column("domain", _("Layer") if traits.layered else _("Domain"), 26, "quiet"),
        Column("level", _("Level"), 7.5, "level", formula=True, name="Score_level"),
        Column("state", _("State"), 13, "aside", formula=True, name="Score_state"),
        *_status_columns(traits, words),
        Column("score", _("Score"), 7.5, "decimal", formula=True),
        Column("target", _("Target"), 8, "whole", entry=True, name="Score_target"),
        Column("gap", _("Gap"), 6, "whole", formula=True, name="Score_gap"),
        Column("weight", _("Weight"), 8, "decimal"),
        Column("impact", _("Impact"), 8, "plain"),
        Column("effort", _("Effort"), 7.5, "plain"),
        Column("priority", _("Priority"), 8.5, "decimal", formula=True),
        Column("confidence", _("Confidence"), 11.5, "middle"),
        Column("owner", _("Owner"), 20, "quiet"),
        Column("provisional", _("Provisional because"), 21, "attention", formula=True),
        *_points_columns(traits, words),
        Column("low", _("Derived, at least"), 9, "whole", formula=True),
        Column("high", _("Derived, at most"), 9, "whole", formula=True),
        Column("set_level", _("Set level"), 8, "whole", entry=True, name="Score_set_level"),
        Column("evidence", _("Evidence"), 60, "one_line", printed=False),
        Column("set_reason", _("Reason for the set level"), 60, "one_line", entry=True, printed=False,
               name="Score_set_reason"),
        Column("reservation", _("Reservation"), 40, "one_line", entry=not for_client, printed=False,
               name="" if for_client else "Score_reservation"),
        Column("note", _("Note"), 150, "one_line", entry=True, printed=False, name="Score_note"),
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
        mark_column("Score_mark", words),
    )  # fmt: skip
    return tuple(own for own in found if not (for_second and own.id in JUDGED_BY))


def _status_columns(traits: Traits, words: NullTranslations) -> Iterator[Column]:
    """What is to be known beside a level: that it is on its way, or what keeps it from rising."""
    _ = words.gettext
    if traits.statuses:
        yield Column("status", _("Status"), 13, "aside", formula=True, name="Score_status")
    if traits.blocking:
        yield Column("blocked", _("Level that a sign blocks"), 10, "whole", formula=True)


def _points_columns(traits: Traits, words: NullTranslations) -> Iterator[Column]:
    """What each level comes to, where the model shows points."""
    heading = words.gettext("Points at level {level}")
    for step in traits.steps if traits.points else ():
        yield Column(f"points_{step}", heading.format(level=step), 11.5, "middle", formula=True)


def checkpoint_columns(traits: Traits, words: NullTranslations) -> tuple[Column, ...]:
    """The columns of Checkpoints; themes, what a sign blocks and whose it is only where the model says so."""
    _ = words.gettext
    found = (
        (True, Column("criterion", _("Criterion"), 9.5, "id")),
        (True, Column("title", _("Title"), 24, "quiet")),
        (True, Column("level", _("Level"), 7, "whole")),
        (True, Column("checkpoint", _("Checkpoint"), 11, "word", name="Checkpoint_id")),
        (traits.themes, Column("theme", _("Theme"), 22, "quiet")),
        (True, Column("text", _("What it wants"), 62)),
        (True, Column("answer", _("Answer"), 15, "middle", entry=True, name="Checkpoint_answer")),
        (True, Column("applies", _("Applies"), 20, "quiet", name="Checkpoint_applies")),
        (traits.blocking, Column("blocks", _("Blocks level"), 8, "whole")),
        (traits.added, Column("added", _("Added by this tool"), 9, "middle")),
        (True, Column("remark", _("Remark"), 44, entry=True, name="Checkpoint_remark")),
        (True, Column("key", _("Number on Levels"), 9, "step", printed=False, name="Checkpoint_number")),
        (traits.blocking, Column("blocked_key", _("Number of the level that it blocks"), 12, "step",
                                 printed=False, name="Checkpoint_blocks")),
        (True, Column("no_reason", _("Reason missing"), 9, "step", printed=False, formula=True,
                      name="Checkpoint_no_reason")),
        (True, mark_column("Checkpoint_mark", words)),
    )  # fmt: skip
    return tuple(column for wanted, column in found if wanted)


def level_columns(traits: Traits, words: NullTranslations) -> tuple[Column, ...]:
    """The steps of the calculation; signs, what they block and points only where the model has them."""
    _ = words.gettext
    counted = (
        (True, "required", _("Required")),
        (True, "met", _("Met")),
        (True, "partly", _("Partly met")),
        (True, "not_met", _("Not met")),
        (True, "not_applicable", _("Not applicable")),
        (True, "applicable", _("Applicable")),
        (True, "unanswered", _("Unanswered")),
        (True, "halves_low", _("Halves, at least")),
        (True, "halves_high", _("Halves, at most")),
        (traits.blocking, "blockers", _("Signs that block it")),
        (traits.blocking, "blocked_low", _("Blocked, at least")),
        (traits.blocking, "blocked_high", _("Blocked, at most")),
        (True, "holds_low", _("Holds, at least")),
        (True, "holds_high", _("Holds, at most")),
        (True, "counts", _("Counts")),
        (True, "unbroken_low", _("Unbroken, at least")),
        (True, "unbroken_high", _("Unbroken, at most")),
        (True, "reached_low", _("Reached, at least")),
        (True, "reached_high", _("Reached, at most")),
    )
    return (
        Column("key", _("Number"), 9, "quiet"),
        Column("criterion", _("Criterion"), 9.5, "id"),
        Column("level", _("Level"), 7, "whole"),
        *(Column(name, heading, 11.5, "count", formula=True) for wanted, name, heading in counted if wanted),
        Column("share", _("Share of the next level"), 11.5, "decimal", formula=True),
        Column("no_reason", _("Reasons missing"), 11.5, "count", formula=True),
        *_point_steps(traits, words),
    )


def _point_steps(traits: Traits, words: NullTranslations) -> Iterator[Column]:
    """Signs and points of a level; a sign observed in part is a half."""
    _ = words.gettext
    if traits.signs:
        yield Column("signs", _("Signs"), 11.5, "count", formula=True)
        yield Column("observed", _("Observed"), 11.5, "plain", formula=True)
    if traits.points:
        yield Column("points", _("Points"), 11.5, "plain", formula=True)
        yield Column("points_of", _("Points possible"), 11.5, "count", formula=True)


def programme_columns(added: bool, words: NullTranslations, for_client: bool = False) -> tuple[Column, ...]:
    """The columns of Programme; whose a task is only where some are this tool's, notes in no client copy."""
    _ = words.gettext
    own = (Column("added", _("Added by this tool"), 9, "middle"),) if added else ()
    return (
        Column("phase", _("Phase"), 16, "quiet"),
        Column("task", _("Task"), 12, "id", name="Task_id"),
        Column("what", _("What is to be done"), 52),
        Column("kind", _("Kind"), 13, "word"),
        Column("done_on", _("Done on"), 11, "date", entry=True, name="Task_done_on"),
        *(() if for_client else (Column("note", _("Note"), 40, entry=True, name="Task_note"),)),
        Column("timing", _("When"), 22),
        Column("leads_to", _("Level of the phase"), 22, "quiet"),
        Column("who", _("Who"), 26),
        Column("why", _("Why"), 40),
        Column("deliverable", _("Outcome"), 34),
        Column("criteria", _("Criteria"), 10, "word"),
        *own,
        mark_column("Task_mark", words),
    )


def comparison_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("model", _("Model"), 44, "id"),
        Column("level", _("Level"), 9, "decimal", formula=True),
        Column("step", _("Step"), 22, "aside", formula=True),
        Column("status", _("Status"), 14, "aside", formula=True),
        Column("floor", _("Lowest possible"), 10, "count"),
        Column("top", _("Highest possible"), 10, "count"),
        Column("open", _("Open-ended"), 12, "middle"),
        Column("along", _("Share of the scale (p)"), 10, "share", formula=True),
        Column("rated", _("Rated"), 9, "count", formula=True),
        Column("applicable", _("Applicable"), 10, "count", formula=True),
        Column("coverage", _("Coverage"), 10, "share", formula=True),
        Column("firm", _("Figure"), 13, "aside", formula=True),
        Column("drawn", _("p in the chart"), 9, "step_share", printed=False, formula=True),
    )


def crosswalk_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("one_model", _("Model"), 18, "quiet"),
        Column("one", _("Criterion"), 34, "id"),
        Column("one_level", _("Level"), 7, "whole", formula=True),
        Column("one_top", _("of"), 5, "whole"),
        Column("other_model", _("Model"), 18, "quiet"),
        Column("other", _("Criterion"), 34, "id"),
        Column("other_level", _("Level"), 7, "whole", formula=True),
        Column("other_top", _("of"), 5, "whole"),
        Column("strength", _("In common"), 10, "word"),
        Column("reason", _("What both ask for, and where they differ"), 62),
        Column("evidence", _("Evidence at both"), 20),
    )


def evidence_columns(words: NullTranslations, for_second: bool = False) -> tuple[Column, ...]:
    """The columns of the register; for a second rating, only what an item is asked for by."""
    _ = words.gettext
    named = (
        Column("label", _("Number"), 9.5, "id"),
        Column("title", _("Title"), 80 if for_second else 36),
        Column("kind", _("Kind"), 13, "word"),
        Column("dated", _("Dated"), 11, "date"),
    )
    if for_second:
        return named
    return (
        *named,
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


def coverage_columns(kinds: Sequence[str], words: NullTranslations) -> tuple[Column, ...]:
    """The coverage map below the register, whose widths it shares; `kinds` are kinds of evidence."""
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 9.5, "id"),
        Column("title", _("Title"), 36),
        *(Column(f"kind_{place}", kind, 13, "count") for place, kind in enumerate(kinds)),
        Column("remarks", _("Remarks"), 44),
        Column("confidence", _("Confidence"), 18, "word"),
        Column("single", _("Single source at level"), 12, "word"),
    )


def continued_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("sheet", _("Sheet"), 16, "word"),
        Column("row", _("Row"), 14, "id"),
        Column("column", _("Column"), 20, "word"),
        Column("part", _("Part"), 7, "whole"),
        Column("text", _("Text"), 130, name="Continued_text"),
    )
