"""Looks: how a Word file looks, every property resolved, as frozen values that know no XML."""
