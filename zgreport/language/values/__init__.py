"""Values: what an expression can evaluate to."""
