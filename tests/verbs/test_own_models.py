"""The firm's own models and pairs: nothing is replaced without a word, and one broken file stops no other."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import MOST_TOLD, FrameworkError
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.crosswalk_files import parse_crosswalk
from maturity_desktop.storage.files import make_folder
from maturity_desktop.storage.framework_schema import LONGEST_TEXT, LONGEST_TITLE
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.importers.imported import Imported
from maturity_desktop.storage.importers.lengths import within_lengths
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.own_models import CROSSWALK, FOLDER, model_path
from maturity_desktop.verbs.export import pair_warnings, pairs_for
from maturity_desktop.verbs.frameworks import frameworks_at_hand, shipped_ids, unusable_models
from maturity_desktop.verbs.model_shelf import read_shelf
from maturity_desktop.verbs.models import (
    ModelError,
    copied_tree,
    drop_model,
    faults_beside_the_library,
    file_of,
    free_id,
    import_model,
    is_of_others,
    keep_model,
    next_edition,
    read_model,
    replace_model,
)
from tests.builders import audit, framework

PAIR = """
  - from: {framework: jdpower_ts, criterion: ST1}
    to: {framework: icmi_cmo, criterion: "CRITERION"}
    strength: strong
    reason: Both ask for a plan.
"""


def tree(**own: Any) -> dict[str, Any]:
    criterion = {
        "id": "P", "title": "Plan", "intent": "It is for this.",
        "levels": {1: [{"id": "P-1a", "text": "There is a plan."}]},
    }  # fmt: skip
    return {
        "schema": 1, "id": "own", "title": "Own model", "short_title": "Own", "edition": "2026",
        "about": "A model.",
        "scale": [{"level": 0, "title": "None"}, {"level": 1, "title": "Some"}],
        "domains": [{"id": "D", "title": "Domain", "intent": "It is for this.", "criteria": [criterion]}],
    } | own  # fmt: skip


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    opened = Library.open(new_library)
    yield opened
    opened.close()


@pytest.fixture
def program_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The frameworks that come with the program, to be spoilt."""
    folder = shutil.copytree(frameworks_folder(), tmp_path / "shipped")
    for room in ("frameworks", "models", "model_shelf"):
        monkeypatch.setattr(f"maturity_desktop.verbs.{room}.frameworks_folder", lambda: folder)
    return folder


def put(library: Library, name: str, text: bytes) -> Path:
    path = library.folder / FOLDER / name
    make_folder(path.parent)
    path.write_bytes(text)
    return path


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(FrameworkError) as error:
        work()
    return str(error.value)


# Ids


def test_no_model_is_called_as_the_file_of_pairs_is(library: Library) -> None:
    pairs = put(library, CROSSWALK, b"schema: 1\nabout: Ours.\npairs: []\n")
    assert "belongs to a file that holds no model" in refused(
        lambda: keep_model(library, tree(id="crosswalk"), ())
    )
    assert pairs.read_bytes().startswith(b"schema: 1\nabout: Ours.")
    assert free_id("Crosswalk", ()) == "crosswalk_2"
    assert "crosswalk" in read_shelf(library).taken
    with pytest.raises(LookupError):
        drop_model(library.folder, "crosswalk")
    assert pairs.exists()


def test_an_id_from_a_long_title_ends_with_a_whole_word() -> None:
    title = "ICMI Customer Management Operations Standards, our edition"
    assert free_id(title, ()) == "icmi_customer_management_operations"
    assert free_id("Ab " * 13 + "c", ()) == "ab_" * 13 + "c"
    assert free_id("a" * 50, ()) == "a" * 40


def test_a_copy_says_whose_it_is_and_after_whom() -> None:
    theirs = file_of(tree(owner="ICMI"))
    copy = copied_tree(theirs, "ours", "Ours", "2027", "Ada")
    assert [copy[key] for key in ("id", "owner", "edition")] == ["ours", "Ada, after ICMI", "2027"]
    assert copied_tree(theirs, "ours", "Ours", "2027", "")["owner"] == "ICMI"
    assert copied_tree(file_of(tree()), "ours", "Ours", "2027", "Ada")["owner"] == "Ada"
    longest = "A" * LONGEST_TITLE
    assert copied_tree(theirs, "ours", "Ours", "2027", longest)["owner"] == longest


