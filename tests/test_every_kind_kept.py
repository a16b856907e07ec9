"""Models of every kind and audits of them are kept, given out and taken in again as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings

from maturity_desktop.domain.audit import Audit, Change
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.framework_files import FrameworkFile, parse_framework, read_framework
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.yaml_tree import read_tree
from maturity_desktop.verbs.audits import headlines, results_of
from maturity_desktop.verbs.frameworks import frameworks_at_hand
from maturity_desktop.verbs.models import copied_tree, keep_model, tree_of
from maturity_desktop.verbs.programmes import with_programme
from maturity_desktop.verbs.summary import audit_rows
from tests.examples import examples
from tests.strategies import AUDIT, audited, file_of, files, trees

NOW = datetime(2026, 1, 12, 12, tzinfo=UTC)
Audited = tuple[Audit, tuple[FrameworkFile, ...]]
with_a_disk = settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def library() -> Iterator[Library]:
    with TemporaryDirectory() as folder:
        opened = Library.open(Path(folder))
        try:
            yield opened
        finally:
            opened.close()


@given(trees())
def test_a_model_is_written_and_read_back_the_same(tree: dict[str, Any]) -> None:
    written = write_tree(tree)
    assert read_tree(written, "model.yaml").value == tree
    assert parse_framework(written, "model.yaml") == file_of(tree).framework


@given(trees())
def test_a_model_is_taken_apart_as_it_was_written(tree: dict[str, Any]) -> None:
    assert tree_of(file_of(tree)) == tree


@with_a_disk
@given(files())
def test_a_model_of_ones_own_is_kept_and_at_hand(file: FrameworkFile) -> None:
    with library() as opened:
        kept = keep_model(opened, copied_tree(file, "own_model", "Our model", "2026", "Ada"), {"model"})
        assert kept in frameworks_at_hand(opened.folder)
        assert kept.framework.domains == file.framework.domains
        assert kept.framework.programme == file.framework.programme
        assert kept.framework.paces == file.framework.paces
        assert kept.framework.requests == file.framework.requests
        assert kept.framework.scoring == file.framework.scoring


@with_a_disk
@given(files())
def test_a_model_is_given_out_as_a_file_and_taken_in_again(file: FrameworkFile) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "given-out.yaml"
        path.write_bytes(write_tree(tree_of(file)))
        assert read_framework(path).framework == file.framework


@with_a_disk
@given(audited(most=3))
def test_an_audit_is_saved_and_loaded_with_its_models(given_: Audited) -> None:
    audit, files = given_
    frameworks = [file.framework for file in files]
    records = [record for table in audit.tables.values() for record in table.values()]
    changes = tuple(Change(None, record) for record in records)
    with library() as opened:
        for file in files:
            opened.keep_edition(file)
        edit = Edit(AUDIT, "start", changes, "An assessor", NOW, "one")
        opened.commit([edit], {AUDIT: headlines(audit, frameworks)})
        assert opened.load(AUDIT) == audit
        assert [opened.framework(use.edition) for use in audit.framework_uses] == frameworks
        planned = [with_programme(framework) for framework in frameworks]
        assert results_of(opened, AUDIT) == tuple(evaluate(audit, framework) for framework in planned)
        assert [entry.change for entry in opened.journal(AUDIT)] == list(changes)
        assert opened.verify() == ()
        (row,) = audit_rows(opened.audits())
        assert row["frameworks"] == [framework.id for framework in frameworks]
