"""The firm's brand and the chosen photos, put into the options of a report: both take reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.brand import NO_BRAND
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.options import plan_of
from maturity_desktop.storage.backups.layout import DERIVED
from maturity_desktop.storage.derived import DerivedStore
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.brands import brand_called
from maturity_desktop.verbs.photos import report_photos


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
) -> Dressed:
    """`brand` is an id, empty for the usual look, None for the audit’s own; BrandError where it is gone."""
    name = plan_of(audit).brand if brand is None else brand
    look = brand_called(library.folder, name) if name else NO_BRAND
    pictures = DerivedStore(library.folder / DERIVED, library.read_only)
    found = report_photos(audit, library.evidence, pictures, words, options.audience)
    return Dressed(replace(options, brand=look, photos=found.photos), found.missing)
