"""Brands of the firm's: how its reports look. Kept in the library's folder, brought in, taken away."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import gettext as _
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import FrameworkError, MaturityError
from maturity_desktop.storage.brand_files import (
    LARGEST_PICTURE,
    drop_brand,
    keep_brand,
    kept_brands,
    read_raw_brand,
)
from maturity_desktop.storage.decoding.asking import Kind
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from maturity_desktop.storage.files import open_plain
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.plain_png import HIGHEST, WIDEST

LONGEST_ID = 40


class BrandError(MaturityError):
    """A brand that is not there, or a picture that cannot be its mark; the text says which and why."""


def firm_brands(library_folder: Path) -> tuple[tuple[Brand, ...], tuple[FrameworkError, ...]]:
    """The firm's brands by name, and what is wrong with files that cannot be used."""
    return kept_brands(library_folder)


def brand_called(library_folder: Path, brand: str) -> Brand:
    """The brand of an id; BrandError where the firm keeps none, with what is wrong with its files."""
    if own := brand_or_none(library_folder, brand):
        return own
    found, errors = kept_brands(library_folder)
    told = _("There is no brand “{brand}”.").format(brand=brand)
    known = ", ".join(own.id for own in found)
    told += " " + (_("There are: {brands}.").format(brands=known) if known else _("The firm keeps none yet."))
    raise BrandError("\n".join((told, *map(str, errors))))


def brand_or_none(library_folder: Path, brand: str) -> Brand | None:
    """The brand of an id; None where the firm keeps none that can be used."""
    found, _errors = kept_brands(library_folder)
    return next((own for own in found if own.id == brand), None)


def keep_for_firm(library: Library, brand: Brand) -> Path:
    """Keeps a brand, in place of one of the same id; FrameworkError where it could not be read back."""
    library.refuse_to_write()
    return keep_brand(library.folder, brand)


def bring_in(library: Library, path: Path, decoder: Decoder | None = None) -> Brand:
    """A brand from a file, or from the only one of a folder, becomes one of the firm's.

    FrameworkError with every problem of the file, BrandError where its mark is no picture.
    """
    library.refuse_to_write()
    brand, picture = read_raw_brand(_file_in(path))
    if picture:
        brand = replace(brand, mark=mark_of_bytes(picture, decoder))
    keep_brand(library.folder, brand)
    return brand


def _file_in(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = sorted(path.glob("*.yaml"))
    if len(found) != 1:
        told = _("The folder “{folder}” has to hold one brand's file (.yaml); it holds {count}.")
        raise BrandError(told.format(folder=path.name, count=len(found)))
    return found[0]


def no_longer_keep(library: Library, brand: str) -> None:
    """The firm no longer keeps a brand; reports that name it look as usual."""
    library.refuse_to_write()
    drop_brand(library.folder, brand)


def mark_from(path: Path, decoder: Decoder | None = None) -> bytes:
    """A picture as a mark; BrandError says why there is none, OSError that the file cannot be read."""
    with open_plain(path) as file:
        data = file.read(LARGEST_PICTURE + 1)
    if len(data) > LARGEST_PICTURE:
        told = _("The picture is too large for a mark. Choose one of at most {size} MB.")
        raise BrandError(told.format(size=LARGEST_PICTURE >> 20))
    return mark_of_bytes(data, decoder)


def mark_of_bytes(data: bytes, decoder: Decoder | None = None) -> bytes:
    """A picture made a plain PNG of bounded size, unpacked in the child process that has limits."""
    own = decoder or Decoder()
    try:
        pixels = own.decode(Kind.PICTURE, BytesIO(data), 0, WIDEST, HIGHEST)
    except PreviewRefused as refused:
        told = _("The picture cannot be a mark. {reason} Choose a PNG or a JPEG.")
        raise BrandError(told.format(reason=refused)) from None
    finally:
        if decoder is None:
            own.close()
    from PIL import Image

    file = BytesIO()
    Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.data).save(file, "PNG", optimize=True)
    return file.getvalue()


def new_id(name: str, taken: set[str]) -> str:
    """An id for a brand of this name that no other has."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "brand"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name
