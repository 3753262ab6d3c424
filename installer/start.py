"""Where the frozen app begins: the same entry point as the `cafe` command, or the reader of foreign packs.

A frozen app has no Python to start its reading process with, so it starts itself with a word of its own.
"""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:] == ["--read-apart"]:
        from cafe.packs.worker import main as read_apart

        sys.exit(read_apart())
    from cafe.cli import main

    sys.exit(main())
