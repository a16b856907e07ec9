"""python -m maturity_desktop, and where the frozen program starts."""

import multiprocessing

from maturity_desktop.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
