"""The form of client and audit: what is asked, what comes out, and that nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AuditDetails, Client
from maturity_desktop.domain.framework import Fact, Framework, TargetProfile
from maturity_desktop.gui.dialogs.audit_form import AuditForm, last_month_s_end
from maturity_desktop.gui.theme import ThemeSwitch

TODAY = date(2026, 1, 13)
ODD = "no-break\u00a0space, lone \ud83d, \u2029 separator, <b>bold</b> & co"
KNOWN = Client(
    "c9", "Østfold Care", "Care", ODD, ODD, "objectives\nin lines", "  spaces stay  ",
    channels=("Fax, by hand", "email", "voice"), facts={"home": True},
)  # fmt: skip


@pytest.fixture
def frameworks(framework: Framework) -> tuple[Framework, Framework]:
    second = replace(
        framework,
        id="second",
        title="Second & Last",
        facts=(Fact("night", "Is there a night shift?", default=True),),
        targets=(TargetProfile("only", "Only one", 3, {}),),
    )
    return framework, second


Opens = Callable[..., AuditForm]


@pytest.fixture
def opens(qtbot: QtBot, theme: ThemeSwitch, frameworks: tuple[Framework, Framework], ask: Any) -> Opens:
    def open_form(
        clients: tuple[Client, ...] = (KNOWN,),
        details: AuditDetails | None = None,
        of: tuple[Framework, ...] = frameworks,
        others: dict[str, int] | None = None,
    ) -> AuditForm:
        form = AuditForm(of, clients, TODAY, "Ada Assessor", ask, details, others=others)
        qtbot.addWidget(form)
        form.open()
        qtbot.waitExposed(form)
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return open_form


def box(form: AuditForm, words: str) -> QCheckBox:
    """The check box of these words."""
    boxes = form.findChildren(QCheckBox)
    return next(found for found in boxes if found.text().replace("&&", "&") == words)


def test_a_new_client_with_a_name_and_one_framework_is_enough(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    qtbot.keyClicks(form._form.name, "  Fjordkraft  ")
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form._form.name, Qt.Key.Key_Return)
    assert form.client.name == "Fjordkraft"
    assert form.client.id not in ("", "c9")
    assert [framework.id for framework in form.chosen_frameworks] == ["small"]
    details = form.details
    assert (details.cut_off, details.started_on) == (date(2025, 12, 31), TODAY)
    assert (details.assessor, details.target_profile) == ("Ada Assessor", "readiness")


def test_the_first_framework_is_chosen_already(opens: Opens, framework: Framework) -> None:
    assert opens(of=(framework,)).chosen_frameworks == (framework,)
    assert [own.id for own in opens().chosen_frameworks] == ["small"]


def test_everything_that_is_asked_comes_out(qtbot: QtBot, opens: Opens) -> None:
    form = opens(clients=())
    fields = form._form
    assert not fields.known.isVisible()
    for field, words in (
        (fields.name, "Client"),
        (fields.sector, "Energy"),
        (fields.sites, "Two"),
        (fields.vision, "To be there."),
        (fields.objectives, "80 in 20"),
        (fields.environment, "Regulated"),
        (fields.other_channels, "Fax, , Fax, Radio"),
    ):
        qtbot.keyClicks(field, words)
    for words in ("Small Standard", "Second & Last", "E-mail", "Voice"):
        qtbot.keyClick(box(form, words), Qt.Key.Key_Space)
    qtbot.keyClick(box(form, "Is there a night shift?"), Qt.Key.Key_Space)
    client = form.client
    assert (client.name, client.sector, client.sites) == ("Client", "Energy", "Two")
    assert (client.vision, client.objectives, client.environment) == (
        "To be there.", "80 in 20", "Regulated",
    )  # fmt: skip
    assert client.channels == ("voice", "email", "Fax", "Radio")
    assert client.facts == {"night": False}
    assert form.details.target_profile == "only"


def test_facts_and_targets_follow_the_frameworks(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    box(form, "Small Standard").setChecked(False)
    assert not form._form.facts_heading.isVisible()
    box(form, "Small Standard").setChecked(True)
    assert form._form.facts_heading.isVisible()
    assert not box(form, "Do agents work from home?").isChecked()
    form._form.target.setCurrentIndex(1)
    box(form, "Second & Last").setChecked(True)
    assert [form._form.target.itemData(row) for row in range(form._form.target.count())] == [
        "readiness", "top", "only",
    ]  # fmt: skip
    assert form.details.target_profile == "top"
    assert box(form, "Is there a night shift?").isChecked()
    box(form, "Small Standard").setChecked(False)
    assert form.client.facts == {"night": True}


def choose_client(qtbot: QtBot, form: AuditForm, key: Qt.Key) -> None:
    """Opens the list of earlier clients with a key, goes a step that way and takes what is there."""
    known = form._form.known
    qtbot.keyClick(known, key)
    qtbot.waitUntil(known.view().isVisible)
    qtbot.keyClick(known.view(), key)
    qtbot.keyClick(known.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not known.view().isVisible())


def test_an_earlier_client_may_be_chosen(qtbot: QtBot, opens: Opens, ask: Any) -> None:
    form = opens()
    box(form, "Small Standard").setChecked(True)
    choose_client(qtbot, form, Qt.Key.Key_Down)
    assert form._form.name.text() == "Østfold Care"
    assert form.client == KNOWN
    choose_client(qtbot, form, Qt.Key.Key_Up)
    assert form._form.name.text() == ""
    assert form.client.id != KNOWN.id
    assert not ask.questions
    choose_client(qtbot, form, Qt.Key.Key_Down)
    qtbot.keyClick(form._form.sector, Qt.Key.Key_End)
    qtbot.keyClicks(form._form.sector, " and housing")
    assert form.client == replace(KNOWN, sector="Care and housing")


def test_the_name_is_what_is_typed_first(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    assert form.focusWidget() is form._form.name
    qtbot.keyClicks(form.focusWidget(), "Østfold Energy")
    assert form._form.known.currentIndex() == 0
    assert (form._form.name.text(), form._form.vision.toPlainText()) == ("Østfold Energy", "")


def test_letters_and_arrows_on_the_earlier_clients_choose_nobody(qtbot: QtBot, opens: Opens) -> None:
    form = opens((KNOWN, replace(KNOWN, id="c2", name="Nordic Bank")))
    known = form._form.known
    qtbot.keyClick(known, "n")
    qtbot.waitUntil(known.view().isVisible)
    assert known.view().currentIndex().row() == 2
    qtbot.keyClick(known.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not known.view().isVisible())
    assert (known.currentIndex(), form._form.name.text()) == (0, "")


@pytest.mark.parametrize("agrees", [True, False])
def test_an_earlier_client_replaces_what_was_typed_only_if_it_may(
    qtbot: QtBot, opens: Opens, ask: Any, agrees: bool
) -> None:
    form = opens()
    ask.agrees = agrees
    qtbot.keyClicks(form._form.name, "Østfold")
    choose_client(qtbot, form, Qt.Key.Key_Down)
    assert len(ask.questions) == 1
    assert form._form.name.text() == ("Østfold Care" if agrees else "Østfold")
    assert form._form.known.currentIndex() == (1 if agrees else 0)


def rename_the_earlier_client(qtbot: QtBot, form: AuditForm) -> None:
    choose_client(qtbot, form, Qt.Key.Key_Down)
    form._form.name.clear()
    qtbot.keyClicks(form._form.name, "Havbank")
    qtbot.keyClick(form._form.name, Qt.Key.Key_Return)


def test_another_name_for_an_earlier_client_may_mean_a_new_one(qtbot: QtBot, opens: Opens, ask: Any) -> None:
    form = opens(others={"c9": 2})
    assert not form._form.shared.isVisible()
    ask.choice = 1
    rename_the_earlier_client(qtbot, form)
    assert form._form.shared.text().startswith("Shared with 2 other audits")
    assert ask.questions == ["Rename “Østfold Care” to “Havbank”?"]
    assert "in 2 other audits too" in ask.told[0][1]
    assert not form.isVisible()
    assert form.earlier is None
    assert form.client == replace(KNOWN, id=form.client.id, name="Havbank")
    assert form.client.id not in ("", "c9")


def test_an_earlier_client_is_renamed_only_where_that_is_meant(qtbot: QtBot, opens: Opens, ask: Any) -> None:
    form = opens(others={"c9": 1})
    ask.agrees = False
    rename_the_earlier_client(qtbot, form)
    assert form.isVisible()
    assert "in 1 other audit too" in ask.told[0][1]
    ask.agrees = True
    qtbot.keyClick(form._form.name, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert (form.earlier, form.client) == (KNOWN, replace(KNOWN, name="Havbank"))


@pytest.mark.parametrize(("others", "asked"), [({}, 0), ({"c9": 1}, 1)])
def test_a_client_of_other_audits_is_renamed_after_a_question(
    qtbot: QtBot, opens: Opens, ask: Any, framework: Framework, others: dict[str, int], asked: int
) -> None:
    form = opens(details=DETAILS, of=(framework,), others=others)
    assert form._form.shared.isVisible() == bool(others)
    qtbot.keyClick(form._form.name, Qt.Key.Key_End)
    qtbot.keyClicks(form._form.name, " AS")
    qtbot.keyClick(form._form.name, Qt.Key.Key_Return)
    assert len(ask.questions) == asked
    assert not form.isVisible()


def test_a_name_that_is_taken_is_told(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    box(form, "Small Standard").setChecked(True)
    qtbot.keyClicks(form._form.name, "østfold CARE")
    qtbot.keyClick(form._form.name, Qt.Key.Key_Return)
    assert form.isVisible()
    assert "Choose it above" in form._form.problem.text()
    assert form.focusWidget() is form._form.name


def test_a_framework_is_wanted(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    qtbot.keyClicks(form._form.name, "Client")
    qtbot.keyClick(box(form, "Small Standard"), Qt.Key.Key_Space)
    qtbot.keyClick(form._form.name, Qt.Key.Key_Return)
    assert form._form.problem.text() == "Choose at least one model."
    assert form.focusWidget() is box(form, "Small Standard")


def test_escape_leaves_a_form_as_it_was_opened_at_once(qtbot: QtBot, opens: Opens, ask: Any) -> None:
    form = opens()
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form._form.name, Qt.Key.Key_Escape)
    assert not ask.questions


def test_escape_throws_nothing_away_unasked(qtbot: QtBot, opens: Opens, ask: Any) -> None:
    form = opens()
    qtbot.keyClicks(form._form.vision, "To be there.")
    ask.agrees = False
    qtbot.keyClick(form._form.vision, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.client.vision == "To be there."
    form.close()
    assert form.isVisible()
    assert len(ask.questions) == 2
    ask.agrees = True
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form._form.vision, Qt.Key.Key_Escape)


def test_a_profile_that_was_changed_is_not_left_unasked(
    qtbot: QtBot, opens: Opens, ask: Any, framework: Framework
) -> None:
    form = opens(details=DETAILS, of=(framework,))
    qtbot.keyClick(form._form.started_on, Qt.Key.Key_Up)
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form._form.name, Qt.Key.Key_Escape)
    assert len(ask.questions) == 1


def test_control_and_enter_start_from_any_field(qtbot: QtBot, opens: Opens, framework: Framework) -> None:
    form = opens(of=(framework,))
    qtbot.keyClicks(form._form.name, "Client")
    form._form.vision.setFocus()
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form._form.vision, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.client.vision == ""


def test_the_button_that_starts_has_a_key_of_its_own(
    qtbot: QtBot, opens: Opens, framework: Framework
) -> None:
    form = opens(of=(framework,))
    qtbot.keyClicks(form._form.name, "Client")
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form._form.name, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)


DETAILS = AuditDetails("a1", "c9", date(2025, 11, 30), date(2025, 12, 1), "Maren", "client", is_sample=True)


def test_looking_at_a_profile_changes_nothing(opens: Opens, framework: Framework) -> None:
    form = opens(details=DETAILS, of=(framework,))
    assert form.client == KNOWN
    assert form.details == DETAILS
    assert not box(form, "Small Standard").isEnabled()
    assert form._form.target.currentText() == "As agreed with the client"


def test_facts_that_were_never_asked_stay_so_until_they_are(opens: Opens, framework: Framework) -> None:
    client = replace(KNOWN, facts={})
    form = opens(clients=(client,), details=DETAILS, of=(framework,))
    assert form.client == client
    box(form, "Do agents work from home?").setChecked(True)
    assert form.client.facts == {"home": True}


def test_channels_are_taken_off_and_put_on(qtbot: QtBot, opens: Opens, framework: Framework) -> None:
    form = opens(details=DETAILS, of=(framework,))
    box(form, "E-mail").setChecked(False)
    box(form, "Chat").setChecked(True)
    assert form.client.channels == ("Fax, by hand", "voice", "chat")
    form._form.other_channels.clear()
    qtbot.keyClicks(form._form.other_channels, " Radio ,, Radio")
    assert form.client.channels == ("voice", "chat", "Radio")


def test_a_profile_is_changed_where_something_is_typed(
    qtbot: QtBot, opens: Opens, framework: Framework
) -> None:
    form = opens(details=DETAILS, of=(framework,))
    qtbot.keyClick(form._form.vision, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form._form.vision, "!")
    qtbot.keyClick(box(form, "Do agents work from home?"), Qt.Key.Key_Space)
    assert form.client.vision.startswith("no-break\u00a0space")
    assert form.client.vision.endswith("!")
    assert form.client.facts == {"home": False}
    assert form.client.sites == ODD


@pytest.mark.parametrize(
    ("today", "end"),
    [(date(2026, 1, 1), date(2025, 12, 31)), (date(2024, 3, 31), date(2024, 2, 29))],
)
def test_the_cut_off_proposed_is_the_end_of_the_last_month(today: date, end: date) -> None:
    assert last_month_s_end(today) == end


def test_every_control_can_be_named_and_reached(
    opens: Opens, nameless: Callable[[QWidget], list[str]]
) -> None:
    form = opens()
    box(form, "Small Standard").setChecked(True)
    assert nameless(form) == []


def test_all_of_it_can_be_reached_in_a_small_window(qtbot: QtBot, opens: Opens) -> None:
    form = opens()
    form.resize(640, 360)
    qtbot.waitUntil(lambda: form.height() == 360)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    last, area = form._form.other_channels, form._form.area
    while form.focusWidget() is not last:
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(
        lambda: area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().center()))
    )
    assert form._form.start.isVisible()


def test_a_title_of_any_length_leaves_the_form_as_it_is(opens: Opens, framework: Framework) -> None:
    long = replace(framework, title="Service & support " * 21)
    form = opens(of=(long,))
    box = form._framework_boxes[0]
    assert box.width() < form.width()
    assert form._form.area.horizontalScrollBar().maximum() == 0
    assert box.text().startswith("Service && support")
    assert box.text().endswith("…")
    assert box.accessibleName() == long.title.strip()
