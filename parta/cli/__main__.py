"""`python -m parta.cli` is the command `parta`."""

import sys

from parta.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
