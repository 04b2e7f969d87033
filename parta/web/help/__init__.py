"""Help: the guides of docs/help as pages, open to everybody."""
