"""The teacher's window: «Мой день», the journal page, substitution."""
