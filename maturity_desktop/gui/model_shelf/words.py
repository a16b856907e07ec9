"""A model in words: rows of the list, and what its page says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.framework import Fact, Framework
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.verbs.model_shelf import Broken, Shelf, ShelfModel, Unfinished
from maturity_desktop.verbs.models import KeptModel

Entry = ShelfModel | Unfinished | Broken


def is_own(entry: Entry) -> bool:
    """Whether a model, sound or not, is the firm's to change."""
    return isinstance(entry, Unfinished) or entry.own


def shelf_rows(shelf: Shelf) -> Iterator[Row]:
    """Every model under a heading that says whose it is."""
    own = [model for model in shelf.models if model.own]
    yield Row(_("They come with the program"), heading=True)
    yield from (_row(model) for model in shelf.models if not model.own)
    yield from (_broken_row(broken) for broken in shelf.broken if not broken.own)
    own_broken = [broken for broken in shelf.broken if broken.own]
    is_empty = not (own or shelf.unfinished or own_broken)
    yield Row(_("Your own"), mark=_("none yet") if is_empty else "", heading=True)
    yield from map(_row, own)
    for draft in shelf.unfinished:
        yield Row(draft.title, detail=_("A draft that no audit can use yet"), mark=_("draft"), goal=draft)
    yield from map(_broken_row, own_broken)


def _broken_row(broken: Broken) -> Row:
    count = len(broken.problems)
    words = ngettext("{count} problem", "{count} problems", count).format(count=count)
    return Row(broken.file.name, detail=_("A file that cannot be used"), mark=words, goal=broken)


def _row(model: ShelfModel) -> Row:
    framework = model.file.framework
    mark = _("changed") if model.draft else audits_words(model.audits)
    return Row(framework.title, detail=_(" · ").join(counts(framework)), mark=mark, goal=model)


def import_words(kept: KeptModel) -> str:
    """What became of an import, and of the model whose place it took."""
    model = kept.file.framework
    if kept.replaced is None:
        told = _("{model} is imported, edition {edition}.")
        return told.format(model=model.title, edition=model.edition)
    before = kept.replaced.framework
    told = _("{model} is imported, edition {edition}. It replaced “{before}”, edition {old}.")
    return told.format(model=model.title, edition=model.edition, before=before.title, old=before.edition)


def audits_words(count: int) -> str:
    """How many audits use a model; empty where none does."""
    return ngettext("{count} audit", "{count} audits", count).format(count=count) if count else ""


def counts(framework: Framework) -> list[str]:
    """How large a model is."""
    levels, criteria = len(framework.scale), len(framework.criteria)
    points = sum(len(criterion.checkpoints) for criterion in framework.criteria)
    return [
        ngettext("{count} level", "{count} levels", levels).format(count=levels),
        ngettext("{count} criterion", "{count} criteria", criteria).format(count=criteria),
        ngettext("{count} checkpoint", "{count} checkpoints", points).format(count=points),
    ]


def head_words(entry: Entry) -> tuple[str, str]:
    """A title, and the line below it."""
    match entry:
        case Unfinished(sound=True):
            return entry.title, _("A draft without problems. Audits can use it once it is saved for use.")
        case Unfinished():
            return entry.title, _("A draft. No audit can use it until it is saved without problems.")
        case Broken():
            if not entry.own:
                return entry.file.name, _("This file came with the program and cannot be used, and why:")
            return entry.file.name, _("This file in the library's folder cannot be used, and why:")
        case ShelfModel():
            framework = entry.file.framework
            facts = [_("Edition {edition}").format(edition=framework.edition), framework.owner]
            facts += counts(framework)
            if entry.audits:
                facts.append(
                    ngettext("used by {count} audit", "used by {count} audits", entry.audits).format(
                        count=entry.audits
                    )
                )
            return framework.title, _(" · ").join(filter(None, facts))


def state_words(entry: Entry) -> str:
    """What has to be known before something is done with a model; empty where nothing has."""
    if isinstance(entry, ShelfModel) and entry.draft:
        return _("It has changes that are not in use yet: edit it and save.")
    if isinstance(entry, ShelfModel) and entry.file.wording:
        return _("It is shown in its official wording; copies and exports have this tool's own.")
    return ""


