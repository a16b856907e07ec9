"""Commits notes until it is killed, and prints the number of each one once it is acknowledged.

    python committing_child.py LIBRARY FIRST [early]

With `early` it acknowledges before it commits, and waits there: the mistake that the test must notice.
"""

import sys
from pathlib import Path

from maturity_desktop.storage.library import Library
from tests.storage.small import headline, note, put


def main() -> None:
    """Never ends by itself."""
    folder, number, early = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["early"]
    library = Library.open(folder, "child")
    while True:
        change = put(note(f"note {number} " + "words " * (number % 300), f"1.{number}"))
        if early:
            print(number, flush=True)
            sys.stdin.read()
        library.commit([change], {"a1": [headline(1.0, number)]})
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main()
