"""An import told: as one JSON document (``rows``) and in sentences (``sentences``)."""

from parta.exchange.netcity.queries.document.rows import failed_document, whole_document
from parta.exchange.netcity.queries.document.sentences import summary_lines

__all__ = ["failed_document", "summary_lines", "whole_document"]
