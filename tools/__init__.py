"""What looks after the house: set-up, locks, and what the tests need beyond Python.

Everything that `start.py` imports from here uses the standard library only.
"""
