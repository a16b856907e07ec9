"""From a model's tree to the rows of its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from maturity_desktop.reports.model_workbook.table import SheetId, Table

Row: TypeAlias = Mapping[str, Any]
"""The values of a row by the keys of its columns."""
Rows: TypeAlias = Mapping[SheetId, Sequence[Row]]


def rows_of(tree: Mapping[str, Any], tables: Sequence[Table]) -> Rows:
    """The rows of every sheet of a sound tree, in its order."""
    by_id = {table.id: table for table in tables}

    def own(table: SheetId, entry: Mapping[str, Any], **links: Any) -> Row:
        return {**links, **{column.key: _at(entry, column.key) for column in by_id[table].own}}

    domains = tree["domains"]
    criteria = [(domain["id"], entry) for domain in domains for entry in domain["criteria"]]
    measured = [(entry["id"], entry) for _domain, entry in criteria if entry.get("measure")]
    phases = tree.get("programme") or []
    targets = tree.get("targets") or []
    paces = tree.get("paces") or []
    return {
        "model": [own("model", tree)],
        "scale": [own("scale", step) for step in tree["scale"]],
        "beyond": [own("beyond", stage) for stage in tree.get("beyond") or []],
        "domains": [own("domains", domain) for domain in domains],
        "criteria": [own("criteria", entry, domain=domain) for domain, entry in criteria],
        "checkpoints": [
            own("checkpoints", point, criterion=entry["id"], level=level)
            for _domain, entry in criteria
            for level, point in _checkpoints(entry)
        ],
        "evidence": [
            own("evidence", hint, criterion=entry["id"])
            for _domain, entry in criteria
            for hint in entry.get("evidence") or []
        ],
        "measures": [own("measures", entry, criterion=name) for name, entry in measured],
        "rules": [
            own("rules", rule, criterion=name)
            for name, entry in measured
            for rule in entry["measure"]["rules"]
        ],
        "targets": [own("targets", target) for target in targets],
        "exceptions": [
            {"profile": target["id"], "criterion": name, "level": level}
            for target in targets
            for name, level in (target.get("exceptions") or {}).items()
        ],
        "roles": [{"id": key, "title": title} for key, title in (tree.get("roles") or {}).items()],
        "facts": [own("facts", fact, id=key) for key, fact in (tree.get("facts") or {}).items()],
        "themes": [{"id": key, "title": title} for key, title in (tree.get("themes") or {}).items()],
        "remarks": [own("remarks", remark) for remark in tree.get("remarks") or []],
        "phases": [own("phases", phase) for phase in phases],
        "tasks": [own("tasks", task, phase=phase["id"]) for phase in phases for task in phase["tasks"]],
        "paces": [own("paces", pace) for pace in paces],
        "lengths": [
            {"pace": pace["id"], "phase": name, "days": days}
            for pace in paces
            for name, days in pace["days"].items()
        ],
        "requests": [own("requests", request) for request in tree.get("requests") or []],
    }


def _checkpoints(criterion: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each with its level; a level without any has one row without a checkpoint."""
    for level, entries in sorted(criterion["levels"].items()):
        for entry in entries or [{}]:
            yield level, entry


def _at(entry: Mapping[str, Any], key: str) -> Any:
    """The value of a key within a key; None where there is none."""
    found: Any = entry
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
