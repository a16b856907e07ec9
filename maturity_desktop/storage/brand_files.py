"""Brands that a firm keeps: a YAML file each in the library's folder with the mark beside it, every error by
its line.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.brand_colours import can_be_read, is_colour, nearest_readable
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.files import make_folder, open_plain, replacing, safe_name, sync_folder
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_schema import Entry, Name
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.plain_png import LARGEST, size_of_plain_png
from maturity_desktop.storage.yaml_tree import Path, YamlTree, read_tree

FOLDER = "brands"
HALF_WRITTEN = "."
"""So begins the name of a file until it is whole."""
MOST_LINES = 12
"""Paragraphs, and lines of contact, of a closing page: more would not be one page."""
LARGEST_PICTURE = 20 << 20
"""Bytes of a picture that becomes a mark."""
Short = Annotated[str, Meta(max_length=200)]
Footer = Annotated[str, Meta(max_length=120)]
"""As much as has room on a line beside the page."""
Text = Annotated[str, Meta(max_length=2_000)]


class ClosingEntry(Entry):
    """The last page."""

    title: Short = ""
    text: Annotated[list[Text], Meta(max_length=MOST_LINES)] = field(default_factory=list)
    contact: Annotated[list[Short], Meta(max_length=MOST_LINES)] = field(default_factory=list)


class BrandEntry(Entry):
    """The whole file; `mark` names a picture beside it."""

    schema: Literal[1]
    id: Name
    name: Annotated[str, Meta(pattern=r"\S", max_length=200)]
    firm: Short = ""
    accent: str = ""
    ink: str = ""
    footer: Footer = ""
    mark: Short = ""
    closing: ClosingEntry = field(default_factory=ClosingEntry)


def read_brand(path: FilePath) -> Brand:
    """The brand of a file with its mark, which has to be in the plain form.

    FrameworkError with every problem.
    """
    tree, entry = _read(path)
    mark = _beside(tree, path, entry)
    if entry.mark and mark and size_of_plain_png(mark) is None:
        what = _("the picture “{file}” is not in the form in which marks are kept").format(file=entry.mark)
        tree.blame(("mark",), what, _("Bring the brand in again from its file, or choose the mark anew."))
    tree.finish()
    return _brand(entry, mark)


def read_raw_brand(path: FilePath) -> tuple[Brand, bytes]:
    """A brand as somebody else made it, without its mark, and the mark's file as it is.

    FrameworkError with every problem. The mark has to go through the decoding child before it is used.
    """
    tree, entry = _read(path)
    mark = _beside(tree, path, entry)
    tree.finish()
    return _brand(entry, b""), mark


def _read(path: FilePath) -> tuple[YamlTree, BrandEntry]:
    tree = read_tree(file_bytes(path), str(path))
    entry = shaped(tree, BrandEntry)
    for name in ("accent", "ink"):
        _check_colour(tree, name, getattr(entry, name))
    if entry.mark and safe_name(entry.mark) != entry.mark:
        what = _("“{file}” is no plain name of a file").format(file=entry.mark)
        tree.blame(("mark",), what, _("Put the picture beside the file and write its name alone."))
        entry.mark = ""
    return tree, entry


def _check_colour(tree: YamlTree, name: str, colour: str) -> None:
    path: Path = (name,)
    if not colour:
        return
    if not is_colour(colour):
        what = _("“{colour}” is no colour").format(colour=colour)
        tree.blame(path, what, _('Write it as #RRGGBB in quotation marks, for example "#0F5E78".'))
    elif not can_be_read(colour):
        what = _("{colour} is too pale to be read on white").format(colour=colour)
        instead = _("The nearest that can be read is {colour}.").format(colour=nearest_readable(colour))
        tree.blame(path, what, instead)


def _beside(tree: YamlTree, path: FilePath, entry: BrandEntry) -> bytes:
    """The mark's file; empty where there is none."""
    if not entry.mark:
        return b""
    try:
        with open_plain(path.with_name(entry.mark)) as file:
            mark = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        what = _("the picture “{file}” cannot be read ({reason})").format(
            file=entry.mark, reason=error.strerror
        )
        tree.blame(("mark",), what, _("Put it beside the file."))
        return b""
    if len(mark) > LARGEST_PICTURE:
        what = _("the picture “{file}” is too large").format(file=entry.mark)
        tree.blame(("mark",), what, _("Choose one of at most {size} MB.").format(size=LARGEST_PICTURE >> 20))
        return b""
    return mark


