"""What the catalogue does on request: answer everyday words with guides."""
