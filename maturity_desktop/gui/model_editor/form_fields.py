"""Which fields a part of a model has, and how each stands in the tree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.model_editor.field_making import (
    FieldMaker,
    FormField,
    check_column,
    text_column,
)
from maturity_desktop.gui.model_editor.fields import (
    ChoiceField,
    Choices,
    DecimalField,
    NumberWords,
    TextField,
    WholeField,
)
from maturity_desktop.gui.model_editor.nodes import (
    Kind,
    one_line,
)
from maturity_desktop.gui.model_editor.programme_fields import ProgrammeFields
from maturity_desktop.gui.model_editor.rows import (
    CriterionRows,
    ListRows,
    NamedRows,
    NumberRows,
    PointRows,
    Row,
    ScaleRows,
)
from maturity_desktop.gui.model_editor.rows_field import Column, line_column
from maturity_desktop.gui.model_editor.transition_field import TransitionField
from maturity_desktop.gui.sentences import kind_word
from maturity_desktop.storage.framework_editing import levels_of, rename_criterion
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.scale_editing import begin_at
from maturity_desktop.storage.tree_edits import Tree, value_at
from maturity_desktop.storage.yaml_tree import Path
from maturity_desktop.verbs.models import free_id

HIGHEST_LEVEL = 99
MOST_WEIGHT = 1000.0


def needs_of(kind: Kind) -> tuple[str, ...]:
    """The sections of the model that a form offers to choose from: it is made anew where they change."""
    match kind:
        case Kind.CHECKPOINT:
            return ("roles", "themes", "facts", "scale")
        case Kind.CRITERION | Kind.TASK | Kind.REQUEST:
            return ("roles",)
        case Kind.TARGET | Kind.TARGETS | Kind.PHASE:
            return ("scale",)
        case Kind.PACE:
            return ("programme",)
    return ()


def fields_of(tree: Tree, path: Path, spent: Collection[str], in_use: Collection[str]) -> Iterator[FormField]:
    """The fields of a node, in the order of its form."""
    make = _Fields(tree, path, spent, in_use)
    yield from make.fields()


class _Fields(FieldMaker):
    """Makes the fields of one node."""

    def __init__(self, tree: Tree, path: Path, spent: Collection[str], in_use: Collection[str]) -> None:
        super().__init__(tree, path)
        self._in_use = in_use
        self._spent = spent

    def fields(self) -> Iterator[FormField]:
        makers: dict[Kind, Callable[[], Iterator[FormField]]] = {
            Kind.MODEL: self._model,
            Kind.SCALE: self._scale,
            Kind.SCORING: self._scoring,
            Kind.TARGETS: self._targets,
            Kind.TARGET: self._target,
            Kind.ROLES: self._roles,
            Kind.FACTS: self._facts,
            Kind.THEMES: self._themes,
            Kind.REMARKS: self._remarks,
            **ProgrammeFields(self._tree, self._path).makers(),
            Kind.DOMAIN: self._domain,
            Kind.CRITERION: self._criterion,
            Kind.LEVEL: self._level,
            Kind.CHECKPOINT: self._checkpoint,
        }
        return makers[self._kind]()

    # The parts of a model

    def _model(self) -> Iterator[FormField]:
        yield from map(self._line, ("title", "short_title", "edition", "owner"))
        yield self._words("about", 3)

    def _targets(self) -> Iterator[FormField]:
        yield self._titled("targets", _("Add target"), _("Title of a new target"), self._new_target)

    def _roles(self) -> Iterator[FormField]:
        yield self._named("roles", _("Add role"), _("A new role"), lambda title: title)

    def _themes(self) -> Iterator[FormField]:
        yield self._named("themes", _("Add theme"), _("A new theme"), lambda title: title)

    def _scale(self) -> Iterator[FormField]:
        columns = [
            Column("level", self._name("level"), NumberWords),
            text_column("title", self._name("title")),
            check_column("added", self._name("added")),
            Column("transition", self._name("transition"), TransitionField, 2, 1),
        ]
        add, hint = _("Add level"), _("Title of the next level")
        yield self._rows(ScaleRows(self._spent), self._name("scale"), columns, add, hint)
        stages = ListRows(("beyond",), lambda _rows, title: {"title": title, "text": ""})
        columns = [
            text_column("title", self._name("title")),
            Column("text", self._name("text"), lambda name: TextField(name, 2, 6), 1, 1),
        ]
        yield self._rows(
            stages, self._name("beyond"), columns, _("Add stage"), _("Title of a stage above the scale")
        )

    def _scoring(self) -> Iterator[FormField]:
        whole = [("mean", _("A mean over all criteria")), ("none", _("None: each domain has its own level"))]
        yield self._field(
            "floor",
            WholeField(self._name("floor"), -9, HIGHEST_LEVEL),
            0,
            _("The scale begins there; levels and checkpoints are numbered anew with it."),
            lambda tree, floor: begin_at(tree, floor, self._spent),
        )
        yield self._field("threshold", DecimalField(self._name("threshold"), 0.1, 100, share=True), 1.0)
        yield self._field("aggregate", ChoiceField(self._name("aggregate"), whole), "mean")
        for key, default in (("headline_coverage", 0.6), ("certification_coverage", 1.0)):
            yield self._field(key, DecimalField(self._name(key), 0.1, 100, share=True), default)
        yield self._check("points")

    def _new_target(self, rows: Sequence[Row], title: str) -> Row:
        levels = [level for level, _words in self._levels() if isinstance(level, int)]
        taken = [str(row.get("id")) for row in rows]
        return {"id": free_id(title, taken), "title": title, "level": levels[-1] if levels else 1}

    def _target(self) -> Iterator[FormField]:
        yield self._line("id")
        yield self._line("title")
        yield self._field("level", ChoiceField(self._name("level"), self._levels()))
        yield self._words("note", 2, optional=True)
        yield self._check("added")
        criteria = [value_at(self._tree, path) for path in criterion_paths(self._tree)]
        known = [(one_line(own.get("id")), one_line(own.get("title"))) for own in criteria]
        named: Choices = [(name, f"{name} {title}") for name, title in known]
        level = value_at(self._tree, self._path).get("level")
        rows = NumberRows(
            (*self._path, "exceptions"),
            ("criterion", "level"),
            level if isinstance(level, int) else 1,
            [name for name, _words in named],
        )
        columns = [
            Column("criterion", _("Criterion"), lambda name: ChoiceField(name, named), 0, 3),
            Column("level", self._name("level"), lambda name: ChoiceField(name, self._levels()), 0, 2),
        ]
        yield self._rows(rows, self._name("exceptions"), columns, _("Add criterion"))

    def _facts(self) -> Iterator[FormField]:
        columns = [
            text_column("question", _("Question")),
            check_column("default", _("Yes, unless the client's profile says otherwise")),
        ]
        rows = NamedRows(("facts",), lambda question: {"question": question, "default": False})
        yield self._rows(rows, self._name("facts"), columns, _("Add fact"), _("A new yes-or-no question"))

    def _remarks(self) -> Iterator[FormField]:
        columns = [
            text_column("about", _("On what")),
            Column("text", self._name("text"), lambda name: TextField(name, 2, 10), 1, 1),
        ]
        rows = ListRows(("remarks",), lambda _rows, about: {"about": about, "text": ""})
        yield self._rows(rows, self._name("remarks"), columns, _("Add remark"), _("What the remark is on"))

    def _domain(self) -> Iterator[FormField]:
        yield self._line("id")
        yield self._line("title")
        yield self._words("intent")
        if not value_at(self._tree, self._path).get("criteria"):
            note = _("Where the source only names a domain, say so here instead of inventing criteria.")
            yield self._words("undescribed", 2, optional=True, note=note)
        columns = [line_column("title", self._name("title"), _("Title of a criterion"))]
        rows = CriterionRows((*self._path, "criteria"), self._spent)
        yield self._rows(rows, self._name("criteria"), columns, _("Add criterion"))

    def _criterion(self) -> Iterator[FormField]:
        note = _("Answers stay with the id under which they were given: a new id begins anew in old audits.")
        yield self._field(
            "id",
            TextField(self._name("id"), single=True),
            note=note if one_line(value_at(self._tree, self._path).get("id")) in self._in_use else "",
            put=lambda tree, name: rename_criterion(tree, self._path, name.strip()),
        )
        yield self._line("title")
        yield self._words("intent")
        yield self._ask("ask")
        weight = self._field("weight", DecimalField(self._name("weight"), 0, MOST_WEIGHT), 1.0)
        impact = self._field("impact", WholeField(self._name("impact"), 1, 5), 3)
        effort = self._field("effort", WholeField(self._name("effort"), 1, 5), 3)
        yield from (replace(own, beside=True) for own in (weight, impact, effort))
        kinds: Choices = [(str(kind), kind_word(kind)) for kind in EvidenceKind]
        hints = ListRows((*self._path, "evidence"), lambda _rows, what: {"kind": "document", "what": what})
        columns = [
            Column("kind", _("Kind of evidence"), lambda name: ChoiceField(name, kinds), 0, 2),
            Column("what", _("What to ask for"), lambda name: TextField(name, 1, 8, single=True), 1, 1),
        ]
        yield self._rows(hints, self._name("evidence"), columns, _("Add"), _("What to ask for"))

    def _level(self) -> Iterator[FormField]:
        columns = [line_column("text", _("Checkpoint"), _("What has to be so"))]
        rows = PointRows(self._path, self._spent)
        label = _("Checkpoints: Enter starts the next, pasted lines become one each")
        yield self._rows(rows, label, columns, _("Add checkpoint"))

    def _checkpoint(self) -> Iterator[FormField]:
        point = value_at(self._tree, self._path)
        yield self._line("id")
        yield self._words("text", 3)
        yield self._words("examples", 2, optional=True)
        yield self._ask("ask")
        themes = self._tree.get("themes", {})
        if themes or point.get("theme"):
            choices: Choices = [("", _("None")), *((name, one_line(title)) for name, title in themes.items())]
            yield self._field("theme", ChoiceField(self._name("theme"), choices), "")
        if self._tree.get("facts") or point.get("when"):
            yield self._field("when", ChoiceField(self._name("when"), self._conditions()))
        yield self._check("sign")
        if point.get("sign") or point.get("blocks") is not None:
            yield self._blocks()
        yield self._check("added")

    def _blocks(self) -> FormField:
        levels = levels_of(self._tree, value_at(self._tree, self._path[:4]))
        higher = levels[levels.index(int(self._path[5])) + 1 :]
        words = ((level, _("Level {level}").format(level=level)) for level in higher)
        choices: Choices = [(None, _("Nothing")), *words]
        return self._field("blocks", ChoiceField(self._name("blocks"), choices))

    def _conditions(self) -> Choices:
        facts = self._tree.get("facts", {}).items()
        words = ((True, _("If yes: {question}")), (False, _("If no: {question}")))
        return [
            (None, _("Always")),
            *(
                ({"fact": name, "is": value}, text.format(question=one_line(fact.get("question"))))
                for name, fact in facts
                if isinstance(fact, dict)
                for value, text in words
            ),
        ]
