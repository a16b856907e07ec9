"""What make screenshots draws: the audits, the stage, and the screens as data."""
