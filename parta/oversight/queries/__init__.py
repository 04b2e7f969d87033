"""What needs somebody's attention: lessons not filled, entries that came late, open questions."""
