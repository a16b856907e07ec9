"""What went out to somebody and came back: how it differs, and what of it is taken."""
