"""Hostile framework, wording and crosswalk files, and models of other programs."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from itertools import repeat

from tools.hostile.containers import MIB, Content, blanks, understated, zipped

SMALL = """\
schema: 1
id: small
title: A small model
short_title: Small
edition: First
owner: Nobody
about: For tests.
roles: {manager: Manager}
scale:
  - {level: 0, title: Not started, added: true}
  - {level: 1, title: Started}
targets:
  - {id: readiness, title: Readiness, level: 1}
domains:
  - id: "1"
    title: Work
    intent: What is done.
    criteria:
      - id: "1.01"
        title: Planning
        intent: To know what comes.
        impact: 4
        effort: 2
        levels:
          1:
            - {id: 1.01-1a, text: The plan is written.}
            - {id: 1.01-1b, text: It is dated., ask: [manager]}
"""
CISO = "urn: urn:x\nlocale: en\nref_id: x\nname: X\nversion: 1\nobjects:\n  framework:\n    urn: urn:f\n"
SOUND_CISO = f"""\
{CISO}    ref_id: f
    name: F
    min_score: 0
    max_score: 3
    requirement_nodes:
    - {{urn: 'urn:1', assessable: false, depth: 1, ref_id: '1', name: Calls}}
    - urn: urn:1.1
      assessable: true
      depth: 2
      parent_urn: urn:1
      ref_id: '1.1'
      name: Call-backs
      description: No call-back is left for tomorrow.
