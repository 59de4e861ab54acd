"""What can stop a start, each as a sentence that says what to do."""

from onevisit.kernel.errors import Kind, Refusal

BAD_PORT = Refusal(
    "bad_port",
    "PORT is {port!r}: set it to a whole number from 0 to 65535, for example PORT=8001 make run.",
)
PORT_IN_USE = Refusal(
    "port_in_use",
    "Port {port} is in use by another program. Stop that, or choose another port: PORT={free} make run",
    Kind.CONFLICT,
)
PORT_REFUSED = Refusal(
    "port_refused",
    "This user may not listen on {host} port {port} ({why}). Choose another port: PORT=8000 make run",
    Kind.FORBIDDEN,
)
RUNS_ALREADY = Refusal(
    "runs_already",
    "OneVisit runs in this checkout already{where}. Use that one, or stop it first with Ctrl-C.",
    Kind.CONFLICT,
)
NOT_WRITABLE = Refusal(
    "var_not_writable",
    "This user may not write in {folder} ({why}). Run as its owner, or name another folder in ONEVISIT_VAR.",
    Kind.FORBIDDEN,
)
DISK_FULL = Refusal(
    "disk_full",
    "The disk of {folder} has {free_mb} MB left, and OneVisit needs {needed_mb} MB. "
    "Free some space, then start again. Nothing is lost.",
    Kind.UNAVAILABLE,
)
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
PLACE_GONE = Refusal(
    "data_gone",
    "The database is kept in {place}, and that folder is gone. "
    "Bring it back, or delete {note} to begin with an empty one.",
    Kind.UNAVAILABLE,
)
INITDB_FAILED = Refusal(
    "initdb_failed",
    "The database could not be created in {data}. PostgreSQL says: {why}",
    Kind.UNAVAILABLE,
)
SERVER_FAILED = Refusal(
    "postgres_did_not_start",
    "PostgreSQL did not start with the data in {data}, which stays as it is. It says, in {log}: {why}",
    Kind.UNAVAILABLE,
)
DATABASE_UNREACHABLE = Refusal(
    "database_unreachable",
    "The database of DATABASE_URL does not answer: {why}. "
    "Start it or mend the address; unset DATABASE_URL to use the embedded one.",
    Kind.UNAVAILABLE,
)
DATABASE_TOO_OLD = Refusal(
    "database_too_old",
    "The database of DATABASE_URL is PostgreSQL {version}, and OneVisit needs 15 or newer. "
    "Upgrade it, or unset DATABASE_URL to use the embedded one.",
    Kind.UNAVAILABLE,
)
DATABASE_NOT_UTF8 = Refusal(
    "database_not_utf8",
    "The database of DATABASE_URL stores text as {encoding}, which cannot hold Chinese. "
    "Create it anew with ENCODING 'UTF8'.",
    Kind.UNAVAILABLE,
)
NOT_PREPARED = Refusal(
    "not_prepared",
    "OneVisit did not start, because its database could not be prepared. The reason stands above.",
    Kind.UNAVAILABLE,
)
KEEPS_DYING = Refusal(
    "child_keeps_dying",
    "The {name} ended {times} times in a row soon after its start, so everything was stopped. "
    "Its last words stand above, or in {log}. Nothing is lost.",
    Kind.UNAVAILABLE,
)
