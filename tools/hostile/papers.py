"""Hostile PDFs: what unpacks, loops, runs, refers or ends too soon."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tools.hostile.containers import Content, one_page, packed_zeros, pdf, stream

DRAWS = stream(b"1 0 0 rg 10 10 100 100 re f")


def papers() -> Iterator[tuple[str, Content]]:
    """Files that say they are PDFs."""
    sound = one_page(DRAWS)
    yield "sound.pdf", sound
    yield "truncated.pdf", sound[: len(sound) // 2]
    yield "no-end.pdf", sound[:-60]
    yield "head-only.pdf", b"%PDF-1.7\n"
    yield "zeros.pdf", b"%PDF-1.7\n" + bytes(100_000)
    yield "far-head.pdf", bytes(2000) + sound
    yield (
        "no-xref.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"], xref=False),
    )
    yield "no-pages.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])
    yield (
        "pages-claimed.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2147483647>>"]),
    )
    yield from _loops()
    yield from _bombs()
    yield from _programs()
    yield "big-page.pdf", one_page(DRAWS, box=b"0 0 1e9 1e9")
    yield "thin-page.pdf", one_page(DRAWS, box=b"0 0 1e9 0.0001")
    yield "page-of-nothing.pdf", one_page(DRAWS, box=b"0 0 0 0")
    yield "page-inside-out.pdf", one_page(DRAWS, box=b"500 500 -500 -500")
    yield "page-of-nan.pdf", one_page(DRAWS, box=b"nan inf -inf 1e999")
    yield "user-unit.pdf", one_page(DRAWS, page=b"/UserUnit 1e9")
    locked = b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (
        b"00" * 32,
        b"11" * 32,
    )
    pages = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    yield "locked.pdf", pdf(pages, locked)
    yield "locked-strangely.pdf", pdf(pages, b"/Root 1 0 R/Encrypt<</Filter/Canary/V 99>>")
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(2000)


def _loops() -> Iterator[tuple[str, Content]]:
    yield "pages-loop.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])
    yield "root-loop.pdf", pdf([b"1 0 R"])
    yield "length-loop.pdf", one_page(b"<</Length 4 0 R>>\nstream\nx\nendstream")
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer <</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"
    yield "xref-loop.pdf", b"%PDF-1.7\n" + table
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
    resources = b"/Resources<</XObject<</F 5 0 R>>>>"
    yield "form-loop.pdf", one_page(stream(b"/F Do"), stream(b"/F Do /F Do", form), page=resources)
    outline = b"<</Title(a)/Next 5 0 R/First 5 0 R/Parent 5 0 R>>"
    yield "outline-loop.pdf", one_page(DRAWS, outline, catalogue=b"/Outlines 5 0 R")
    yield (
        "parent-loop.pdf",
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>",
                b"<</Type/Page/Parent 2 0 R>>",
            ]
        ),
    )
    deep = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(5000)),
    )
    yield "deep-pages.pdf", pdf(deep)


def _bombs() -> Iterator[tuple[str, Content]]:
    once = packed_zeros(300)
    yield (
        "bomb.pdf",
        one_page(b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(once), once)),
    )
    twice = zlib.compress(once, 9)
    about = b"/Filter[/FlateDecode/FlateDecode]"
    yield "bomb-in-a-bomb.pdf", one_page(stream(twice, about))
    filters = b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]"
    yield "many-filters.pdf", one_page(stream(b"00" * 1000, filters))
    image = b"/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    yield (
        "huge-image.pdf",
        one_page(
            stream(b"100 0 0 100 0 0 cm /F Do"),
            stream(bytes(5000), image),
            page=b"/Resources<</XObject<</F 5 0 R>>>>",
        ),
    )
    yield (
        "many-curves.pdf",
        one_page(stream(b"0 0 m " + b"9 9 190 1 5 150 c S 0 0 m " * 100_000, packed=True)),
    )
    yield "many-clips.pdf", one_page(stream(b"0 0 200 200 re W n q " * 200_000, packed=True))
    yield "deep-lists.pdf", one_page(stream(b"[" * 500_000))
    yield "deep-mappings.pdf", one_page(DRAWS, page=b"/X " + b"<</A " * 20_000)
    forms = b"".join(b"/F%d %d 0 R" % (n, n + 5) for n in range(9))
    layers = [
        stream(
            b"/F%d Do " % (n + 1) * 12,
            b"/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<<%s>>>>" % forms,
        )
        for n in range(8)
    ]
    last = stream(b"0 0 200 200 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 200 200]")
    yield (
        "forms-of-forms.pdf",
        one_page(stream(b"/F0 Do"), *layers, last, page=b"/Resources<</XObject<<%s>>>>" % forms),
    )
    pattern = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>"
    yield (
        "tiny-tiles.pdf",
        one_page(
            stream(b"/Pattern cs /P scn 0 0 200 200 re f"),
            stream(b"0 0 1 1 re f", pattern),
            page=b"/Resources<</Pattern<</P 5 0 R>>>>",
        ),
    )
    yield (
        "many-objects.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[]/Count 0>>", *([b"null"] * 200_000)]),
    )


def _programs() -> Iterator[tuple[str, Content]]:
    script = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/canary'\\); while\\(1\\){})>>"
    )
    yield "script.pdf", one_page(DRAWS, catalogue=script)
    yield "launches.pdf", one_page(DRAWS, catalogue=b"/OpenAction<</S/Launch/F(/tmp/canary)>>")
    yield "goes-out.pdf", one_page(DRAWS, catalogue=b"/OpenAction<</S/URI/URI(file:///canary)>>")
    outside = b"/Type/XObject/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/F(file:///canary)"
    yield (
        "stream-of-a-file.pdf",
        one_page(stream(b"/F Do"), stream(b"", outside), page=b"/Resources<</XObject<</F 5 0 R>>>>"),
    )
    yield (
        "attached.pdf",
        one_page(DRAWS, stream(b"MZ"), catalogue=b"/Names<</EmbeddedFiles<</Names[(a.exe)5 0 R]>>>>"),
    )
    yield (
        "form-of-xml.pdf",
        one_page(DRAWS, stream(b"<xdp/>"), catalogue=b"/AcroForm<</XFA 5 0 R/Fields[5 0 R]>>"),
    )
