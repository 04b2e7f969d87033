"""Reading the journal for pages and papers: frozen dataclasses, never rows."""
