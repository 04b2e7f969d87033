"""From a file on the disk to a :class:`NetcityReport`: the door of this room.

``reader`` is no name of the closed list of room files: rooms under ``exchange`` turn foreign
bytes into values, which is neither a rule (it opens files), nor a query (it reads no tables),
nor an action (it writes nothing). Topics: ``workbook`` opens an XLSX file safely, ``parts``
looks into its XML before anything is trusted, ``words`` says reasons to people, ``document`` is
the report as JSON.
"""

from __future__ import annotations

from pathlib import Path

from parta.exchange.netcity.reader.words import unreadable_text
from parta.exchange.netcity.reader.workbook import NotReadable, open_workbook
from parta.exchange.netcity.rules import NetcityReport, NotAReportError, parse

__all__ = ["NotReadable", "open_workbook", "read"]


def read(file: Path | bytes) -> NetcityReport:
    """Read a report of «Сетевой город»; raises :class:`NotReadable` with words for the user.

    Only the file as a whole can fail: whatever is odd inside a report is in its ``refused``.
    """
    try:
        return parse(open_workbook(file))
    except NotAReportError as problem:
        raise NotReadable(unreadable_text(problem.why), code=problem.why.value) from problem
