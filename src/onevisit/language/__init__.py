"""The definition language: YAML text in, diagnostics and the planner's values out. Pure."""
