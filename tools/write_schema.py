"""Writes the JSON Schemas of docs/ from the types that the program reads its files with.

An editor that knows JSON Schema completes and checks keys with them; `check-framework` says more, for whether
the parts of a file fit each other is not in its types.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from maturity_desktop.storage.brand_files import BrandEntry
from maturity_desktop.storage.framework_schema import (
    CrosswalkEntry,
    FrameworkEntry,
    ProgrammeEntry,
    WordingEntry,
)
from maturity_desktop.storage.profile_files import ProfileEntry
from maturity_desktop.storage.roadmap_files import RoadmapEntry
from maturity_desktop.storage.supporting_schema import SupportingEntry
from maturity_desktop.storage.survey_files import SurveysEntry

DOCS = Path(__file__).parents[1] / "docs"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "framework.schema.json": (FrameworkEntry, "A framework of Maturity Desktop"),
    "wording.schema.json": (WordingEntry, "Official wording laid over a framework of Maturity Desktop"),
    "crosswalk.schema.json": (CrosswalkEntry, "A crosswalk between frameworks of Maturity Desktop"),
    "programme.schema.json": (ProgrammeEntry, "The general programme of Maturity Desktop"),
    "roadmap.schema.json": (RoadmapEntry, "The waves of a roadmap of Maturity Desktop"),
    "profile.schema.json": (ProfileEntry, "A target profile that a firm keeps, of Maturity Desktop"),
    "brand.schema.json": (BrandEntry, "A brand that a firm keeps, of Maturity Desktop"),
    "supporting.schema.json": (SupportingEntry, "Supporting measures of Maturity Desktop"),
    "surveys.schema.json": (SurveysEntry, "Questionnaires of Maturity Desktop"),
}


def schema_of(entry: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The JSON Schema of a file's type."""
    return {"$schema": DIALECT, "title": title, **msgspec.json.schema(entry)}


def schemas() -> dict[str, str]:
    """What each file of docs/ holds, by its name."""
    made = {name: schema_of(entry, title) for name, (entry, title) in FILES.items()}
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}


def main() -> None:
    for name, text in schemas().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
