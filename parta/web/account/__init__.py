"""Signing in, the first entry, and what a person sets for themselves."""
