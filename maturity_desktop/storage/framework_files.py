"""From a framework's file to a Framework, with every error named by its line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.certification import CertificationRules
from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.domain.framework import (
    Beyond,
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    EvidenceHint,
    Fact,
    Framework,
    Level,
    Measure,
    Remark,
    Rule,
    ScoringRules,
    Step,
    TargetProfile,
    Theme,
    Transition,
)
from maturity_desktop.domain.phases import Pace, Phase, RequestTemplate, Task
from maturity_desktop.storage.files import open_plain
from maturity_desktop.storage.framework_checks import RESERVED, check_framework, check_wording
from maturity_desktop.storage.framework_schema import (
    SCHEMA,
    CertificationEntry,
    CheckpointEntry,
    CriterionEntry,
    DomainEntry,
    FrameworkEntry,
    MeasureEntry,
    PaceEntry,
    PhaseEntry,
    RequestEntry,
    StepEntry,
    WordingEntry,
    settings_of,
)
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_words import did_you_mean
from maturity_desktop.storage.yaml_tree import MOST_BYTES, YamlTree, read_tree

NOT_FRAMEWORKS = {f"{name}.yaml" for name in RESERVED}
Wording = Mapping[str, str]
"""Texts that replace the framework's own, by the id of a domain, a criterion or a checkpoint."""


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A framework with the bytes it was read from; `wording` is empty where none is laid over it."""

    framework: Framework
    source: bytes
    wording: bytes
    sha256: str


def edition_key(source: bytes, wording: bytes) -> str:
    """The SHA-256 of a framework's file, and of the wording laid over it where there is one."""
    digest = hashlib.sha256(source)
    if wording:
        digest.update(hashlib.sha256(wording).digest())
    return digest.hexdigest()


def read_framework(path: Path, wording: Path | None = None) -> FrameworkFile:
    """Reads a framework, with a firm's licensed wording laid over it; FrameworkError with every problem."""
    source = file_bytes(path)
    over = file_bytes(wording) if wording else b""
    framework = parse_framework(source, str(path), over, str(wording) if wording else "")
    return FrameworkFile(framework, source, over, edition_key(source, over))


def lay_over(frameworks: Sequence[FrameworkFile], wording: Path) -> FrameworkFile:
    """The framework that a wording names, with it laid over; FrameworkError with every problem."""
    over = file_bytes(wording)
    entry, tree = _wording_entry(over, str(wording))
    named = {file.framework.id: file for file in frameworks}
    if entry.framework not in named:
        what = _("there is no framework “{name}”").format(name=entry.framework)
        tree.blame(("framework",), what, did_you_mean(entry.framework, named))
        tree.finish()
    file = named[entry.framework]
    framework = parse_framework(file.source, file.framework.title, over, str(wording))
    return FrameworkFile(framework, file.source, over, edition_key(file.source, over))


def parse_framework(source: bytes, name: str, wording: bytes = b"", wording_name: str = "") -> Framework:
    """The framework in these bytes; the names are those that its errors give."""
    entry = checked_entry(_read(source, name))
    texts = _wording(wording, wording_name or f"{name}, wording", entry) if wording else {}
    return _framework(entry, texts)


def checked_entry(tree: YamlTree) -> FrameworkEntry:
    """The entry that a tree of values makes, wherever they come from; FrameworkError with every problem."""
    entry = shaped(tree, FrameworkEntry)
    check_framework(entry, tree)
    return entry


def framework_of(entry: FrameworkEntry) -> Framework:
    """The framework of a checked entry, in its own words."""
    return _framework(entry, {})


def _wording(source: bytes, name: str, framework: FrameworkEntry) -> Wording:
    entry, tree = _wording_entry(source, name)
    check_wording(entry, framework, tree)
    return entry.wording


def _wording_entry(source: bytes, name: str) -> tuple[WordingEntry, YamlTree]:
    """A wording and its file; a domain's id may stand there without quotes, as a number."""
    tree = _read(source, name)
    texts = tree.value.get("wording") if isinstance(tree.value, dict) else None
    if isinstance(texts, dict):
        tree.value["wording"] = {str(key): text for key, text in texts.items()}
        tree.lines |= {("wording", str(key)): tree.line(("wording", key)) for key in texts}
    return shaped(tree, WordingEntry), tree


def _read(source: bytes, name: str) -> YamlTree:
    """The file's tree; FrameworkError where it is of a schema that this program does not know."""
    tree = read_tree(source, name)
    version = tree.value.get("schema", SCHEMA) if isinstance(tree.value, dict) else SCHEMA
    if isinstance(version, int) and version != SCHEMA:
        what = _("the file is of schema {schema}, and this program reads schema {known}")
        instead = _("Install the version of the program that it was written for.")
        tree.blame(("schema",), what.format(schema=version, known=SCHEMA), instead)
        tree.finish()
    return tree


def shipped_frameworks(folder: Path) -> tuple[FrameworkFile, ...]:
    """Every framework of a folder that can be used, by id."""
    return read_frameworks(folder)[0]


def read_frameworks(folder: Path) -> tuple[tuple[FrameworkFile, ...], tuple[FrameworkError, ...]]:
    """The frameworks of a folder that can be used, by id, and what is wrong with its other files."""
    found: dict[str, FrameworkFile] = {}
    errors = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_FRAMEWORKS:
            continue
        try:
            file = read_framework(path)
        except FrameworkError as error:
            errors.append(error)
            continue
        name = file.framework.id
        if name in found:
            errors.append(unusable(path, *taken_id(name)))
        else:
            found[name] = file
    return tuple(found[name] for name in sorted(found)), tuple(errors)


