"""The data quality log: kept with a series and read again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.quality_log import log_lines, logged

oddities = st.builds(
    Oddity,
    st.sampled_from(Odd),
    st.text(),
    st.text(),
    st.lists(st.text()).map(tuple),
    st.integers(1, 10**6),
    st.text(),
    st.text(),
)


@given(st.lists(oddities))
def test_a_log_is_read_as_it_was_kept(found: list[Oddity]) -> None:
    assert logged(log_lines(found)) == tuple(found)


def test_a_line_says_only_what_there_is_to_say() -> None:
    (line,) = log_lines([Oddity(Odd.GAP, "", "", ("2025-09",), 1)])
    assert json.loads(line) == {"kind": "gap", "cells": ["2025-09"], "count": 1}


def test_lines_that_mean_nothing_here_are_left_out() -> None:
    known = log_lines([Oddity(Odd.FUTURE, "", "", (), 2)])
    strange = ('{"kind": "of another edition"}', "{", "[]", "7", '{"kind": "gap", "cells": 7}')
    assert logged((*strange, *known)) == logged(known)
    assert len(logged(known)) == 1
