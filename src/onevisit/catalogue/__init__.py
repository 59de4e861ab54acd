"""Keeps the editions of the catalogue: which is current, and every one that a case may still need."""
