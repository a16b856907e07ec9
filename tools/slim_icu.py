"""Leaves out of ICU's data what Qt never asks ICU for: 20 of 32 MB of the bundle on Linux.

Qt's libraries for Linux call ICU to compare words, to convert old encodings and to name time zones; Qt knows
languages, regions, currencies and number formats by itself. The program converts no old encodings through Qt.
The data is one table of named items, described in ICU's source, common/ucmndata.h.
"""

import re
import struct
import subprocess
from pathlib import Path

HEADER = struct.Struct("<HBB")  # its size, two magic bytes
MAGIC = (0xDA, 0x27)
KIND_AT, KIND = 12, b"CmnD"
ENTRY = struct.Struct("<II")  # where the name and the data of an item begin, counted from the table's start
COUNT = struct.Struct("<I")
ALIGNMENT = 16

UNUSED = re.compile(r"[^/]+/((brkitr|curr|lang|rbnf|region|translit|unit)/|.*\.cnv$)")


def slim_icu(library: Path, folder: Path) -> str:
    """Writes libicudata.so.NN anew into a folder, with the items that Qt uses; needs `as` and `ld`."""
    target = folder / library.name
    data, source, compiled = (folder / f"icudata.{ending}" for ending in ("dat", "s", "o"))
    contents = library.read_bytes()
    data.write_bytes(without_items(contents[contents.index(KIND) - KIND_AT :], UNUSED))
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    source.write_text(
        f".section .rodata\n.globl {symbol}\n.type {symbol}, %object\n.balign {ALIGNMENT}\n"
        f'{symbol}: .incbin "{data}"\n.size {symbol}, . - {symbol}\n.section .note.GNU-stack, "", %progbits\n'
    )
    subprocess.run(["as", "-o", compiled, source], check=True)
    subprocess.run(["ld", "-shared", "-soname", library.name, "-o", target, compiled], check=True)
    return str(target)


def without_items(package: bytes, unwanted: re.Pattern[str]) -> bytes:
    """The package of ICU data without the items whose names match."""
    size, *magic = HEADER.unpack_from(package)
    if tuple(magic) != MAGIC or package[KIND_AT : KIND_AT + 4] != KIND:
        raise ValueError("this is no package of ICU data, or of another byte order")
    return package[:size] + _table({n: d for n, d in _items(package[size:]).items() if not unwanted.match(n)})


def _items(table: bytes) -> dict[str, bytes]:
    """The items by name, in the table's order, which ICU searches by halves."""
    (count,) = COUNT.unpack_from(table)
    entries = [ENTRY.unpack_from(table, COUNT.size + ENTRY.size * n) for n in range(count)]
    ends = [start for _, start in entries[1:]] + [len(table)]
    return {
        table[name : table.index(0, name)].decode("ascii"): table[start:end]
        for (name, start), end in zip(entries, ends, strict=True)
    }


def _table(items: dict[str, bytes]) -> bytes:
    names_at = COUNT.size + ENTRY.size * len(items)
    names = b"".join(name.encode("ascii") + b"\0" for name in items)
    names += bytes(-(names_at + len(names)) % ALIGNMENT)
    entries, name_at, data_at = [], names_at, names_at + len(names)
    for name, data in items.items():
        entries.append(ENTRY.pack(name_at, data_at))
        name_at += len(name) + 1
        data_at += len(data)
    return COUNT.pack(len(items)) + b"".join(entries) + names + b"".join(items.values())
