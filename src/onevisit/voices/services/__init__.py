"""Use cases of voices."""
