"""What a person puts up for others to answer: receipts and requests for views."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from app.endpoint.tables.base import SECRET, SPACE, metadata

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
    info={SPACE: "account", SECRET: "token_hash"},
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
    info={SPACE: "account"},
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
    info={SPACE: "account", SECRET: "token_hash"},
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
    info={SPACE: "account"},
)
