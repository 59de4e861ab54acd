"""The way from a question to a sent application, which a citizen and a clerk at the window walk alike.

Presenters of the question, plan, form, papers and check pages, and reading the
merged form back; addresses are given by the surface. Their templates are in
`jinja2/look/flow/`.
"""
