"""Once-only data: registers that other bodies keep, rights to read them, and the papers that were kept."""
