"""The input files: read in a process of their own, as sheets of plain cells."""
