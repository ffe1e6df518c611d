"""An organisation's own provider of identities, as an operator describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from app.models.membership import Role

Proof = Literal["client_secret_basic", "client_secret_post", "private_key_jwt"]
"""How the endpoint proves itself to the provider; the names are those of OpenID Connect."""
PROOFS: tuple[Proof, ...] = ("client_secret_basic", "client_secret_post", "private_key_jwt")
SCOPE = "openid profile"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people sign in, and what their role is called there."""

    issuer: str
    """The address under which its `/.well-known/openid-configuration` lies."""
    client: str
    """The name by which the provider knows this endpoint."""
    secret: str
    """The name of the environment variable that holds the client's secret, or the path of its
    private key as PEM. The secret itself is never in the database."""
    proof: Proof = "client_secret_basic"
    scope: str = SCOPE
    claim: str = ""
    """The claim that says what somebody is; empty where roles are given by hand."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """The role here, by what the claim says there."""

    def role(self, claims: Mapping[str, Any]) -> Role | None:
        """Return the highest role that `claims` give; None where none is given by them."""
        if not self.claim:
            return None
        said: Any = claims
        # Keycloak nests: `realm_access.roles`.
        for part in self.claim.split("."):
            said = said.get(part) if isinstance(said, Mapping) else None
        values = said if isinstance(said, list) else [said]
        found = [
            self.roles[each] for each in values if isinstance(each, str) and each in self.roles
        ]
        return max(found, key=list(Role).index, default=Role.LEARNER)

    def data(self) -> dict[str, Any]:
        """Return it as JSON, as the organisation's settings keep it."""
        return {
            "issuer": self.issuer,
            "client": self.client,
            "secret": self.secret,
            "proof": self.proof,
            "scope": self.scope,
            "claim": self.claim,
            "roles": {name: str(role) for name, role in self.roles.items()},
        }


def provider(data: object) -> Provider | None:
    """Return the provider that `data` describes; None where it describes none."""
    match data:
        case {
            "issuer": str(issuer),
            "client": str(client),
            "secret": str(secret),
            "proof": str(proof),
            "scope": str(scope),
            "claim": str(claim),
            "roles": dict(roles),
        }:
            known = next((each for each in PROOFS if each == proof), None)
            if known is not None:
                here = {name: Role(role) for name, role in roles.items() if role in list(Role)}
                return Provider(issuer, client, secret, known, scope, claim, here)
    return None
