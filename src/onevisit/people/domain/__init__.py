"""Rules about people: identity numbers, phones, attempts to sign in, who may see whom. Pure."""
