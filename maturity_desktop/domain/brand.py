"""How a firm's reports look: its name, mark, colours and closing page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Brand:
    """A firm's brand; empty fields stand for the program's own look.

    `mark` is a picture as PNG. Colours are #RRGGBB: `accent` for bars, rules and marks, `ink` for titles;
    both are dark enough to be read on white. `footer` stands on every page beside its number. The closing
    page holds `closing_title`, the paragraphs of `closing` and the lines of `contact`.
    """

    id: str = ""
    name: str = ""
    firm: str = ""
    mark: bytes = field(default=b"", repr=False)
    accent: str = ""
    ink: str = ""
    footer: str = ""
    closing_title: str = ""
    closing: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


NO_BRAND = Brand()
