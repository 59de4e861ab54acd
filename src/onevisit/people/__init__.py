"""Who is who: persons, the accounts by which they enter, their sessions, and the posts that they hold."""
