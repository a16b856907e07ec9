"""The index page of an evidence pack: one HTML file that any browser opens, without script or network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.reports.packs.evidence_pack import (
    HASHES,
    EvidencePack,
    PackedCriterion,
    PackedUse,
    changed_labels,
)
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page asks for nothing, whatever stands in it."""


def index_page(pack: EvidencePack, hashes: Mapping[str, str], sizes: Mapping[str, int]) -> str:
    """The page; `hashes` and `sizes` are those of the files that were packed, by place."""
    content = pack.content
    _, ngettext = content.words.gettext, content.words.ngettext
    cover = content.cover
    title = _("Evidence by criterion")
    lost = [file.item.label for file in pack.files if file.place not in hashes]
    changed = changed_labels(pack, hashes)
    counted = ngettext("{count} file", "{count} files", len(hashes)).format(count=len(hashes))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(content.language)}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_safe(title)}</title><style>{_style()}</style></head>",
        "<body><main>",
        f"<h1>{_safe(title)}</h1>",
        _about(cover.client, *(own.label for own in cover.frameworks)),
        _about(
            _("Cut-off {day}").format(day=cover.cut_off),
            _("packed on {day}").format(day=day_words(content.made_on, content.words)),
            counted,
        ),
        "<p>"
        + _safe(
            _(
                "Each file stands in the folder of the first criterion that uses it. Its SHA-256 proves that"
                " it is the one that was assessed: “sha256sum --check {file}” compares them all."
            ).format(file=HASHES)
        )
        + "</p>",
    ]
    for labels, told in (
        (lost, _("Missing from the library, and so from this pack: {items}")),
        (changed, _("No longer what was taken in and assessed: {items}")),
    ):
        if labels:
            lines.append(f"<p class=lost>{_safe(told.format(items=', '.join(labels)))}</p>")
    if pack.withheld:
        told = _("Confidential, and not in this copy: {items}")
        lines.append(f"<p>{_safe(told.format(items=', '.join(pack.withheld)))}</p>")
    lines += _contents(pack)
    for place, criterion in enumerate(pack.criteria):
        lines += _criterion(pack, place, criterion, hashes, sizes)
    lines.append("</main></body></html>")
    return "\n".join(lines) + "\n"


def _style() -> str:
    return (resources_folder() / "packs" / "evidence_index.css").read_text(encoding="utf-8")


def _contents(pack: EvidencePack) -> Iterator[str]:
    yield "<nav><ul>"
    for place, own in enumerate(pack.criteria):
        link = f'<a href="#c{place}">{_safe(own.id)} {_safe(own.title)}</a>'
        yield f"<li>{link} <small>{len(own.uses)}</small></li>"
    yield "</ul></nav>"


def _criterion(
    pack: EvidencePack,
    place: int,
    own: PackedCriterion,
    hashes: Mapping[str, str],
    sizes: Mapping[str, int],
) -> Iterator[str]:
    _ = pack.content.words.gettext
    yield f'<section id="c{place}"><h2>{_safe(own.id)} {_safe(own.title)}</h2>'
    several = len(pack.content.frameworks) > 1
    yield _about(*((own.framework,) if several else ()), own.level_words)
    heads = (_("Number"), _("Title"), _("Kind"), _("Dated"), _("At"), _("SHA-256"))
    yield (
        "<table><thead><tr>"
        + "".join(f"<th scope=col>{_safe(head)}</th>" for head in heads)
        + "</tr></thead>"
    )
    yield "<tbody>"
    for use in own.uses:
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in _cells(pack, use, hashes, sizes)) + "</tr>"
    yield "</tbody></table></section>"


def _cells(
    pack: EvidencePack, own: PackedUse, hashes: Mapping[str, str], sizes: Mapping[str, int]
) -> Iterator[str]:
    _ = pack.content.words.gettext
    use, file = own.use, own.file
    packed = file is not None and file.place in hashes
    yield _safe(use.label)
    hidden = _("Confidential") if use.confidential else use.label
    title = _safe(use.title) or _safe(hidden)
    if file is not None and packed:
        yield f'<a href="{escape(quote(file.place))}">{title}</a> <small>{_size(sizes[file.place])}</small>'
    else:
        missing = _("not in this pack")
        yield f"{title} <small>{_safe(missing)}</small>"
    yield _safe(use.kind)
    yield _safe(use.dated)
    at = ", ".join(use.checkpoints) or _("the whole criterion")
    yield _safe(_("{checkpoints} (contradicts)").format(checkpoints=at) if use.contradicts else at)
    yield f"<code>{hashes[file.place]}</code>" if file is not None and packed else ""


def _size(size: int) -> str:
    """In the units of a file list."""
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size} {unit}"
        size = round(size / 1000)
    return f"{size} GB"


def _about(*parts: str) -> str:
    return f"<p class=about>{' · '.join(map(_safe, parts))}</p>"


def _safe(words: str) -> str:
    return escape(one_line(words))
