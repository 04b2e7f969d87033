"""Verbs about people: accounts and sign-in, appointments, families."""
