"""The tables of a sheet: their headers, their records, and what is doubtful about their form."""
