"""Where audits stand: kept with each commit, told by whom it is missing, held against the answers."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.domain.audit import Change
from maturity_desktop.domain.changes import Headline, Standing
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.standing import missing_standings, read_standings, standings_of
from tests.storage.small import answer, edit, headline, headline_of, put, renew_figures, start

OTHER = Standing({"1": 4.0}, {"1.01": 4}, ())


def test_a_commit_keeps_where_its_audit_stands(library: Library) -> None:
    start(library)
    before = library.look_up(lambda db: standings_of(db, "a1"))["small"]
    assert before.levels == {}
    library.commit([put(answer())], {})
    renew_figures(library)
    wanted = (("a1", "small"), ("a2", "small"))
    found = library.look_up(lambda db: read_standings(db, wanted))
    assert found == {("a1", "small"): headline_of(library.load("a1")).standing}
    assert library.verify() == ()


def test_figures_without_a_standing_leave_the_one_that_is_kept(library: Library) -> None:
    start(library)
    library.commit([], {"a1": [replace(headline(1.0, 1), standing=OTHER)]})
    library.commit([], {"a1": [headline(1.0, 1)]})
    assert library.look_up(lambda db: standings_of(db, "a1")) == {"small": OTHER}


def test_an_audit_of_before_has_none_and_is_sound(library: Library) -> None:
    start(library)
    forget(library)
    assert library.look_up(missing_standings) == (("a1", "small"),)
    assert library.verify() == ()
    renew_figures(library)
    assert library.look_up(missing_standings) == ()


def forget(library: Library) -> None:
    """As if the audit had been written before standings were kept."""

    def drop(db: object) -> None:
        connection = db.conn  # type: ignore[attr-defined]
        connection.execute("DELETE FROM standing")
        connection.commit()

    library.writer.submit(drop).result()


def test_a_standing_that_the_answers_do_not_give_is_found(library: Library) -> None:
    start(library)
    given: Headline = headline_of(library.load("a1"))
    library.commit([], {"a1": [replace(given, standing=OTHER)]})
    (problem,) = library.verify()
    assert "are not those that its answers give" in problem


def test_a_framework_takes_its_standing_along(library: Library) -> None:
    found = start(library)
    (use,) = found.framework_uses
    library.commit([edit(Change(use, None))], {})
    assert library.look_up(lambda db: standings_of(db, "a1")) == {}
