"""What the consultant sees: passive pages over one open audit, and the thin edges to the disk."""
