"""What was chosen for an audit's report becomes ReportOptions: for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.report_records import Form, Part, ReportPlan, SignOff
from maturity_desktop.domain.sign_off import next_version
from maturity_desktop.reports.choices import USUAL_ORDER, PageSize, ReportOptions

PAGE_SIZES: tuple[PageSize, ...] = ("A4", "Letter")


def plan_of(audit: Audit) -> ReportPlan:
    """What was chosen, or the usual where nothing was."""
    return audit.get(ReportPlan, audit.id) or ReportPlan(audit.id)


def options_for(audit: Audit, usual_page: PageSize = "A4", sign_off: SignOff | None = None) -> ReportOptions:
    """The report as its plan has it: a draft, or final where it is of a signed version.

    `audit` is the one that is told of, so the frozen one for a signed version. Brand and photos, which take
    reading, are put in afterwards.
    """
    plan = plan_of(audit)
    options = ReportOptions(
        title=plan.title.strip(),
        version=draft_version(audit),
        page_size=next((own for own in PAGE_SIZES if own == plan.page_size), usual_page),
        form=plan.form,
        framework=plan.framework if plan.form is Form.CRITERION else "",
        criterion=plan.criterion if plan.form is Form.CRITERION else "",
        audience=plan.audience,
        parts=parts_of(plan.parts),
        distribution=plan.distribution.strip(),
        watermark=plan.watermark,
        attach_workbook=plan.attach_workbook,
    )
    if sign_off is None:
        return options
    return replace(
        options, status="final", version=sign_off.version, watermark=False, signed=signed_words(sign_off)
    )


def draft_version(audit: Audit) -> str:
    """The number that was written, unless it was signed since: then the next one."""
    chosen = plan_of(audit).version.strip()
    signed = {own.version for own in audit.all(SignOff)}
    return chosen if chosen and chosen not in signed else next_version(audit)


def for_whom(options: ReportOptions, plan: ReportPlan) -> ReportOptions:
    """A signed version in the form and for the readers that are chosen now; all else is as it was signed."""
    about = plan.form is Form.CRITERION
    return replace(
        options,
        form=plan.form,
        framework=plan.framework if about else "",
        criterion=plan.criterion if about else "",
        audience=plan.audience,
    )


def frameworks_in(audit: Audit) -> tuple[str, ...]:
    """The ids of the frameworks that go in, in the audit's order."""
    without = plan_of(audit).without
    return tuple(use.framework for use in audit.framework_uses if use.framework not in without)


def parts_of(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of these names, each once; unknown ones are passed over, and none at all stands for all."""
    known = {part.value: part for part in Part}
    found = tuple(dict.fromkeys(known[name] for name in names if name in known))
    return found or USUAL_ORDER


def signed_words(sign_off: SignOff) -> tuple[str, ...]:
    """Who stands for a version, line by line; what was left empty is left out."""
    lines = (sign_off.name, sign_off.role, sign_off.signed_on.isoformat(), sign_off.statement)
    return tuple(line for line in lines if line)
