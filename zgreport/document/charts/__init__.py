"""Charts: native Word charts whose alternative text names breakdowns, given this year's data."""
