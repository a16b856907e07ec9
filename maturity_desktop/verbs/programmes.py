"""The programme that an audit follows: its model's own, or this tool's general one."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.programme_files import GENERAL, GeneralProgramme, read_programme


def general_programme() -> GeneralProgramme:
    """The programme for models that have none; FrameworkError where its file is not sound."""
    return read_programme(frameworks_folder() / GENERAL)


def planned(framework: Framework, general: GeneralProgramme) -> Framework:
    """The framework as it is where it has a programme, else with the general one laid over it.

    Of those whom a general task wants met, the framework's own roles remain.
    """
    if framework.programme:
        return framework
    return replace(
        framework,
        programme=tuple(_in_roles(phase, framework) for phase in general.phases),
        paces=general.paces,
        programme_is_general=True,
    )


def with_programme(framework: Framework) -> Framework:
    """The framework with a programme in any case."""
    return framework if framework.programme else planned(framework, general_programme())


def frameworks_of(library: Library, audit: Audit) -> dict[str, Framework]:
    """The editions that an audit stands on, by framework id, each with a programme."""
    return {use.framework: with_programme(library.framework(use.edition)) for use in audit.framework_uses}


def _in_roles(phase: Phase, framework: Framework) -> Phase:
    known = framework.roles or {}
    tasks = (replace(task, who=tuple(role for role in task.who if role in known)) for task in phase.tasks)
    return replace(phase, tasks=tuple(tasks))
