"""The tables of the endpoint. Times are milliseconds since 1970, by the endpoint's clock."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

organisations = Table(
    "organisation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created", BigInteger, nullable=False),
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
    UniqueConstraint("joined_by", "device"),
)

links = Table(
    "link",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("mailbox", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("device", Text),
)

# What a leader put up for a team to answer: `body` is a JSON list of the place, the day of the
# visit and [words, due] of each promise. `receipt` is the leader's own name for it.
receipts = Table(
    "receipt",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("receipt", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
)

# `seq` has no gaps within a receipt, whose row every answer locks. `said` is a digit a promise: 0
# for nothing, then 1 up as `WORDS` has them. `id` comes with the form, so that one sent twice
# counts once.
receipt_answers = Table(
    "receipt_answer",
    metadata,
    Column("account", Text, primary_key=True),
    Column("receipt", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("account", "receipt", "id"),
)

# A request for views of a person: of it the endpoint knows only how many answers it takes and until
# when. `looks` is how often its owner has looked.
view_requests = Table(
    "view_request",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("request", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("most", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("looks", Integer, nullable=False),
    Column("closed", Integer, nullable=False),
)

# `letter` is sealed for the owner. Nothing says when it came; `look` is null until the owner looks,
# and `alone` is 1 where the rater agreed to be shown without others.
view_answers = Table(
    "view_answer",
    metadata,
    Column("account", Text, primary_key=True),
    Column("request", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("letter", Text, nullable=False),
    Column("alone", Integer, nullable=False),
    Column("look", Integer),
)

attempts = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("attempt_source", "source", "at"),
)

# `seq` is null and `code` says why where an op is in quarantine. `body` is what the device wrote;
# `ms` and `counter` are the clock that counts.
ops = Table(
    "op",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("device", Text, primary_key=True),
    Column("q", BigInteger, primary_key=True),
    Column("seq", BigInteger),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("ms", BigInteger, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("code", Text),
    Column("message", Text),
    UniqueConstraint("account", "seq"),
)
