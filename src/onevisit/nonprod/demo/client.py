"""Talks to a running server's API; whatever goes wrong becomes a sentence that says what to do."""

from collections.abc import Mapping
from typing import Any

import httpx

Json = dict[str, Any]

SECONDS_PER_REQUEST = 20.0


class CannotGoOnError(Exception):
    """The demo cannot go on; the message is for the person who started it."""


class RefusedError(Exception):
    """The server said no, with a problem detail."""

    def __init__(self, status: int, problem: Json) -> None:
        self.status = status
        self.code = str(problem.get("code", ""))
        self.sentence = str(problem.get("detail", ""))
        self.data: Json = problem.get("data") or {}
        super().__init__(self.sentence)


class Server:
    """The server at `url`, as somebody who has not signed in sees it."""

    def __init__(self, url: str, language: str, transport: httpx.BaseTransport | None = None) -> None:
        self.url = url.rstrip("/")
        self._http = httpx.Client(
            base_url=self.url,
            timeout=SECONDS_PER_REQUEST,
            headers={"Accept-Language": language},
            transport=transport,
            trust_env=False,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, path: str, **parameters: str) -> Json:
        """Read."""
        return self.ask("GET", path, params=parameters)

    def post(self, path: str, content: Mapping[str, Any]) -> Json:
        """Do."""
        return self.ask("POST", path, json=dict(content))

    def ask(self, method: str, path: str, **options: Any) -> Json:
        """One request and its JSON answer.

        Raises `RefusedError` for a problem detail and `CannotGoOnError` where no OneVisit answers.
        """
        try:
            response = self._http.request(method, path, **options)
        except httpx.TimeoutException as error:
            raise CannotGoOnError(
                f"{self.url} has not answered for {SECONDS_PER_REQUEST:.0f} seconds. Look at its output."
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CannotGoOnError(
                f"No server answers at {self.url}. Start one with `make run`, or give its address with --url."
            ) from error
        return self._content(response)

    def _content(self, response: httpx.Response) -> Json:
        kind = response.headers.get("content-type", "").partition(";")[0]
        if kind == "application/problem+json":
            raise RefusedError(response.status_code, response.json())
        if response.status_code == httpx.codes.NO_CONTENT:
            return {}
        if response.is_server_error:
            raise CannotGoOnError(
                f"The server at {self.url} has a fault (status {response.status_code}). Look at its output."
            )
        if kind != "application/json" or response.status_code >= httpx.codes.BAD_REQUEST:
            raise CannotGoOnError(
                f"What answers at {response.url} is no OneVisit API (status {response.status_code}). "
                "Give the address of a running server with --url."
            )
        content = response.json()
        return content if isinstance(content, dict) else {"items": content}


class Person:
    """Somebody who has signed in."""

    def __init__(self, server: Server, username: str, password: str) -> None:
        session = server.post("/api/sessions", {"username": username, "password": password})
        self._server = server
        self._headers = {"Authorization": f"Bearer {session['token']}"}
        self.session = session

    def get(self, path: str, **parameters: str) -> Json:
        """Read."""
        return self._server.ask("GET", path, params=parameters, headers=self._headers)

    def post(self, path: str, content: Mapping[str, Any]) -> Json:
        """Do."""
        return self._server.ask("POST", path, json=dict(content), headers=self._headers)

    def patch(self, path: str, content: Mapping[str, Any]) -> Json:
        """Change."""
        return self._server.ask("PATCH", path, json=dict(content), headers=self._headers)

    def upload(self, path: str, file_name: str, content: bytes, media_type: str) -> Json:
        """Hand in a file."""
        files = {"file": (file_name, content, media_type)}
        return self._server.ask("POST", path, files=files, headers=self._headers)

    def sign_out(self) -> None:
        """End the session."""
        self._server.ask("DELETE", "/api/sessions/current", headers=self._headers)
