"""Small things that are handed over on their own: a schedule, a guide, a list of requests, what is open."""
