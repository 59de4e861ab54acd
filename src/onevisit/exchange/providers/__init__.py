"""Ways to reach a register; `config.wiring` chooses."""
