"""Use cases: signing in, registering people."""