def test_two_long_ids_cannot_share_a_file(library: Library) -> None:
    told = refused(lambda: keep_model(library, tree(id="a" * 61), ()))
    assert "“id” has 61 characters. Write at most 60." in told
    assert keep_model(library, tree(id="a" * 60), ()).framework.id == "a" * 60


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "T" * 301}, "“title” has 301 characters. Write at most 300."),
        ({"edition": "T" * 301}, "“edition” has 301"),
        ({"owner": "T" * 301}, "“owner” has 301"),
        ({"about": "T" * 20_001}, "“about” has 20001 characters. Write at most 20000."),
        ({"roles": {"r" * 61: "Role"}}, f"the key “{'r' * 60}…” does not fit. Write at most 60."),
        ({"themes": {"r" * 61: "Theme"}}, "Write at most 60."),
    ],
)
def test_texts_have_an_end(change: dict[str, Any], told: str) -> None:
    assert told in refused(lambda: file_of(tree(**change)))


def test_the_label_of_the_next_edition_fits_too() -> None:
    assert len(next_edition("e" * 300)) == 300
    assert next_edition("e" * 300).endswith("e (2)")


def test_what_an_importer_reads_is_cut_to_what_a_model_takes() -> None:
    long = tree(about="a" * (LONGEST_TEXT + 1), edition="e" * 400)
    cut = within_lengths(Imported(long, ("Something.",), "source"))
    assert file_of(cut.tree).framework.about.endswith("a…")
    assert cut.left_out == ("Something.", "The ends of 2 texts that are longer than a model takes.")


# Replacing


def test_an_import_replaces_a_model_only_where_it_is_told_to_and_loses_nothing(
    library: Library, tmp_path: Path
) -> None:
    before = keep_model(library, tree(), ())
    path = tmp_path / "other.yaml"
    path.write_bytes(write_tree(tree(title="Other", about="Else.")))
    with pytest.raises(ModelError, match=r"“Own model”, edition 2026\. Import this one with --replace"):
        import_model(library, path)
    assert model_path(library.folder, "own").read_bytes() == before.source
    kept, _left_out = import_model(library, path, replace=True)
    assert kept.replaced is not None and kept.replaced.framework.title == "Own model"
    assert kept.file.framework.edition == "2026 (2)"
    assert library.framework(before.sha256).title == "Own model"


def test_a_broken_file_is_not_replaced_without_a_word_and_is_kept(library: Library, tmp_path: Path) -> None:
    broken = put(library, "own.yaml", b"id: own\nhalf: written")
    path = tmp_path / "other.yaml"
    path.write_bytes(write_tree(tree()))
    with pytest.raises(ModelError, match="its file is broken"):
        import_model(library, path)
    kept, _left_out = import_model(library, path, replace=True)
    assert kept.aside is not None and kept.aside.read_bytes() == b"id: own\nhalf: written"
    assert broken.read_bytes() == kept.file.source
    assert unusable_models(library.folder) == ()


def test_a_model_that_is_shipped_is_named_and_its_place_left_alone(library: Library) -> None:
    with pytest.raises(ModelError, match=r"“ICMI.*” \(icmi_cmo\) comes with the program"):
        replace_model(library, tree(id="icmi_cmo", title="Mine"), shipped_ids())


# Files that cannot be used


def test_a_broken_file_of_the_program_stops_no_other(library: Library, program_folder: Path) -> None:
    (program_folder / "next4biz.yaml").write_text("schema: 1\n")
    ids = [file.framework.id for file in frameworks_at_hand(library.folder)]
    assert "icmi_cmo" in ids and "next4biz" not in ids
    assert "next4biz.yaml:1" in str(unusable_models(library.folder)[0])
    (broken,) = read_shelf(library).broken
    assert (broken.file.name, broken.own) == ("next4biz.yaml", False)


def test_two_files_of_the_program_with_one_id_are_told(library: Library, program_folder: Path) -> None:
    shutil.copy(program_folder / "next4biz.yaml", program_folder / "zz.yaml")
    (error,) = unusable_models(library.folder)
    assert "zz.yaml" in str(error) and "has the id “next4biz” already" in str(error)


