"""Providers of identities: one that was not written here, and one that can be made to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT = "leadwell"
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})


class Real:
    """`oidc-provider-mock` as a process of its own."""

    def __init__(self, *people: dict[str, Any]) -> None:
        """Start it with people who may sign in, each with a `sub` and other claims."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.issuer = f"http://127.0.0.1:{port}"
        claims = [part for each in people for part in ("--user-claims", json.dumps(each))]
        command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
        self._process = subprocess.Popen(
            [*command, "--require-nonce", "true", *claims],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{self.issuer}/jwks")
                return
            except httpx.TransportError:
                assert time.monotonic() < end and self._process.poll() is None
                time.sleep(0.05)

    def sign_in(self, address: str, person: str) -> str:
        """Sign in as `person` at `address`, and return the address that one is sent back to."""
        reply = httpx.post(address, data={"sub": person})
        assert reply.status_code == 302, reply.text
        return reply.headers["Location"]

    def __enter__(self) -> Real:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()


class Fake(httpx.BaseTransport):
    """A provider of our own, which insists on PKCE, and whose tokens a test may spoil."""

    issuer = "https://id.example.org"

    def __init__(self) -> None:
        """Make its key."""
        self.key = KEY
        self.signing = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        """What the next token says otherwise."""
        self.published: dict[str, Any] = {}
        """What it says of itself otherwise."""
        self.asked: dict[str, str] = {}
        self.token_request: httpx.Request | None = None

    def sign_in(self, address: str) -> str:
        """Sign in at `address`, and return the query that one is sent back with."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"state={self.asked['state']}&code=c1"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer the endpoint."""
        match request.url.path:
            case "/.well-known/openid-configuration":
                known = {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/in",
                    "token_endpoint": f"{self.issuer}/token",
                    "jwks_uri": f"{self.issuer}/keys",
                }
                return httpx.Response(200, json={**known, **self.published})
            case "/keys":
                return httpx.Response(200, json=KeySet([self.key]).as_dict(private=False))
            case "/token":
                return self._token(request)
        return httpx.Response(404)

    def _token(self, request: httpx.Request) -> httpx.Response:
        self.token_request = request
        form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        hashed = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        is_right = (
            form.get("code") == "c1"
            and form.get("redirect_uri") == self.asked["redirect_uri"]
            and self.asked["code_challenge_method"] == "S256"
            and self.asked["code_challenge"] == proof
        )
        if not is_right:
            return httpx.Response(400, json={"error": "invalid_grant"})
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "sub": "porter-7",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": self.asked["nonce"],
            "name": "Sam Lee",
            **self.claims,
        }
        said = {name: value for name, value in said.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "1"}
        token = jwt.encode(header, said, self.signing, algorithms=[self.algorithm])
        return httpx.Response(200, json={"access_token": "a", "id_token": token})
