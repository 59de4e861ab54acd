"""A register in a PostgreSQL database, read by one parameterised query for each paper."""
