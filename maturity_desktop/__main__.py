"""python -m maturity_desktop, and where the frozen program starts."""

import sys


def main() -> None:
    """The window at once where nothing is asked; else the command line, whose modules are read only then."""
    if len(sys.argv) > 1:
        import multiprocessing

        from maturity_desktop.cli import main as command_line

        multiprocessing.freeze_support()  # in a bundle, a child process starts here with words of its own
        command_line()
        return
    from maturity_desktop.app import run

    sys.exit(run(None, None))


if __name__ == "__main__":
    main()
