"""Layout: a document's look held to GB/T 9704-2012, one rule at a time."""
