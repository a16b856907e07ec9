"""Writes the Word template that the program brings: python tools/make_word_template.py.

The same styles give the same bytes; a test compares them with the committed file.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from maturity_desktop.reports.word import usual_template
from maturity_desktop.reports.word.markup import RELATIONS, field
from maturity_desktop.reports.word.styles import COLUMN, FONT, LINE, STYLES, style_xml
from maturity_desktop.reports.word.template import DOCUMENT_TYPE, TYPES, WORD

MADE = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EAST_ASIAN, COMPLEX = "Yu Gothic", "Arial"
MARGIN = (11_906 - COLUMN) // 2
"""Twips at the left and the right: the column of the PDF."""
FALLBACKS = {
    FONT: "Carlito",
    EAST_ASIAN: "Noto Sans CJK JP",
    COMPLEX: "Liberation Sans",
}
"""What stands in where a family is missing."""
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles", "settings": "settings", "fontTable": "fontTable",
    "header1": "header", "header2": "header", "footer1": "footer", "footer2": "footer",
}  # fmt: skip


def parts() -> dict[str, str]:
    """Every part of the template by name."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
        for place, (name, kind) in enumerate(_PARTS.items(), start=1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        TYPES: (
            f'{HEAD}<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{DOCUMENT_TYPE}"/>{types}</Types>'
        ),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{package}/relationships">{lines}</Relationships>'
        ),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/header1.xml": _part("hdr", _head()),
        "word/header2.xml": _part("hdr", "<w:p/>"),
        "word/footer1.xml": _part("ftr", _foot()),
        "word/footer2.xml": _part("ftr", "<w:p/>"),
    }


def _document() -> str:
    """An empty text with its page set-up; the head and the foot of the first page say nothing."""
    order = list(_PARTS)
    heads = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="rId{order.index(f"{kind}{number}") + 1}"/>'
        for kind in ("header", "footer")
        for page, number in (("default", 1), ("first", 2))
    )
    return (
        f'{HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body><w:p><w:bookmarkStart w:id="0" '
        f'w:name="Report"/><w:bookmarkEnd w:id="0"/></w:p><w:sectPr>{heads}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1480" w:right="{MARGIN}" w:bottom="1320" w:left="{MARGIN}" w:header="760" '
        'w:footer="640" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _part(kind: str, body: str) -> str:
    return f'{HEAD}<w:{kind} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{body}</w:{kind}>'


def _line(left: str, right: str, side: str) -> str:
    """A running line with words at both ends and a rule between it and the text."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{STYLES["Report Running"].id}"/><w:pBdr><w:{side} w:val="single" '
        f'w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr></w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>'
    )


def _property(name: str) -> str:
    return field(f'DOCPROPERTY "{name}"', name)


def _dot() -> str:
    return '<w:r><w:t xml:space="preserve"> · </w:t></w:r>'


def _head() -> str:
    left = _dot().join(_property(name) for name in ("Short client", "Short title"))
    right = _dot().join(_property(name) for name in ("Cut-off", "Status", "Version"))
    return _line(left, right, "bottom")


def _foot() -> str:
    pages = f'{field("PAGE", "1")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{field("NUMPAGES", "1")}'
    return _line(_property("Notice"), pages, "top")


def _styles() -> str:
    ids = {style.name.lower(): style.id for style in STYLES.values()}
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{EAST_ASIAN}" w:cs="{COMPLEX}"/>'
    styles = "".join(style_xml(style, ids) for style in STYLES.values())
    return (
        f'{HEAD}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:lang w:val="en-GB" '
        'w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f"{styles}</w:styles>"
    )


def _settings() -> str:
    return (
        f'{HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="swiss"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>'


def template_bytes() -> bytes:
    """The file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, text)
    return made.getvalue()


if __name__ == "__main__":
    target = usual_template()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(template_bytes())
    print(f"{target} ({target.stat().st_size} bytes)")
