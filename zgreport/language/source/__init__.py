"""The source: a tag or a text of the definition, from what was typed to a checked tree."""
