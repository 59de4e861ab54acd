"""Rows and files of the catalogue: editions, the index for searching, searches that found nothing."""
