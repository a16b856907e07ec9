"""The hidden verbs by which a bundle, which has no interpreter beside it, starts its own children."""

from __future__ import annotations

from collections.abc import Sequence

import click

from maturity_desktop.storage.children import DECODE, READ_TABLES


@click.command(DECODE, hidden=True)
@click.argument("arguments", nargs=-1)
def decode_evidence(arguments: Sequence[str]) -> None:
    """Decode pictures and pages for the program that started this one."""
    from maturity_desktop.storage.decoding.child import main

    main(arguments)


@click.command(READ_TABLES, hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1)
def read_tables(arguments: Sequence[str]) -> None:
    """Read a file's tables for the program that started this one."""
    from maturity_desktop.storage.spreadsheets.child import main

    main(arguments)


VERBS = (decode_evidence, read_tables)
