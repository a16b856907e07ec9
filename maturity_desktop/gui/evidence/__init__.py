"""The register of evidence: its table, its filter, an item of it, and how many items come in at once."""
