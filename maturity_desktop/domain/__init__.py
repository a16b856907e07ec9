"""What an audit is: frozen dataclasses and pure functions; no Qt, no disk, no clock."""
