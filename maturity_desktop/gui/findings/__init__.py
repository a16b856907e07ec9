"""Findings on the screen: their table, one of them beside it, and what is done with them."""
