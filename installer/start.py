"""Where the frozen app begins: the same entry point as the `cafe` command."""

import multiprocessing
import sys

from cafe.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
