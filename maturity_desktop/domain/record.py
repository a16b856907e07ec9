"""What every record is: one row of one table, with a key and values."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, fields
from typing import ClassVar


def new_key() -> str:
    """A text key of 80 random bits."""
    return secrets.token_hex(10)


@dataclass(frozen=True, slots=True)
class Record:
    """A row; the subclasses say of which table."""

    KEY: ClassVar[tuple[str, ...]] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in self.KEY)

    @classmethod
    def value_fields(cls) -> tuple[str, ...]:
        """The fields that are not part of the key, in order."""
        return tuple(entry.name for entry in fields(cls) if entry.name not in cls.KEY)
