"""Views: who asks, one question or command to a door, one page. No rule lives here."""
