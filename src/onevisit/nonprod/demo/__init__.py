"""Drives a running server as the people of the demo would: through the API, over HTTP, and nothing else."""
