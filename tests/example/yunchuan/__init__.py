"""The example workspace: its records, the workbooks made from them, and counts of its own."""
