"""What goes in and out of the API, apart from the values of the parts: a contract of its own.

Each shape has `of`, the one place that turns a value into it.
"""
