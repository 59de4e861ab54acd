"""What a page shows, as plain values in the reader's language; templates only lay it out.

Pure but for translation: every function takes the day and the definitions it needs.
"""
