"""The demo: invented people, the registers that know them, and a story that drives a running server."""
