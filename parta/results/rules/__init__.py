"""Pure rules of results: averages, proposals, forecast, the norm of marks, percentages."""

from __future__ import annotations

from parta.results.rules.averages import Average, average, average_by
from parta.results.rules.bands import (
    Bands,
    deviation,
    propose_final_mark,
    propose_term_mark,
    propose_year_mark,
)
from parta.results.rules.categories import Category, category, class_tally
from parta.results.rules.filling import Filling, filling, mark_norm
from parta.results.rules.forecast import Forecast, forecast, what_if
from parta.results.rules.marks import MarkRow
from parta.results.rules.metrics import Tally, tally

__all__ = [
    "Average",
    "Bands",
    "Category",
    "Filling",
    "Forecast",
    "MarkRow",
    "Tally",
    "average",
    "average_by",
    "category",
    "class_tally",
    "deviation",
    "filling",
    "forecast",
    "mark_norm",
    "propose_final_mark",
    "propose_term_mark",
    "propose_year_mark",
    "tally",
    "what_if",
]
