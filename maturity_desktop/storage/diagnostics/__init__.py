"""What the program writes of itself: a log and reports of mistakes, without a word of a person's."""
