"""The firm's brand and the chosen photos, put into the options of a report: both take reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.options import plan_of
from maturity_desktop.storage.backups.layout import DERIVED
from maturity_desktop.storage.derived import DerivedStore
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.brands import brand_called, brand_or_none
from maturity_desktop.verbs.photos import report_photos
from maturity_desktop.verbs.sign_off import signed_brand


@dataclass(frozen=True, slots=True)
class Dressed:
    """The options as they go out, and the labels of photos that could not be made."""

    options: ReportOptions
    missing_photos: tuple[str, ...] = ()


def dressed(
    library: Library,
    audit: Audit,
    options: ReportOptions,
    words: NullTranslations,
    brand: str | None = None,
    sign_off: SignOff | None = None,
) -> Dressed:
    """`brand` is an id, empty for the program's own look; BrandError where there is none of that id.

    None stands for the audit's own; where that is gone, the look is the program's own, as `before_export`
    tells. A signed version looks as it was signed, whatever became of the brand.
    """
    pictures = DerivedStore(library.folder / DERIVED, library.read_only)
    found = report_photos(audit, library.evidence, pictures, words, options.audience)
    look = _look(library, audit, brand, sign_off)
    return Dressed(replace(options, brand=look, photos=found.photos), found.missing)


def _look(library: Library, audit: Audit, brand: str | None, sign_off: SignOff | None) -> Brand:
    if brand is not None:
        return brand_called(library.folder, brand) if brand else NO_BRAND
    kept = signed_brand(library, sign_off) if sign_off is not None else None
    return kept or brand_or_none(library.folder, plan_of(audit).brand) or NO_BRAND