def taken_id(name: str) -> tuple[str, str]:
    """What is wrong with a file whose framework another one is already, and what to do."""
    what = _("another framework has the id “{name}” already").format(name=name)
    return what, _("Give this one an id of its own, or take the file away.")


def unusable(path: Path, what: str, instead: str) -> FrameworkError:
    """The error of a whole file."""
    return FrameworkError((FrameworkProblem(str(path), 1, what, instead),))


def file_bytes(path: Path) -> bytes:
    """A file's bytes, one more than allowed at most: the limit is then seen to be passed."""
    try:
        with open_plain(path) as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=error.strerror)
        problem = FrameworkProblem(str(path), 1, what, _("See whether it is there and may be read."))
        raise FrameworkError((problem,)) from error


def _framework(entry: FrameworkEntry, texts: Wording) -> Framework:
    scoring = entry.scoring
    return Framework(
        id=entry.id,
        title=entry.title,
        short_title=entry.short_title,
        edition=entry.edition,
        owner=entry.owner,
        about=entry.about,
        scale=tuple(map(_step, entry.scale)),
        scoring=ScoringRules(
            scoring.floor,
            scoring.threshold,
            scoring.aggregate == "mean",
            scoring.headline_coverage,
            scoring.certification_coverage,
            scoring.points,
        ),
        domains=tuple(_domain(domain, texts) for domain in entry.domains),
        targets=tuple(
            TargetProfile(own.id, own.title, own.level, own.exceptions, own.added, own.note)
            for own in entry.targets
        ),
        certification=_certification(entry.certification) if entry.certification else None,
        roles=entry.roles,
        facts=tuple(Fact(name, fact.question, fact.default) for name, fact in entry.facts.items()),
        remarks=tuple(Remark(remark.about, remark.text) for remark in entry.remarks),
        beyond=tuple(Beyond(stage.title, stage.text) for stage in entry.beyond),
        themes=tuple(Theme(name, title) for name, title in entry.themes.items()),
        programme=tuple(map(phase_of, entry.programme)),
        paces=tuple(map(pace_of, entry.paces)),
        requests=tuple(map(_request, entry.requests)),
        official_wording=frozenset(texts),
    )


def _step(entry: StepEntry) -> Step:
    told = entry.transition
    return Step(entry.level, entry.title, entry.added, Transition(told.title, told.share) if told else None)


def _certification(entry: CertificationEntry) -> CertificationRules:
    return CertificationRules(
        entry.valid_years,
        entry.reminder_months,
        entry.mid_term_months,
        entry.most_missing,
        entry.lowest_confidence,
        frozenset(entry.added),
        entry.note,
    )


def phase_of(entry: PhaseEntry) -> Phase:
    """The phase of a checked entry."""
    tasks = (
        Task(
            task.id,
            task.what,
            task.kind,
            task.why,
            task.deliverable,
            tuple(task.who),
            task.timing,
            tuple(task.criteria),
            task.added,
            task.day,
            task.activity,
            task.minutes,
        )
        for task in entry.tasks
    )
    return Phase(entry.id, entry.title, tuple(tasks), entry.about, entry.level, entry.days, entry.where)


def pace_of(entry: PaceEntry) -> Pace:
    """The pace of a checked entry."""
    return Pace(entry.id, entry.title, entry.days)


def _request(entry: RequestEntry) -> RequestTemplate:
    return RequestTemplate(
        entry.id,
        entry.title,
        entry.what,
        entry.period,
        entry.format,
        entry.owner,
        tuple(entry.criteria),
        entry.added,
    )


def _domain(entry: DomainEntry, texts: Wording) -> Domain:
    criteria = tuple(_criterion(criterion, texts) for criterion in entry.criteria)
    return Domain(entry.id, entry.title, texts.get(entry.id, entry.intent), criteria, entry.undescribed)


def _criterion(entry: CriterionEntry, texts: Wording) -> Criterion:
    return Criterion(
        id=entry.id,
        title=entry.title,
        intent=texts.get(entry.id, entry.intent),
        levels=tuple(
            Level(number, tuple(_checkpoint(checkpoint, texts) for checkpoint in checkpoints))
            for number, checkpoints in sorted(entry.levels.items())
        ),
        evidence=tuple(EvidenceHint(hint.kind, hint.what) for hint in entry.evidence),
        ask=tuple(entry.ask),
        weight=entry.weight,
        impact=entry.impact,
        effort=entry.effort,
        measure=_measure(entry.measure) if entry.measure else None,
    )


def _checkpoint(entry: CheckpointEntry, texts: Wording) -> Checkpoint:
    condition = Condition(entry.when.fact, entry.when.value) if entry.when else None
    text = texts.get(entry.id, entry.text)
    return Checkpoint(
        entry.id,
        text,
        entry.examples,
        tuple(entry.ask),
        entry.sign,
        condition,
        entry.theme,
        entry.blocks,
        entry.added,
    )


def _measure(entry: MeasureEntry) -> Measure:
    may_not = entry.may_not_apply
    return Measure(
        entry.value,
        entry.unit,
        entry.direction,
        entry.by_channel,
        tuple(
            Rule(rule.checkpoint, str(rule.__struct_config__.tag), settings_of(rule)) for rule in entry.rules
        ),
        tuple(may_not.levels) if may_not else (),
        may_not.where if may_not else "",
        may_not.why if may_not else "",
    )
