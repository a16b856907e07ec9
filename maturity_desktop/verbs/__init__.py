"""What a consultant can do, with a window or without one: the functions that both call."""
