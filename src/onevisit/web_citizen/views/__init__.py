"""Thin views: read the request, ask a part's door, hand a presenter's page to a template."""
