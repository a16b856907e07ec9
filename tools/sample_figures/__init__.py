"""Makes the sample's figures: the same ones that the tables of its evidence hold."""
