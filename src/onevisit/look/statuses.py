"""Which HTTP status says which kind of refusal; pages, and the flow below them, ask here."""

from http import HTTPStatus

from onevisit.kernel.errors import Kind

STATUS = {
    Kind.INVALID: HTTPStatus.BAD_REQUEST,
    Kind.UNKNOWN: HTTPStatus.NOT_FOUND,
    Kind.SIGNED_OUT: HTTPStatus.UNAUTHORIZED,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Kind.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}
