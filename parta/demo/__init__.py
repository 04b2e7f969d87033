"""The demo school: an invented village school, the same for the same seed (`rules.village`)."""
