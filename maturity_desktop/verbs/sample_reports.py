"""What a sample audit hands over: how its report looks, its photos, who signed it and which file left.

It stands in the `report` part of the file of what followed the ratings; evidence is called by its number. The
firm's brand is a file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Edit, put
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.report_records import (
    Audience,
    Form,
    HandedOver,
    ReportPhoto,
    ReportPlan,
    SignOff,
)
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, headlines
from maturity_desktop.verbs.handed_over import written
from maturity_desktop.verbs.programmes import frameworks_of
from maturity_desktop.verbs.sign_off import keep_content, sign_words

Told = Mapping[str, Any]


def report_records(told: Told, audit: str, evidence: Mapping[int, str]) -> Iterator[Record]:
    """What was chosen for the report, where the file tells it; `evidence` has the items' ids by number."""
    if "plan" in told:
        yield ReportPlan(audit, **told["plan"])
    for position, (number, caption) in enumerate(told.get("photos", {}).items(), 1):
        yield ReportPhoto(audit, evidence[number], position, caption)


def keep_sample_brand(library: Library, told: Told, folder: Path) -> None:
    """Keeps the brand that the report is made in, unless the firm has one of that id."""
    from maturity_desktop.storage.brand_files import brand_path, keep_brand, read_brand

    brand = told.get("plan", {}).get("brand", "")
    if brand and not brand_path(library.folder, brand).exists():
        keep_brand(library.folder, read_brand(folder / "brands" / f"{brand}.yaml"))


def hand_over(library: Library, told: Told, audit: Audit, folder: Path, author: str, clock: Clock) -> None:
    """Signs the audit as it is in the library and notes the file that left, where the file tells it."""
    if "sign_off" not in told:
        return
    own = told["sign_off"]
    signed = SignOff(audit.id, f"{audit.id}-{own['version']}", content=keep_content(library, audit), **own)
    records: list[Record] = [signed]
    for number, left in enumerate(told.get("handed_over", ()), 1):
        file = written(folder / "evidence" / left["file"])
        records.append(
            HandedOver(
                audit.id,
                f"{audit.id}-{number}",
                Path(left["file"]).suffix.lstrip("."),
                left["file_name"],
                left["made_at"],
                author,
                file.size,
                file.sha256,
                Form.FULL.value,
                Audience.CLIENT.value,
                "final",
                signed.version,
                signed.id,
            )
        )
    changes = tuple(change for record in records for change in put(audit, record))
    edit = Edit(audit.id, sign_words(signed), changes, author, clock(), new_key())
    library.commit([edit], {audit.id: headlines(audit, frameworks_of(library, audit).values())})
