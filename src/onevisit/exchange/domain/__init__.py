"""Rules about uploads, rights and sources. Pure."""
