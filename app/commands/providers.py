"""The command `leadwell org provider`: where the people of an organisation sign in."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from app.commands.operators import Open

if TYPE_CHECKING:
    from sqlalchemy import Connection


def add_command(actions: Any, data: argparse.ArgumentParser, transaction: Open) -> None:
    """Add the command to those about organisations."""
    signin = actions.add_parser("provider", parents=[data], help="let its people sign in there")
    signin.add_argument("org", help="the organisation's name or id")
    signin.add_argument("--issuer", help="the provider's address; without it the sign-in ends")
    signin.add_argument("--client", default="", help="the name it gave to this endpoint")
    signin.add_argument("--secret", default="", help="the variable or key file with the secret")
    signin.add_argument("--proof", default="client_secret_basic", help="how it is proved")
    signin.add_argument("--scope", default="openid profile")
    signin.add_argument("--claim", default="", help="the claim that says what somebody is")
    signin.add_argument("--role", action="append", default=[], metavar="THEIRS=OURS")

    def run(options: argparse.Namespace) -> int:
        with transaction(options) as connection:
            _set(connection, options)
        return 0

    signin.set_defaults(run=run)


def _set(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.openid import public_key
    from app.endpoint.provider import provider
    from app.endpoint.refusal import Refusal
    from app.endpoint.signin import set_provider
    from app.endpoint.signin_routes import BACK

    made = None
    if options.issuer:
        roles = dict(each.rpartition("=")[::2] for each in options.role)
        fields = ("issuer", "client", "secret", "proof", "scope", "claim")
        made = provider({name: getattr(options, name) for name in fields} | {"roles": roles})
        if made is None or not (made.client and made.secret):
            raise Refusal(
                422, "provider", "A provider needs --client, --secret and a known --proof."
            )
        if len(made.roles) != len(roles):
            raise Refusal(422, "role", "The roles are learner, leader, lead and administrator.")
    set_provider(connection, options.org, made)
    if made is None:
        print("There is no sign-in any more; codes still let people in.")
        return
    if made.proof == "private_key_jwt":
        print(f"Give the provider this public key: {json.dumps(public_key(made.secret))}")
    print(f"Enter this at the provider as the redirect address: https://YOUR-ENDPOINT{BACK}")