def test_a_file_that_is_not_called_after_its_model_is_told_and_taken_away_by_id(library: Library) -> None:
    odd = put(library, "Odd name.yaml", write_tree(tree()))
    (error,) = unusable_models(library.folder)
    assert "holds the model “own” and is not called after it. Call it own.yaml" in str(error)
    assert read_shelf(library).broken[0].own
    drop_model(library.folder, "own")
    assert not odd.exists()


def test_a_file_with_the_id_of_a_shipped_model_is_told(library: Library) -> None:
    put(library, "next4biz.yaml", write_tree(tree(id="next4biz")))
    (error,) = unusable_models(library.folder)
    assert "another framework has the id “next4biz” already" in str(error)
    drop_model(library.folder, "next4biz")
    assert unusable_models(library.folder) == ()


# Pairs


def test_a_broken_file_of_pairs_leaves_the_others_and_is_told(library: Library) -> None:
    several = [evaluate(audit(), framework({})), evaluate(audit(), framework({}))]
    shipped = pairs_for(several, library.folder)
    assert shipped.pairs and pair_warnings(several, library.folder, NullTranslations()) == ()
    put(library, CROSSWALK, f"schema: 1\nabout: Ours.\npairs:{PAIR.replace('CRITERION', '99.99')}".encode())
    assert pairs_for(several, library.folder) == shipped
    (warning,) = pair_warnings(several, library.folder, NullTranslations())
    assert "crosswalk.yaml are left out: line 5: there is no criterion “99.99”" in warning
    assert pair_warnings(several[:1], library.folder, NullTranslations()) == ()
    put(library, "broken.yaml", b"schema: 1\n")
    told = "\n".join(faults_beside_the_library(library.folder))
    assert "crosswalk.yaml:5" in told and "broken.yaml:1" in told


def test_every_fault_of_a_crosswalk_is_told_in_one_round() -> None:
    at_hand = {file.framework.id: file.framework for file in frameworks_at_hand(Path("nowhere"))}
    pairs = PAIR.replace("CRITERION", "99.99") + PAIR.replace("strong", "huge")
    told = refused(
        lambda: parse_crosswalk(f"schema: 1\nabout: Ours.\npairs:{pairs}".encode(), "own", at_hand)
    )
    assert "there is no criterion “99.99”" in told and "“strength” is “huge”" in told


def test_a_flood_of_faults_ends() -> None:
    pairs = "".join(PAIR.replace("CRITERION", f"9{number}.99") for number in range(MOST_TOLD + 7))
    at_hand = {file.framework.id: file.framework for file in frameworks_at_hand(Path("nowhere"))}
    lines = refused(
        lambda: parse_crosswalk(f"schema: 1\nabout: Ours.\npairs:{pairs}".encode(), "own", at_hand)
    ).split("\n")
    assert (len(lines), lines[-1]) == (MOST_TOLD + 1, "and 7 more problems")


# What a file is


def test_a_damaged_workbook_and_an_empty_zip_are_told_as_such(tmp_path: Path) -> None:
    book, empty = tmp_path / "model.XLSX", tmp_path / "model.zip"
    for content in (b"\x00\x01garbage", b"PK\x03\x04cut short"):
        book.write_bytes(content)
        assert "the workbook is damaged, or no Excel workbook" in refused(lambda: read_model(book))
    zipfile.ZipFile(empty, "w").close()
    assert "the ZIP is empty" in refused(lambda: read_model(empty))


def test_a_file_of_an_unknown_kind_is_told_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "what.yaml"
    path.write_text("a: 1\n")
    told = refused(lambda: read_model(path))
    for kind in ("framework's YAML file", "workbook", "CISO Assistant", "OWASP SAMM"):
        assert kind in told
    assert not is_of_others(path)


def test_the_same_model_written_in_another_way_is_no_new_edition(library: Library) -> None:
    first = keep_model(library, tree(), ())
    library.keep_edition(first)
    other_way = dict(reversed(tree().items()))
    assert keep_model(library, other_way, ()) == first
    changed = keep_model(library, {**tree(), "about": "Something else."}, ())
    assert (changed.framework.edition, first.framework.edition) == ("2026 (2)", "2026")
