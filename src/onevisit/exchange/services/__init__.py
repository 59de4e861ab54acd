"""Use cases: keeping uploads, fetching papers from registers."""
