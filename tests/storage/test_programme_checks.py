"""What does not fit in a model's programme, paces and requests is named with its line and its cure."""

from __future__ import annotations

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.storage.framework_files import parse_framework
from tests.storage.small import SOURCE

PLANNED = (
    SOURCE
    + b"""\
programme:
  - id: site
    title: On site
    days: 5
    where: on_site
    tasks:
      - {id: site-1, what: Ask., kind: interview, day: 5, activity: interview, minutes: 45}
  - {id: desk, title: At the desk, tasks: [{id: desk-1, what: Write., kind: report}]}
paces:
  - {id: short, title: Short, days: {site: 1, desk: 0}}
  - {id: long, title: Long, days: {}}
requests:
  - {id: plan, title: Plan, what: The plan., owner: manager, criteria: ["1.01"]}
  - {id: log, title: Log, what: The log.}
"""
)


def problem(old: str, new: str) -> FrameworkProblem:
    assert PLANNED.count(old.encode()) == 1
    with pytest.raises(FrameworkError) as refused:
        parse_framework(PLANNED.replace(old.encode(), new.encode()), "small.yaml")
    (found,) = refused.value.problems
    return found


def test_a_programme_with_paces_and_requests_is_sound() -> None:
    framework = parse_framework(PLANNED, "small.yaml")
    assert framework.tasks["site-1"].day == 5
    assert [dict(pace.days) for pace in framework.paces] == [{"site": 1, "desk": 0}, {}]
    assert [(request.owner, request.criteria) for request in framework.requests] == [
        ("manager", ("1.01",)),
        ("", ()),
    ]


@pytest.mark.parametrize(
    ("old", "new", "what", "instead"),
    [
        ("day: 5,", "day: 6,", "day 6 is after the last day of the phase site", "Write a day from 1 to 5."),
        (
            "kind: report",
            "kind: report, day: 1",
            "the phase desk does not say how many days",
            "Write its days",
        ),
        ("day: 5,", "day: 0,", "“day” is “0”", "Write a whole number from 1 to 1000."),
        ("days: 5", "days: 0", "“days” is “0”", "Write a whole number from 1 to 1000."),
        ("minutes: 45", "minutes: 1", "“minutes” is “1”", "Write a whole number from 5 to 1440."),
        ("where: on_site", "where: onsite", "“where” is “onsite”", "Did you mean “on_site”?"),
        ("activity: interview", "activity: chat", "“activity” is “chat”", "Write one of: meeting, interview"),
        ("{site: 1, desk: 0}", "{sight: 1}", "there is no phase “sight”", "Did you mean “site”?"),
        ("{site: 1, desk: 0}", "{site: -1}", "“site” is “-1”", "Write a whole number from 0 to 1000."),
        ("id: long", "id: short", "the id short is taken", "Give each its own id."),
        ("id: log", "id: plan", "the id plan is taken", "Give each its own id."),
        ("owner: manager", "owner: manger", "there is no role “manger”", "Did you mean “manager”?"),
        ('criteria: ["1.01"]', 'criteria: ["1.09"]', "there is no criterion “1.09”", "Did you mean"),
    ],
)
def test_what_does_not_fit_is_named_with_its_cure(old: str, new: str, what: str, instead: str) -> None:
    found = problem(old, new)
    line = PLANNED.count(b"\n", 0, PLANNED.index(old.encode())) + 1
    assert found.line == line
    assert found.what.startswith(what)
    assert found.instead.startswith(instead)


OTHER_FILES = sorted(
    path.stem for path in frameworks_folder().glob("*.yaml") if b"\ndomains:" not in path.read_bytes()
)


@pytest.mark.parametrize("name", OTHER_FILES)
def test_the_name_of_a_file_that_holds_no_model_is_no_models(name: str) -> None:
    """A firm's model would take the place of its own file of this name, and be listed nowhere."""
    source = SOURCE.replace(b"id: small", f"id: {name}".encode(), 1)
    with pytest.raises(FrameworkError, match="belongs to a file that holds no model"):
        parse_framework(source, f"{name}.yaml")
