"""The document: a Word template filled, numbered and packed the same way every time."""
