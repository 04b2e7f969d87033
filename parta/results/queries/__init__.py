"""Reading results for pages and papers: frozen dataclasses with exact averages."""

from parta.results.queries.page import results_on_page
from parta.results.queries.standings import Standing
from parta.results.queries.student import StudentResults, SubjectResults, student_results

__all__ = [
    "Standing",
    "StudentResults",
    "SubjectResults",
    "results_on_page",
    "student_results",
]
