"""Small pictures made of evidence, kept beside it: made anew where they are missing, and never backed up.

They are encoded from pixels, so nothing else of the file is in them: no place, no camera, no words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from enum import Enum
from io import BytesIO
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.decoding.asking import Kind, Pixels
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from maturity_desktop.storage.evidence_store import CLIENT, DIGEST, EvidenceStore
from maturity_desktop.storage.files import make_folder, open_new, replace

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Evidence

PICTURES = frozenset(f"image/{form}" for form in ("png", "jpeg", "gif", "webp", "bmp", "tiff"))
PDF = "application/pdf"
QUALITY = 82
END_OF_JPEG = b"\xff\xd9"
LARGEST_FILE = 256 << 20


AT_ONCE = 2
"""Files that are unpacked at a time, each in a process of its own."""


class Size(Enum):
    """What a picture is made for, and the side of the square that it fits, in pixels; the largest first."""

    PRINT = ("print", 1600)
    REPORT = ("report", 1400)
    """A chosen photo as small as a report needs it; made of the one for print, and only when it is chosen."""
    THUMBNAIL = ("thumbnail", 176)

    def __init__(self, ending: str, side: int) -> None:
        self.ending = ending
        self.side = side


class DerivedStore:
    """The pictures of all clients, each client's in a folder of its own."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        self._folder = folder
        self.read_only = read_only

    def read(self, client: str, sha256: str, size: Size) -> bytes | None:
        """A picture as JPEG; None where there is none yet, none to be had, or what a power cut left of it."""
        try:
            data = self._place(client, sha256, size).read_bytes()
        except OSError:
            return None
        return data if data.endswith(END_OF_JPEG) else None

    def is_made(self, client: str, sha256: str, size: Size) -> bool:
        """Whether it was tried; what cannot be drawn is kept as nothing."""
        return self._place(client, sha256, size).exists()

    def keep(self, client: str, sha256: str, size: Size, data: bytes) -> None:
        """Keeps a picture, or nothing where there is none to be had; OSError where that fails."""
        place = self._place(client, sha256, size)
        make_folder(place.parent)
        temporary = place.with_name(f".{place.name}.{os.urandom(8).hex()}")
        try:
            with open_new(temporary) as file:
                file.write(data)
            replace(temporary, place)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise

    def _place(self, client: str, sha256: str, size: Size) -> Path:
        if not CLIENT.fullmatch(client) or not DIGEST.fullmatch(sha256):
            raise ValueError(client, sha256)
        return self._folder / client / sha256[:2] / f"{sha256}.{size.ending}"


def is_drawn(media_type: str, size: Size) -> bool:
    """Whether a picture of this size is made of such files as they come in: of papers only the small one."""
    if size is Size.REPORT:
        return False
    return media_type in PICTURES or (media_type == PDF and size is Size.THUMBNAIL)


def pictures_of(
    store: EvidenceStore, item: Evidence, sizes: Sequence[Size], decoder: Decoder
) -> dict[Size, bytes]:
    """Pictures of an item's file as JPEG, the largest first; empty ones where there are none to be had.

    The file is unpacked once: the smaller ones are made of the largest.
    """
    kind = Kind.PDF if item.media_type == PDF else Kind.PICTURE
    side = max(size.side for size in sizes)
    if item.size > LARGEST_FILE:
        return dict.fromkeys(sizes, b"")
    try:
        with store.open(item.client, item.sha256) as file:
            return jpegs_of(decoder.decode(kind, file, 0, side, side), sizes)
    except (PreviewRefused, EvidenceError, OSError):
        return dict.fromkeys(sizes, b"")


def jpegs_of(pixels: Pixels, sizes: Iterable[Size]) -> dict[Size, bytes]:
    """Pixels on white as JPEGs that hold nothing else; each size is made of the one before."""
    from PIL import Image

    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.data)
    if image.getchannel("A").getextrema() != (255, 255):
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    image, made = image.convert("RGB"), {}
    for size in sizes:
        image.thumbnail((size.side, size.side), reducing_gap=2.0)
        file = BytesIO()
        image.save(file, "JPEG", quality=QUALITY)
        made[size] = file.getvalue()
    return made


def make_pictures(
    store: EvidenceStore,
    derived: DerivedStore,
    items: Iterable[Evidence],
    progress: Progress = unwatched,
) -> int:
    """Makes the pictures that are not there yet, in all sizes; returns how many files were tried.

    Cancelled keeps those that were made; `progress` counts files.
    """
    wanting = _wanting(derived, items)
    if not wanting or derived.read_only:
        return 0
    decoders: Queue[Decoder] = Queue()
    every = [Decoder() for _number in range(AT_ONCE)]
    for decoder in every:
        decoders.put(decoder)

    def make(item: Evidence, sizes: Sequence[Size]) -> None:
        decoder = decoders.get()
        try:
            for size, data in pictures_of(store, item, sizes, decoder).items():
                derived.keep(item.client, item.sha256, size, data)
        finally:
            decoders.put(decoder)

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pictures") as pool:
        begun: list[Future[None]] = [pool.submit(make, item, sizes) for item, sizes in wanting]
        try:
            for done, one in enumerate(as_completed(begun)):
                progress(done, len(begun))
                one.result()
        finally:
            for one in begun:
                one.cancel()
            pool.shutdown()
            for decoder in every:
                decoder.close()
    progress(len(begun), len(begun))
    return len(begun)


def _wanting(derived: DerivedStore, items: Iterable[Evidence]) -> Sequence[tuple[Evidence, Sequence[Size]]]:
    """The items, each file once, of which there are no pictures yet, with the sizes that are missing."""

    def is_made(item: Evidence, size: Size) -> bool:
        return derived.is_made(item.client, item.sha256, size)

    files = {item.sha256: item for item in items if item.sha256}
    found = (
        (item, [size for size in Size if is_drawn(item.media_type, size) and not is_made(item, size)])
        for item in files.values()
    )
    return tuple((item, sizes) for item, sizes in found if sizes)
