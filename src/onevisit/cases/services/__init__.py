"""Gather, decide, apply: each function loads values, asks `domain` what should happen, and stores it."""
