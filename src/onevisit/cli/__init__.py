"""The command line: `onevisit check`, `onevisit plan`, and the commands that other parts add."""
