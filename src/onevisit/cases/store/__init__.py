"""The case engine's SQL: one statement to read, one guarded statement to write (design.md section 5)."""
