"""What can stop a start, each as a sentence that says what to do."""

from onevisit.kernel.errors import Kind, Refusal

NO_OS_USER = Refusal(
    "no_os_user",
    "PostgreSQL needs an OS user {name}, which could not be made ({why}). "
    "Make one, or run as an ordinary user.",
    Kind.UNAVAILABLE,
)
NO_BINARIES = Refusal(
    "no_postgres_binaries",
    "The embedded PostgreSQL is not installed. "
    "Run `make run` again, or set DATABASE_URL to a server of yours.",
    Kind.UNAVAILABLE,
)
INITDB_FAILED = Refusal(
    "initdb_failed",
    "The database could not be created in {data}. PostgreSQL says: {why}",
    Kind.UNAVAILABLE,
)
SERVER_FAILED = Refusal(
    "postgres_did_not_start",
    "PostgreSQL did not start. Its last words are in {log}: {why}",
    Kind.UNAVAILABLE,
)
