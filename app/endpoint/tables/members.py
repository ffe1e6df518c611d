"""Teams, and who belongs to what."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from app.endpoint.tables.base import OWN, SECRET, SPACE, metadata

teams = Table(
    "team",
    metadata,
    Column("id", Text, primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("closed", BigInteger),
    Index("team_organisation", "organisation"),
    info={SPACE: "organisation"},
)

# `space` is an organisation or one of its teams. `role` is one of `app.models.membership.Role`;
# `job` is the id of a role in the content, which says what one is to learn. Who has left keeps the
# row.
members = Table(
    "member",
    metadata,
    Column("space", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("job", Text, nullable=False, server_default=""),
    Column("joined", BigInteger, nullable=False),
    Column("left", BigInteger),
    Index("member_account", "account"),
    info={SPACE: "space", OWN: "account"},
)

# Who somebody is at an organisation's own provider of identities: of its subject only a hash.
identities = Table(
    "identity",
    metadata,
    Column("organisation", ForeignKey("organisation.id"), primary_key=True),
    Column("subject_hash", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("created", BigInteger, nullable=False),
    info={SPACE: "organisation", OWN: "account"},
)

# A sign-in that has begun at the provider: `verifier` and `nonce` as PKCE and OpenID Connect have
# them; both are emptied once the person is back, so that nobody comes back twice. `device_hash` is
# of the secret of the device that began it, `code_hash` of what its person types there in the end.
logins = Table(
    "login",
    metadata,
    Column("state_hash", Text, primary_key=True),
    Column("device_hash", Text, nullable=False, unique=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False),
    Column("account", Text),
    Column("verifier", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("code_hash", Text),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("subject_hash", Text),
    Column("name", Text),
    Column("role", Text),
    info={SPACE: "organisation", SECRET: "state_hash device_hash"},
)
