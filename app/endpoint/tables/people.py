"""Organisations, people, their devices and sessions, and the codes that let them in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from app.endpoint.tables.base import SECRET, SPACE, metadata

organisations = Table(
    "organisation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created", BigInteger, nullable=False),
    # What the organisation has set for itself, as a JSON object.
    Column("settings", Text, nullable=False, server_default="{}"),
    # Who knows its name may ask whether there is a sign-in.
    info={SPACE: "id", SECRET: "name"},
)

# Of codes and tokens only the SHA-256 is kept: who reads the database cannot use them.
invites = Table(
    "invite",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False),
    Column("uses", Integer, nullable=False),
    Column("used", Integer, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("role", Text, nullable=False, server_default="learner"),
    Column("team", Text),
    Column("label", Text, nullable=False, server_default=""),
    # What the list of codes shows, and what withdraws one by; `maker` is an account, and empty
    # where it was a command of the operator's.
    Column("id", Text),
    Column("maker", Text, nullable=False, server_default=""),
    Column("created", BigInteger, nullable=False, server_default="0"),
    Column("withdrawn", BigInteger),
    Index("invite_organisation", "organisation"),
    info={SPACE: "organisation", SECRET: "hash"},
)

# `seq` is the number of the account's last op: one row that every push locks, so that numbers
# have no gaps and become visible in their order. `epoch` changes when ops were lost here.
accounts = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    # The public half of the account's signing key, which its first device made.
    Column("public_key", Text),
    # Of all ops that are not in quarantine (`app.models.checksum`); and the highest `seq` of one
    # that was blanked.
    Column("sum", Text, nullable=False, server_default="0"),
    Column("floor", BigInteger, nullable=False, server_default="0"),
    info={SPACE: "id"},
)

# `joined_by` is the hash of the invite or link that let the device in.
devices = Table(
    "device",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("device", Text, nullable=False),
    Column("joined_by", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    # What the list of devices shows, and what revokes one by. `public_key` proves who asks.
    Column("id", Text),
    Column("name", Text, nullable=False, server_default=""),
    Column("public_key", Text),
    Column("certificate", Text),
    Column("seen", BigInteger),
    Column("revoked", BigInteger),
    # The kind of browser, as the device says; the address under which it knows the endpoint, which
    # it signs; and the public half of what its other devices seal keys for it with.
    Column("kind", Text, nullable=False, server_default=""),
    Column("address", Text, nullable=False, server_default=""),
    Column("agree_key", Text),
    UniqueConstraint("joined_by", "device"),
    Index("device_id", "id", unique=True),
    info={SPACE: "account", SECRET: "token_hash joined_by id"},
)

# A session is a quarter of an hour in which a device need not sign again. Where `is_challenge` is
# 1, it is what the device has to sign first, and the hash is the challenge's.
sessions = Table(
    "session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("device", ForeignKey("device.token_hash"), nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("is_challenge", Integer, nullable=False, server_default="0"),
    Index("session_device", "device"),
    info={SPACE: "account", SECRET: "token_hash"},
)

# What gives a person who has lost every device their account and keys back: `hash` is of what only
# the recovery code yields, and `letter` is sealed for whoever has that code.
recoveries = Table(
    "recovery",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("letter", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    info={SPACE: "account", SECRET: "hash"},
)

links = Table(
    "link",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("mailbox", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("device", Text),
    info={SPACE: "account", SECRET: "hash"},
)

attempts = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("attempt_source", "source", "at"),
)