def sections(framework: Framework) -> Iterator[tuple[str, list[str]]]:
    """What there is to read about a model: titles, and the lines below each."""
    yield _("About"), [framework.about]
    yield _("Scale"), list(_scale(framework))
    yield _("Scoring"), list(_scoring(framework))
    if framework.targets:
        yield (
            _("Targets"),
            [
                _("Level {level}: {title}. {note}").format(
                    level=target.level, title=target.title, note=target.note
                )
                for target in framework.targets
            ],
        )
    if framework.themes:
        yield _("Themes"), [_(", ").join(theme.title for theme in framework.themes)]
    if framework.roles:
        yield _("Whom one asks"), [_(", ").join(framework.roles.values())]
    if framework.facts:
        yield _("Facts of the client that decide what applies"), [fact.question for fact in framework.facts]
    if framework.programme:
        yield _("Programme"), list(_programme(framework))
    if framework.paces:
        yield _("Paces of the programme"), [pace.title for pace in framework.paces]
    if framework.requests:
        yield _("Asked of the client"), list(_requests(framework))
    if framework.remarks:
        yield (
            _("Remarks on the source"),
            [
                _("{about}: {text}").format(about=remark.about, text=remark.text)
                for remark in framework.remarks
            ],
        )


def _scale(framework: Framework) -> Iterator[str]:
    for step in framework.scale:
        words = (
            _("{level} {title} (ours: the source does not have it)") if step.added else _("{level} {title}")
        )
        yield words.format(level=step.level, title=step.title)
        if step.transition is not None:
            yield _("Beside it “{status}”, once {share:.0%} of the next level is met").format(
                status=step.transition.title, share=step.transition.share
            )
    for stage in framework.beyond:
        yield _("Above, named and not described: {title}. {text}").format(title=stage.title, text=stage.text)


def _scoring(framework: Framework) -> Iterator[str]:
    rules = framework.scoring
    yield _("Everybody has level {floor}; a level above is reached with {share:.0%} of it met.").format(
        floor=rules.floor, share=rules.threshold
    )
    if rules.aggregate:
        yield _("The whole is the mean of the criteria.")
    else:
        yield _("There is no level of the whole: each domain has its own.")
    if rules.points:
        yield _("Each level shows its points: checkpoints met of those that apply.")


def _programme(framework: Framework) -> Iterator[str]:
    for phase in framework.programme:
        count = len(phase.tasks)
        words = ngettext("{title}: {count} task", "{title}: {count} tasks", count)
        told = words.format(title=phase.title, count=count)
        if phase.days is not None:
            days = ngettext("{count} working day", "{count} working days", phase.days)
            told = _("{phase}, {days}").format(phase=told, days=days.format(count=phase.days))
        yield told
        for task in phase.tasks:
            yield _("– {what}").format(what=task.what)


def _requests(framework: Framework) -> Iterator[str]:
    for request in framework.requests:
        words = (
            _("{title}: {what} (ours: the source does not have it)")
            if request.added
            else _("{title}: {what}")
        )
        yield words.format(title=request.title, what=request.what)


def _new_fact(fact: Fact) -> str:
    """A fact that an audit did not ask for until now, and where it is answered."""
    words = _("New fact “{question}”: yes, until it is answered in the client's profile (Ctrl+E).")
    if not fact.default:
        words = _("New fact “{question}”: no, until it is answered in the client's profile (Ctrl+E).")
    return words.format(question=fact.question)


def pairs_gone_words(count: int) -> str:
    """How many pairs went with what they spoke of."""
    return ngettext(
        "{count} pair of the crosswalk spoke of what the model no longer has, and is taken out.",
        "{count} pairs of the crosswalk spoke of what the model no longer has, and are taken out.",
        count,
    ).format(count=count)


def used_words(framework: Framework, known: Collection[str]) -> str:
    """An audit uses a model now; `known` are the facts that its other models ask for."""
    told = _("{model} is in the open audit now. Ctrl+Z there takes it out.").format(model=framework.title)
    return "\n".join([told, *(_new_fact(fact) for fact in framework.facts if fact.id not in known)])


def sound_words(left_out: int) -> str:
    """A model that was read can be used; so many things of its file are left out."""
    about = _("The model is sound and can be used.")
    left = ngettext(
        "{count} thing in the file could not be carried; it is listed afterwards.",
        "{count} things in the file could not be carried; they are listed afterwards.",
        left_out,
    ).format(count=left_out)
    return f"{about}\n{left}" if left_out else about


def left_out_words(count: int) -> str:
    """How much of a file could not be carried."""
    words = ngettext("{count} thing could not be carried.", "{count} things could not be carried.", count)
    return words.format(count=count)
