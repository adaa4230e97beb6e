"""The figure language: what a tag may say, sandboxed; the only room that knows Jinja."""
