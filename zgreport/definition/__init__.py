"""The report definition: read once, checked whole, handed on frozen."""
