"""Layout, marks, formats and how a refusal becomes a page: what every page of both webs shares."""
