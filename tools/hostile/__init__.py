"""Files made to do harm, the doors by which a file comes in, and what must come of every such meeting."""
