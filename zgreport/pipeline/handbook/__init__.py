"""The handbook: the names that tags may use, each with a tag to copy and what it prints now."""
