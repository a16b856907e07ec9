"""What the document says of itself: properties, and the fields of a template that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.client_copy import copy_keyword, copy_words
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.markup import runs
from maturity_desktop.reports.word.tree import Change, Element, put_at_end, tree

LONGEST = 200
"""Characters of a property: Word shows no more than 255."""
RUNNING = 8.5 * 0.86
"""Points of the running words; a text's letters are narrower than those of charts."""
_APART = 16.0
"""Points between what stands at the left and at the right of a running line."""
REPORT_ID = "Report id"
_NAMED = re.compile(r'\s*DOCPROPERTY\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_CORE = re.compile(r"\s*(TITLE|SUBJECT|AUTHOR)\b", re.IGNORECASE)
_BOUND = re.compile(r":(title|subject|creator|contentStatus)\b")
_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def properties_of(
    content: ReportContent, identity: str, width: float, *, shares_line: bool
) -> Mapping[str, str]:
    """The properties by their names, which do not change with the language: a template refers to them.

    The short ones fit a running line so many points wide, also where it `shares_line` with day and status.
    """
    _ = content.words.gettext
    cover, options = content.cover, content.options
    status = " · ".join(filter(None, (cover.status, copy_words(content))))
    beside = " · ".join((cover.cut_off, status, cover.version)) if shares_line else "000 / 000"
    room = width - _APART - rough_width(f"{beside} · ", RUNNING)
    client, title = (rough_width(one_line(name), RUNNING) for name in (cover.client, cover.title))
    notice = _("States readiness under the rules printed in this report. It is not a certificate.")
    found = {
        "Client": cover.client,
        "Site": cover.site,
        "Report title": cover.title,
        "Short client": _within(cover.client, max(room / 2, room - title)),
        "Short title": _within(cover.title, max(room / 2, room - client)),
        "Framework": ", ".join(own.short_title for own in content.frameworks),
        "Edition": ", ".join(own.edition for own in content.frameworks if own.edition),
        "Cut-off": cover.cut_off,
        "Made on": cover.made_on,
        "Assessor": cover.assessor,
        "Status": status,
        "Version": cover.version,
        "Distribution": options.distribution,
        "Firm": options.brand.firm,
        "Notice": " · ".join(filter(None, (options.brand.footer.strip(), notice))),
        REPORT_ID: identity,
    }
    return {name: shortened(text, LONGEST) or "–" for name, text in found.items()}


def _within(words: str, width: float) -> str:
    """The words on one line, shortened to so many points."""
    line = one_line(words)
    wide = rough_width(line, RUNNING)
    return line if wide <= width else shortened(line, max(8, int(len(line) * width / wide)))


def core_properties(content: ReportContent) -> str:
    """Title, author, language, subject and the day on which the report was made."""
    cover = content.cover
    day = f"{content.made_on:%Y-%m-%d}T00:00:00Z"
    told = (
        ("dc:title", f"{cover.title} · {cover.client}"),
        ("dc:subject", ", ".join(line.label for line in cover.frameworks)),
        ("dc:creator", cover.assessor),
        ("cp:lastModifiedBy", cover.assessor),
        ("dc:language", content.language),
        ("cp:contentStatus", cover.status),
        ("cp:keywords", copy_keyword(content)),
        ("cp:version", cover.version),
        ("cp:revision", "1"),
    )
    lines = "".join(f"<{name}>{escape(shortened(text, 250))}</{name}>" for name, text in told)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{lines}{dates}</cp:coreProperties>'
    )


