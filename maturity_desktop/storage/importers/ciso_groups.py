"""Implementation groups as facts of the client.

A requirement may belong to several groups and applies where one of them is in scope, while a checkpoint's
condition names one fact. So each set of groups that occurs is a fact; the set of all groups is none, since
its requirements always apply. Facts rather than themes: groups decide what is rated, not how it is read.
"""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from typing import Any

from maturity_desktop.storage.importers.ciso_reading import Library, Node
from maturity_desktop.storage.importers.naming import Ids, small_id

MOST_FACTS = 12
"""Questions about scope that a consultant can be asked when an audit starts."""


class Groups:
    """The facts of a library's groups; `carried` is false where there would be too many."""

    def __init__(self, library: Library, model: str) -> None:
        sets = dict.fromkeys(node.groups for node in library.nodes if node.assessable and node.groups)
        every = set(library.groups) | {group for groups in sets for group in groups}
        limiting = [groups for groups in sets if set(groups) != every]
        self.undefined = sorted(every - set(library.groups))
        """Groups that requirements name and the library does not define."""
        self.names = library.groups | {group: group for group in self.undefined}
        self.sets = len(limiting)
        self.carried = len(limiting) <= MOST_FACTS
        ids = Ids(joint="_")
        self._ids = {
            groups: ids.new(small_id(f"{model}_{'_'.join(groups)}"), "G")
            for groups in limiting
            if self.carried
        }

    def facts(self) -> dict[str, dict[str, Any]]:
        """The facts as a framework's file has them: all hold, so that nothing is left out unasked."""
        return {
            fact: {"question": self._question(groups), "default": True} for groups, fact in self._ids.items()
        }

    def condition(self, node: Node) -> dict[str, Any]:
        """The condition of a requirement's checkpoints, where it has one."""
        fact = self._ids.get(node.groups)
        return {"when": {"fact": fact, "is": True}} if fact else {}

    def not_carried(self) -> str:
        """What is lost where there are too many sets of groups; empty where nothing is."""
        if self.carried:
            return ""
        named = ", ".join(self.names.values())
        return ngettext(
            "The implementation groups ({names}): they combine in {count} way, so all requirements apply.",
            "The implementation groups ({names}): they combine in {count} ways, so all requirements apply.",
            self.sets,
        ).format(names=named, count=self.sets)

    def _question(self, groups: tuple[str, ...]) -> str:
        names = ", ".join(f"“{name}”" for group, name in self.names.items() if group in groups)
        if len(groups) == 1:
            return _("Is the group {group} in scope?").format(group=names)
        return _("Is at least one of these groups in scope: {groups}?").format(groups=names)
