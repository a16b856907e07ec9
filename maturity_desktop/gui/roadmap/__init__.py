"""The roadmap: waves as columns of cards, one action beside them, charts, trainings, lists out and back."""