"""
LINK = stat.S_IFLNK | 0o777


def _titled(title: str) -> bytes:
    return SMALL.replace("A small model", title).encode("utf-8", "surrogatepass")


def frameworks() -> Iterator[tuple[str, Content]]:
    """YAML that multiplies, nests, hides or lies."""
    small = SMALL.encode()
    yield "sound.yaml", small
    laughs = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    yield "aliases.yaml", "\n".join(laughs).encode()
    yield "alias-of-itself.yaml", b"a: &a [*a]\n"
    yield "merge-keys.yaml", b"base: &b {x: 1}\n" + b"a: {<<: [*b, *b]}\n" * 1000
    yield "anchors.yaml", b"".join(b"a%d: &x%d 1\n" % (n, n) for n in range(50_000))
    yield "deep-lists.yaml", b"a: " + b"[" * 100_000
    yield "deep-lists-closed.yaml", b"a: " + b"[" * 3000 + b"]" * 3000
    yield "deep-mappings.yaml", b"{a: " * 50_000
    yield "deep-blocks.yaml", b"".join(b" " * n + b"a:\n" for n in range(2_000))
    yield "deep-dashes.yaml", b"- " * 50_000
    yield "many-values.yaml", b"a: [" + b"1," * 1_000_000 + b"]"
    yield "many-keys.yaml", b"".join(b"k%d: 1\n" % n for n in range(300_000))
    yield "same-key.yaml", small + b"title: Again\n" * 20_000
    yield "huge-text.yaml", small.replace(b"For tests.", b"x" * (4 * MIB))
    yield "huge-line.yaml", b"#" * (4 * MIB)
    yield "huge.yaml", repeat(b" " * MIB, 64)
    yield "huge-number.yaml", small.replace(b"impact: 4", b"impact: " + b"9" * 100_000)
    yield "tiny-number.yaml", small.replace(b"impact: 4", b"impact: 1e-999999999")
    yield "base-sixty.yaml", small.replace(b"impact: 4", b"impact: " + b"1:" * 50_000 + b"1")
    yield "not-a-number.yaml", small.replace(b"impact: 4", b"impact: .nan")
    yield "minus-level.yaml", small.replace(b"level: 1", b"level: -2147483649")
    yield (
        "thousand-levels.yaml",
        small.replace(
            b"targets:",
            b"".join(b"  - {level: %d, title: L%d}\n" % (n, n) for n in range(2, 1002)) + b"targets:",
        ),
    )
    yield "null.yaml", small.replace(b"Nobody", b"No\x00body")
    yield "null-spelt.yaml", small.replace(b"Nobody", b'"No\\0body"')
    yield "surrogate-spelt.yaml", small.replace(b"Nobody", b'"\\ud800"')
    yield "surrogate-raw.yaml", _titled("\ud800")
    yield "escape-codes.yaml", _titled("\x1b[2J\x07")
    yield "right-to-left.yaml", _titled("\u202egpj.exe")
    yield "no-character.yaml", _titled("\ufffe\uffff")
    yield "object-tag.yaml", b'!!python/object/apply:os.system ["touch canary"]\n'
    yield "object-tag-inside.yaml", small.replace(b"Nobody", b"!!python/name:os.system canary")
    yield "own-tag.yaml", small.replace(b"Nobody", b"!include /etc/passwd")
    yield "binary-tag.yaml", small.replace(b"Nobody", b"!!binary R0lGODdh")
    yield "directive.yaml", b"%TAG ! tag:evil,2026:\n---\n" + small
    yield "yaml-9.yaml", b"%YAML 9.9\n---\n" + small
    yield "two-documents.yaml", small + b"---\n" + small
    yield "key-of-a-list.yaml", b"? [1, 2]\n: 3\n"
    yield "no-end.yaml", b'title: "' + b"x" * MIB
    yield "tabs.yaml", small.replace(b"  - id", b"\t- id")
    yield "utf-16.yaml", SMALL.encode("utf-16")
    yield "utf-32.yaml", SMALL.encode("utf-32")
    yield "latin-1.yaml", SMALL.replace("Nobody", "Müller").encode("latin-1")
    yield "half-a-character.yaml", small + b"# \xe2\x82"
    yield "empty.yaml", b""
    yield "a-number.yaml", b"42"
    yield "a-path-as-id.yaml", small.replace(b"id: small", b'id: "../../canary"')
    yield "a-device-as-id.yaml", small.replace(b"id: small", b"id: con")
    yield "a-shipped-id.yaml", small.replace(b"id: small", b"id: icmi_cmo")
    yield "id-of-100000.yaml", small.replace(b"id: small", b"id: " + b"x" * 100_000)
    yield "same-ids.yaml", small + SMALL.partition("domains:\n")[2].encode() * 200
    yield "picture.yaml", b"\x89PNG\r\n\x1a\n" + bytes(2000)


def wordings() -> Iterator[tuple[str, Content]]:
    """Official wording that is laid over a framework."""
    head = b"schema: 1\nframework: icmi_cmo\nwording:"
    yield "sound.yaml", head + b' {"1.01": "To plan."}\n'
    yield "of-no-framework.yaml", b"schema: 1\nframework: small\nwording: {nowhere: x}\n"
    yield "of-no-text.yaml", head + b" {nowhere: x}\n"
    yield "of-markup.yaml", head + b' {"1.01": "<img src=/canary>"}\n'
    yield "of-a-list.yaml", head + b" [[[]]]\n"
    yield "same-key.yaml", head + b"\n" + b'  "1.01": x\n' * 20_000
    yield "huge-text.yaml", head + b' {"1.01": "' + b"x" * (4 * MIB) + b'"}'


def crosswalks() -> Iterator[tuple[str, Content]]:
    """What criteria of different frameworks have in common."""
    head = b"schema: 1\nabout: x\npairs:\n"
    pair = b"  - {from: {framework: a, criterion: b}, to: {framework: c, criterion: d}, strength: full}\n"
    yield "of-a-wrong-shape.yaml", head + pair * 5000
    yield "same-pair.yaml", head + pair.replace(b"full", b"weak, reason: x") * 5000
    yield "within-one.yaml", head + pair.replace(b"framework: c", b"framework: a")
    yield "of-a-list.yaml", head + b"  [[[]]]\n"


def others() -> Iterator[tuple[str, Content]]:
    """What is chosen as the model of another program: files, and zips of them."""
    library = CISO.encode()
    yield "sound-zip.zip", zipped([("library.yaml", SOUND_CISO.encode())])
    yield "library.yaml", SOUND_CISO.encode()
    yield (
        "library-of-aliases.yaml",
        library
        + b"".join(
            b"    a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9) if n else b"lol")
            for n in range(12)
        ),
    )
    yield (
        "parent-of-itself.yaml",
        library
        + (
            b"    ref_id: f\n    name: F\n    requirement_nodes:\n"
            b"      - {urn: 'urn:a', parent_urn: 'urn:b', assessable: true, depth: 1, ref_id: A}\n"
            b"      - {urn: 'urn:b', parent_urn: 'urn:a', assessable: true, depth: 1, ref_id: B}\n"
        ),
    )
    nodes = b"".join(
        b"      - {urn: 'urn:%d', parent_urn: 'urn:%d', assessable: false, depth: %d}\n" % (n, n - 1, n)
        for n in range(3_000)
    )
    yield "deep-parents.yaml", library + b"    ref_id: f\n    name: F\n    requirement_nodes:\n" + nodes
    yield "bomb.zip", zipped([("a.yaml", blanks(600))])
    yield "lying-bomb.zip", understated(zipped([("a.yaml", blanks(600))]))
    yield "many-entries.zip", zipped((f"{n}.yaml", b"a: 1") for n in range(5_000))
    yield "same-entry.zip", zipped([("model/a.yaml", b"a: 1"), ("model/a.yaml", library)])
    yield "traversing.zip", zipped([("../../canary.yaml", library), ("..\\canary.yaml", library)])
    yield "absolute.zip", zipped([("/canary.yaml", library), ("C:\\canary.yaml", library)])
    yield "reserved.zip", zipped([("con.yaml", library), ("aux/nul.yaml", library)])
    yield "linked.zip", zipped([("a.yaml", b"/etc/passwd")], {"a.yaml": LINK})
    yield "null-in-a-name.zip", zipped([("a.yaml\x00.png", library)])
    yield "zip-in-a-zip.zip", zipped([("a.yaml", zipped([("b.yaml", library)]))])
    yield "truncated.zip", zipped([("a.yaml", library * 50)])[:200]
    yield "flipped.zip", zipped([("a.yaml", library * 50)]).replace(b"PK\x01\x02", b"PK\x01\x03")
    yield "locked.zip", _marked(zipped([("a.yaml", library)]), 6, 1)
    yield "packed-with-lzma.zip", _marked(zipped([("a.yaml", library)]), 8, 14)
    yield "empty.zip", b"PK\x05\x06" + bytes(18)
    yield (
        "samm-of-nothing.zip",
        zipped((f"model/{kind}/x.yaml", b"id: 1\n") for kind in ("activities", "practices")),
    )


def _marked(archive: bytes, place: int, mark: int) -> bytes:
    """A zip of one entry with a byte of its head changed, there and in the table of contents."""
    content = bytearray(archive)
    content[place] = mark
    content[content.find(b"PK\x01\x02") + place + 2] = mark
    return bytes(content)
