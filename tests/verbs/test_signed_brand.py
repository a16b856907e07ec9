"""A signed version looks as it was signed, whatever becomes of the brand; a draft says what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.report_records import ReportPlan, SignOff
from maturity_desktop.domain.sign_off import content_of
from maturity_desktop.reports.options import options_for
from maturity_desktop.storage.frozen_audit import freeze
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.before_export import Matter, Way, matters_before
from maturity_desktop.verbs.brands import keep_for_firm, no_longer_keep
from maturity_desktop.verbs.dressing import dressed
from maturity_desktop.verbs.sample import EARLIER, make_sample
from maturity_desktop.verbs.sign_off import Signing, sign, signed_audit

WORDS = NullTranslations()
FJORD = Brand("fjord", "Fjord", "Fjord & Sønn", accent="#0B5345", closing=("We ask again in June.",))
DAY = date(2026, 2, 6)


def clock() -> datetime:
    return datetime(2026, 2, 6, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, clock)
    yield opened
    opened.close()


@pytest.fixture
def library(sample: Library) -> Library:
    keep_for_firm(sample, FJORD)
    return sample


def branded(library: Library) -> Audit:
    audit = library.load(EARLIER)
    plan = audit.get(ReportPlan, audit.id) or ReportPlan(audit.id)
    return audit.with_changes(put(audit, replace(plan, brand=FJORD.id)))


def signed(library: Library, version: str) -> SignOff:
    return sign(library, branded(library), Signing(version, "Ada", "Partner", DAY), "Ada", clock)


def look(library: Library, sign_off: SignOff | None = None) -> Brand:
    audit = branded(library) if sign_off is None else signed_audit(library, sign_off)
    return dressed(library, audit, options_for(audit), WORDS, sign_off=sign_off).options.brand


def brand_matters(library: Library, chosen: Brand) -> list[Matter]:
    (results,) = results_of(library, EARLIER)
    audit = branded(library)
    options = replace(options_for(audit), brand=chosen)
    found = matters_before((replace(results, audit=audit),), DAY, options, WORDS)
    return [own for own in found if any(spot.way is Way.BRAND for spot in own.spots)]


def test_a_signed_version_keeps_the_brand_that_it_was_signed_in(library: Library) -> None:
    own = signed(library, "2.0")
    keep_for_firm(library, replace(FJORD, accent="#7A1020"))
    assert look(library).accent == "#7A1020", "a draft follows the brand"
    assert look(library, own) == FJORD
    no_longer_keep(library, FJORD.id)
    assert look(library, own) == FJORD


def test_a_version_signed_before_brands_were_kept_has_what_the_firm_has_now(library: Library) -> None:
    own = signed(library, "3.0")
    old = replace(own, content=library.keep_table(freeze(content_of(signed_audit(library, own)))))
    assert look(library, old) == FJORD
    no_longer_keep(library, FJORD.id)
    assert look(library, old) == NO_BRAND


def test_a_draft_whose_brand_is_gone_has_the_programs_look_and_says_so(library: Library) -> None:
    assert not brand_matters(library, look(library))
    no_longer_keep(library, FJORD.id)
    assert look(library) == NO_BRAND
    (matter,) = brand_matters(library, look(library))
    assert "“fjord” is not there" in matter.words
