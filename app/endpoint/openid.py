"""OpenID Connect with an organisation's provider: code flow with PKCE (RFC 7636).

The endpoint is the confidential client; the browser never sees a token of the provider's. What has
to be checked of an ID token is OpenID Connect Core 1.0, 3.1.3.7.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from app.endpoint.provider import Provider
from app.errors import LeadwellError

TIMEOUT = 10.0
"""Seconds that the provider has for an answer."""
LEEWAY = 120
"""Seconds by which its clock may differ from ours."""
ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "ES384", "RS512", "ES512", "EdDSA"]
"""How an ID token may be signed: with a key of the provider's alone, so no HS and no "none"."""
_WELL_KNOWN = "/.well-known/openid-configuration"


class NoProvider(LeadwellError):
    """The organisation's sign-in did not answer as it should. Nothing was changed. Please try again
    in a little while, or tell the people who run it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The provider's addresses, as it publishes them."""

    authorization: str
    token: str
    keys: str


@dataclass(frozen=True, slots=True)
class Begun:
    """What is kept from the beginning of a sign-in to its end."""

    state: str
    nonce: str
    verifier: str


def begin() -> Begun:
    """Return three secrets for one sign-in."""
    return Begun(*(secrets.token_urlsafe(48) for _ in range(3)))


def address(provider: Provider, places: Places, begun: Begun, back: str) -> str:
    """Return the address at which a person signs in; `back` is where they return to."""
    made = prepare_grant_uri(
        places.authorization,
        provider.client,
        "code",
        redirect_uri=back,
        scope=provider.scope,
        state=begun.state,
        nonce=begun.nonce,
        code_challenge=create_s256_code_challenge(begun.verifier),
        code_challenge_method="S256",
    )
    return str(made)


class OpenId:
    """Speaks to providers."""

    def __init__(self, http: httpx.Client | None = None) -> None:
        """Through `http`; by default over the network, and following nobody elsewhere."""
        self._http = http or httpx.Client(timeout=TIMEOUT, follow_redirects=False)

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    def places(self, provider: Provider) -> Places:
        """Ask where the provider is. NoProvider: it does not say, or it says another issuer."""
        found = self._json("GET", f"{provider.issuer.rstrip('/')}{_WELL_KNOWN}")
        match found:
            case {
                "issuer": str(issuer),
                "authorization_endpoint": str(authorization),
                "token_endpoint": str(token),
                "jwks_uri": str(keys),
            } if issuer.rstrip("/") == provider.issuer.rstrip("/"):
                places = Places(authorization, token, keys)
                if all(map(is_safe, (authorization, token, keys))):
                    return places
        raise NoProvider

    def claims(
        self, provider: Provider, code: str, verifier: str, nonce: str, back: str
    ) -> Mapping[str, Any]:
        """Return what the provider says of who came back with `code`.

        NoProvider: it says nothing, or something that does not hold.
        """
        places = self.places(provider)
        token = self._token(provider, places, code, verifier, back)
        keys = self._json("GET", places.keys)
        try:
            found = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)
            options = {
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client},
                "nonce": {"essential": True, "value": nonce},
            }
            said = CodeIDToken(
                found.claims,
                found.header,
                options,
                {"nonce": nonce, "client_id": provider.client},
            )
            said.validate(int(time.time()), LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise NoProvider from error
        if not isinstance(said.get("sub"), str) or not said["sub"]:
            raise NoProvider
        return dict(said)

    def _token(
        self, provider: Provider, places: Places, code: str, verifier: str, back: str
    ) -> str:
        # An assertion says who signs it, but not everywhere whose client it is.
        named = {"client_id": provider.client} if provider.proof == "private_key_jwt" else {}
        body = prepare_token_request(
            "authorization_code", redirect_uri=back, code=code, code_verifier=verifier, **named
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            secret = _secret(provider)
            auth = ClientAuth(provider.client, secret, _proof(provider, secret))
            uri, headers, body = auth.prepare("POST", places.token, headers, body)
        except (JoseError, ValueError) as error:
            # A key file that holds no private key.
            raise NoProvider from error
        match self._json("POST", uri, content=body, headers=headers):
            case {"id_token": str(token)}:
                return token
        raise NoProvider

    def _json(self, method: str, url: str, **parts: Any) -> Any:
        try:
            reply = self._http.request(method, url, **parts)
            if reply.status_code == 200:
                return reply.json()
        except (httpx.HTTPError, httpx.InvalidURL, json.JSONDecodeError, ValueError) as error:
            raise NoProvider from error
        raise NoProvider


def is_safe(url: str) -> bool:
    """Return whether nobody on the way can read along: HTTPS, or this machine itself."""
    parts = urlsplit(url)
    is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    return parts.scheme == "https" or (parts.scheme == "http" and is_here)


def public_key(path: str) -> dict[str, Any]:
    """Return the public half of a private key in a PEM file, as the JWK that a provider wants.

    ValueError, OSError: it is none, or cannot be read.
    """
    key = RSAKey.import_key(Path(path).read_text())
    return {**key.as_dict(private=False), "kid": key.thumbprint(), "use": "sig", "alg": "RS256"}


def _proof(provider: Provider, secret: str) -> Any:
    if provider.proof != "private_key_jwt":
        return provider.proof
    # Providers that know several keys of a client go by the name of the key (RFC 7638).
    return PrivateKeyJWT(headers={"kid": RSAKey.import_key(secret).thumbprint()})


def _secret(provider: Provider) -> str:
    if provider.proof == "private_key_jwt":
        try:
            return Path(provider.secret).read_text()
        except OSError as error:
            raise NoProvider from error
    secret = os.environ.get(provider.secret, "")
    if not secret:
        raise NoProvider
    return secret
