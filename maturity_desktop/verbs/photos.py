"""The photos of a report: pictures among the evidence, made as small as print needs, one at a time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from gettext import NullTranslations
from io import BytesIO

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.report_records import Audience, ReportPhoto
from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.photo_sizes import printed
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.derived import PICTURES, DerivedStore, Size, pictures_of
from maturity_desktop.storage.evidence_store import EvidenceStore

QUALITY = 80
_GAP = 1.1
"""A JPEG is unpacked at a half of its size where that is still so many times as large as is wanted."""


@dataclass(frozen=True, slots=True)
class ReportPhotos:
    """The photos that were made, and the labels of those that could not be: lost, damaged, or no picture."""

    photos: tuple[Photo, ...] = ()
    missing: tuple[str, ...] = ()


def chosen_photos(audit: Audit) -> tuple[tuple[ReportPhoto, Evidence], ...]:
    """The photos of the report in their order; of an item that is gone nothing is left."""
    found = (
        (own, audit.get(Evidence, audit.client.id, own.evidence))
        for own in sorted(audit.all(ReportPhoto), key=lambda own: (own.position, own.evidence))
    )
    return tuple((own, item) for own, item in found if item is not None)


def can_be_photos(audit: Audit) -> tuple[Evidence, ...]:
    """The pictures among the evidence, by their numbers."""
    return tuple(item for item in audit.evidence if is_picture(item))


def is_picture(item: Evidence) -> bool:
    return bool(item.sha256) and item.media_type in PICTURES


def report_photos(
    audit: Audit,
    store: EvidenceStore,
    derived: DerivedStore,
    words: NullTranslations,
    audience: Audience = Audience.INTERNAL,
    progress: Progress = unwatched,
) -> ReportPhotos:
    """The photos of an audit's report; confidential ones are not even made for a client.

    Each is turned as its camera says, without anything else of the file, at most 200 dots to an inch.
    """
    chosen = [
        (own, item)
        for own, item in chosen_photos(audit)
        if audience is Audience.INTERNAL or not item.confidential
    ]
    photos, missing = [], []
    decoder = Decoder()
    try:
        for place, (own, item) in enumerate(chosen):
            progress(place, len(chosen))
            jpeg = _picture(store, derived, item, decoder)
            if jpeg:
                photos.append(_photo(own, item, jpeg, words))
            else:
                missing.append(item.label)
    finally:
        decoder.close()
    progress(len(chosen), len(chosen))
    return ReportPhotos(tuple(photos), tuple(missing))


def _picture(store: EvidenceStore, derived: DerivedStore, item: Evidence, decoder: Decoder) -> bytes:
    """The picture that is kept for reports, made now where it is not there yet; empty where there is none."""
    if not is_picture(item):
        return b""
    kept = derived.read(item.client, item.sha256, Size.REPORT)
    if kept is not None:
        return kept
    large = derived.read(item.client, item.sha256, Size.PRINT)
    if large is None:
        large = pictures_of(store, item, (Size.PRINT,), decoder)[Size.PRINT]
        _keep(derived, item, Size.PRINT, large)
    small = small_jpeg(large) if large else b""
    _keep(derived, item, Size.REPORT, small)
    return small


def _keep(derived: DerivedStore, item: Evidence, size: Size, made: bytes) -> None:
    """A full disk, or a library that is only read, costs only that the picture is made again next time."""
    if made and not derived.read_only:
        with suppress(OSError):
            derived.keep(item.client, item.sha256, size, made)


def _photo(own: ReportPhoto, item: Evidence, jpeg: bytes, words: NullTranslations) -> Photo:
    from PIL import Image

    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        width, height = image.size
    return Photo(
        evidence=item.id,
        label=item.label,
        caption=own.caption or item.title,
        jpeg=jpeg,
        width=width,
        height=height,
        dated=day_words(item.dated, words),
        confidential=item.confidential,
    )


def small_jpeg(jpeg: bytes) -> bytes:
    """A picture of the program's own as small as print needs."""
    from PIL import Image

    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        room = printed(*image.size).pixels
        if image.width <= room[0] and image.height <= room[1]:
            return jpeg
        image.thumbnail(room, Image.Resampling.LANCZOS, reducing_gap=_GAP)
        file = BytesIO()
        image.convert("RGB").save(file, "JPEG", quality=QUALITY)
        return file.getvalue()
