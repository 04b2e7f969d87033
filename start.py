#!/usr/bin/env python3
"""Parta by one command; the standard library is enough for it.

`python3 start.py` installs it, fills an invented village school and serves it;
`python3 start.py --help` shows every option and every other command.
"""

import sys

OLDEST = (3, 11)

# Everything newer than this line is imported only by a Python that can read it.
if sys.version_info < OLDEST:
    sys.stderr.buffer.write(
        "Нужен Python 3.11 или новее, а этот - {0}.{1}.\n"
        "Python 3.11 or newer is needed, and this is {0}.{1}.\n".format(*sys.version_info).encode()
    )
    sys.exit(2)

from tools.commands import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
