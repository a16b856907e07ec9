"""How an audit is carried out: its plan, its activities, its requests, and what is still open."""
