"""The pictures among the evidence: photographs, screenshots, a diagram."""

from __future__ import annotations

from pathlib import Path

from tools.sample_evidence.floorplan import evacuation_plan
from tools.sample_evidence.hall import hall
from tools.sample_evidence.noticeboard import noticeboard
from tools.sample_evidence.screens import agent_desktop, intranet_page, systems_diagram
from tools.sample_evidence.wallboard import wallboard
from tools.sample_evidence.whiteboard import whiteboard


def write_pictures(folder: Path) -> None:
    """Writes every picture."""
    systems_diagram(folder / "022-systems-and-interfaces.png")
    hall(folder / "025-hall-2-floor.jpg")
    wallboard(folder / "026-wallboard-1130.png")
    whiteboard(folder / "027-planning-whiteboard.jpg")
    noticeboard(folder / "028-noticeboard-canteen.jpg")
    evacuation_plan(folder / "029-evacuation-plan.png")
    agent_desktop(folder / "031-agent-desktop-sign-ons.png")
    intranet_page(folder / "049-intranet-procedures-page.png")