def custom_properties(found: Mapping[str, str], before: bytes) -> str:
    """The properties of the report, and those of the template that have other names."""
    names = {name.lower() for name in found}
    kept = [
        (own.attributes.get("name", ""), before[own.children[0].start : own.children[0].end].decode())
        for own in (tree(before).children if before else [])
        if own.children and own.attributes.get("name", "").lower() not in names
    ]
    kept = [(name, value) for name, value in kept if value.startswith("<vt:")]
    own = [(name, f"<vt:lpwstr>{escape(text)}</vt:lpwstr>") for name, text in found.items()]
    lines = "".join(
        f'<property fmtid="{_FORMAT}" pid="{place}" name={quoteattr(name)}>{value}</property>'
        for place, (name, value) in enumerate([*own, *kept], start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{lines}</Properties>'
    )


# Fields and controls of a template


@dataclass(frozen=True, slots=True)
class _Shown:
    """Text that shows a property: the elements that hold it, and where it goes if there is none of them.

    Of a control `instead` takes away the mark that its words are only a hint what to write.
    """

    value: str
    texts: tuple[Element, ...]
    instead: Change | None
    is_control: bool = False


def filled_fields(part: bytes, found: Mapping[str, str], content: ReportContent) -> list[Change]:
    """What makes the fields and controls of a part show these properties before Word counts them anew."""
    values = {name.lower(): text for name, text in found.items()}
    cover = content.cover
    values |= {"title": cover.title, "subject": values["framework"], "author": one_line(cover.assessor)}
    values |= {"creator": values["author"], "contentstatus": cover.status}
    changes: list[Change] = []
    for shown in _shown(part, values):
        if shown.instead is not None and (shown.is_control or not shown.texts):
            changes.append(shown.instead)
        for place, element in enumerate(shown.texts):
            text = escape(one_line(shown.value)) if place == 0 else ""
            markup = f'<w:t xml:space="preserve">{text}</w:t>'
            changes.append(Change(element.start, element.end, markup.encode()))
    return _apart(changes)


def shows_property(part: bytes, name: str) -> bool:
    """Whether a field or a control of a part shows a property."""
    return next(_shown(part, {name.lower(): ""}), None) is not None


def shows_page(part: bytes) -> bool:
    """Whether a part shows the number of the page."""
    root = tree(part)
    told = [own.attributes.get("w:instr", "") for own in root.all("w:fldSimple")]
    told += ["".join(own.text for own in line.all("w:instrText")) for line in root.all("w:p")]
    return (
        any(_PAGE.search(instruction) for instruction in told) or next(root.all("w:pgNum"), None) is not None
    )


def _apart(changes: list[Change]) -> list[Change]:
    """The changes without those that lie within another: a field within a control is filled once."""
    made: list[Change] = []
    for change in sorted(changes, key=lambda own: (own.start, -own.end)):
        if not made or change.start >= made[-1].end:
            made.append(change)
    return made


def _shown(part: bytes, values: Mapping[str, str]) -> Iterator[_Shown]:
    root = tree(part)
    for simple in root.all("w:fldSimple"):
        value = _value(simple.attributes.get("w:instr", ""), values)
        if value is not None:
            yield _Shown(value, tuple(simple.all("w:t")), put_at_end(part, simple, runs(value)))
    for paragraph in root.all("w:p"):
        yield from _complex(paragraph, values)
    for control in root.all("w:sdt"):
        value = _control(control, values)
        if value is not None:
            hints = (Change(own.start, own.end, b"") for own in control.all("w:showingPlcHdr"))
            yield _Shown(value, tuple(control.all("w:t")), next(hints, None), is_control=True)


def _control(control: Element, values: Mapping[str, str]) -> str | None:
    """What a content control shows that is bound to a property, or named by its tag or title."""
    about = control.first("w:sdtPr")
    if about is None:
        return None
    for own in about.children:
        named = own.attributes.get("w:val", "").strip().lower()
        bound = _BOUND.search(own.attributes.get("w:xpath", ""))
        if own.name in ("w:tag", "w:alias") and named in values:
            return values[named]
        if own.name == "w:dataBinding" and bound:
            return values[bound[1].lower()]
    return None


def _complex(paragraph: Element, values: Mapping[str, str]) -> Iterator[_Shown]:
    """The fields of a paragraph that are written as marks between runs; fields within fields stay."""
    depth, instruction, texts, result = 0, "", list[Element](), False
    for run in paragraph.all("w:r"):
        for own in run.children:
            kind = own.attributes.get("w:fldCharType", "") if own.name == "w:fldChar" else ""
            if kind == "begin":
                depth += 1
                if depth == 1:
                    instruction, texts, result = "", [], False
            elif kind == "separate" and depth == 1:
                result = True
            elif kind == "end":
                value = _value(instruction, values) if depth == 1 else None
                if value is not None:
                    made = Change(run.start, run.start, runs(value).encode())
                    yield _Shown(value, tuple(texts), made if result else None)
                depth = max(0, depth - 1)
            elif own.name == "w:instrText" and depth == 1 and not result:
                instruction += own.text
            elif own.name == "w:t" and depth == 1 and result:
                texts.append(own)


def _value(instruction: str, values: Mapping[str, str]) -> str | None:
    """What a field shows, where it shows a property of the report."""
    named, core = _NAMED.match(instruction), _CORE.match(instruction)
    if named:
        return values.get((named[1] or named[2]).lower())
    return values[core[1].lower()] if core else None
