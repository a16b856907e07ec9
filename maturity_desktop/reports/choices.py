"""What is chosen for one report: how much of the audit it tells, to whom, in which order, in whose look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.report_records import Audience, Form, Part

PageSize = Literal["A4", "Letter"]
Status = Literal["draft", "final"]
USUAL_ORDER = tuple(Part)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was chosen for the report, small enough for print; `jpeg` is its picture.

    `label` is the number of its evidence and `dated` the day of it, in words; a `confidential` one is in no
    client copy.
    """

    evidence: str
    label: str
    caption: str
    jpeg: bytes
    width: int
    height: int
    dated: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the person chooses for one report; an empty title means the usual one.

    `parts` go in, in this order, after the cover. `framework` and `criterion` say what a report of one
    criterion is about. A draft has the word across its pages where `watermark` is set. `signed` are the words
    of who stands for a signed version.
    """

    title: str = ""
    status: Status = "draft"
    version: str = "1.0"
    page_size: PageSize = "A4"
    form: Form = Form.FULL
    framework: str = ""
    criterion: str = ""
    audience: Audience = Audience.INTERNAL
    parts: tuple[Part, ...] = USUAL_ORDER
    distribution: str = ""
    brand: Brand = NO_BRAND
    watermark: bool = True
    attach_workbook: bool = False
    photos: tuple[Photo, ...] = ()
    signed: tuple[str, ...] = ()
