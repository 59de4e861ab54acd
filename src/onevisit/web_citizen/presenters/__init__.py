"""Values of the core in, words and addresses for templates out; no rule, no request."""
