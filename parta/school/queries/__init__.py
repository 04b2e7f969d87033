"""Reading the school: calendar, terms, rosters and bells, as frozen dataclasses."""