def _brand(entry: BrandEntry, mark: bytes) -> Brand:
    return Brand(
        id=entry.id,
        name=entry.name.strip(),
        firm=entry.firm,
        mark=mark,
        accent=entry.accent.upper(),
        ink=entry.ink.upper(),
        footer=entry.footer,
        closing_title=entry.closing.title,
        closing=tuple(entry.closing.text),
        contact=tuple(entry.closing.contact),
    )


def brand_bytes(brand: Brand, mark: str = "") -> bytes:
    """A brand as a file that is read back the same; `mark` is the name of the picture beside it."""
    tree: dict[str, Any] = {"schema": 1, "id": brand.id, "name": brand.name}
    told = {
        "firm": brand.firm,
        "accent": brand.accent,
        "ink": brand.ink,
        "footer": brand.footer,
        "mark": mark,
    }
    tree |= {name: words for name, words in told.items() if words}
    closing = {"title": brand.closing_title, "text": list(brand.closing), "contact": list(brand.contact)}
    if any(closing.values()):
        tree["closing"] = {name: words for name, words in closing.items() if words}
    return write_tree(tree)


def brand_path(library_folder: FilePath, brand: str) -> FilePath:
    """Where a brand of this id is kept."""
    return library_folder / FOLDER / safe_name(f"{brand}.yaml")


def keep_brand(library_folder: FilePath, brand: Brand) -> FilePath:
    """Keeps a brand; one of the same id goes.

    FrameworkError where it could not be read back, OSError where it cannot be written: the one before is then
    whole, and nothing new is left. A mark's name follows from its bytes: the file that names it is written
    last, and an old mark goes after that.
    """
    path = brand_path(library_folder, brand.id)
    name = _mark_name(brand)
    source = brand_bytes(brand, name)
    _check(source, str(path), brand)
    make_folder(path.parent)
    mark = path.with_name(name) if name else None
    if mark is None or mark.exists():
        _write(path, source)
    else:
        _write(mark, brand.mark)
        try:
            _write(path, source)
        except BaseException:
            with suppress(OSError):  # what went wrong first is what is told
                mark.unlink()
            raise
    _sweep_marks(path, brand.id, name)
    return path


def _write(path: FilePath, data: bytes) -> None:
    with replacing(path) as file:
        file.write(data)


def _check(source: bytes, name: str, brand: Brand) -> None:
    """FrameworkError where what would be written is not what would be read."""
    tree = read_tree(source, name)
    entry = shaped(tree, BrandEntry)
    for colour in ("accent", "ink"):
        _check_colour(tree, colour, getattr(entry, colour))
    if brand.mark and (len(brand.mark) > LARGEST or size_of_plain_png(brand.mark) is None):
        tree.blame(("mark",), _("the mark is not in the form in which marks are kept"), _("Choose it anew."))
    tree.finish()


def _mark_name(brand: Brand) -> str:
    if not brand.mark:
        return ""
    return safe_name(f"{brand.id}.{hashlib.sha256(brand.mark).hexdigest()[:16]}.png")


def _sweep_marks(path: FilePath, brand: str, kept: str) -> None:
    """Takes away the marks that a brand had before; one that cannot go harms nobody."""
    for old in path.parent.glob("*.png"):
        stem, _dot, digest = old.name.removesuffix(".png").rpartition(".")
        if stem == brand and len(digest) == 16 and old.name != kept:
            try:
                old.unlink()
            except OSError:
                continue


def kept_brands(library_folder: FilePath) -> tuple[tuple[Brand, ...], tuple[FrameworkError, ...]]:
    """The firm's brands by name, and what is wrong with files that cannot be used.

    A brand is known by its id, whatever its file is called; of two with one id the first by its file counts.
    """
    found: dict[str, Brand] = {}
    errors = []
    paths = (library_folder / FOLDER).glob("*.yaml")
    for path in sorted(path for path in paths if not path.name.startswith(HALF_WRITTEN)):
        try:
            brand = read_brand(path)
        except FrameworkError as error:
            errors.append(error)
        else:
            found.setdefault(brand.id, brand)
    return tuple(sorted(found.values(), key=lambda own: (own.name.casefold(), own.id))), tuple(errors)


def drop_brand(library_folder: FilePath, brand: str) -> None:
    """The firm no longer keeps a brand; nothing happens where it does not."""
    path = brand_path(library_folder, brand)
    if path.exists():
        path.unlink()
        _sweep_marks(path, brand, "")
        sync_folder(path.parent)
