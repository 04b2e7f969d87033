"""The diary: what a student and a guardian read. Nothing here writes to the register."""
