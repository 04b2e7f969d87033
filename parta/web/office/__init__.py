"""The office: what the head and the deputy look at first, with the clause and a way there."""
