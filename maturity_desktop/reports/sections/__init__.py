"""Each section of a report, made from the results."""
