"""What people have shared, and the rounds in which a team looks at itself."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from app.endpoint.tables.base import OWN, SPACE, metadata

# The present state of each thing that was shared with an organisation or a team, made of the ops
# `share.set` of the account, of which the last by (ms, counter, device, q) counts. `kind` is what
# it is and `body` what it says, as JSON; both are empty once it was taken back. `day` and `topic`
# are of the body, for reports: the module and its day, the checklist and the day of the visit,
# where a promise stands and when it is due. `at` is when the endpoint took it.
shared = Table(
    "shared",
    metadata,
    Column("space", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("day", Text, nullable=False, server_default=""),
    Column("topic", Text, nullable=False, server_default=""),
    Column("ms", BigInteger, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("device", Text, nullable=False),
    Column("q", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    # Reports read this alone where they need no body.
    Index("shared_space_kind", "space", "kind", "day", "topic", "account"),
    info={SPACE: "space", OWN: "account"},
)

# A round of a team profile. `invited` is how many belonged to the team when it was opened. `shown`
# is the result that was shown last, as JSON; `gone` counts replies in it that were withdrawn since.
rounds = Table(
    "round",
    metadata,
    Column("space", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("account", ForeignKey("account.id"), nullable=False),
    Column("invited", Integer, nullable=False),
    Column("opened", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("closed", BigInteger),
    Column("shown", Text),
    Column("gone", Integer, nullable=False, server_default="0"),
    info={SPACE: "space"},
)

# That somebody has replied, and apart from it what was replied: nothing leads from one to the other
# but the secret that the device keeps, of which `secret_hash` is a hash. Without row numbers of
# SQLite's own, which would tell in which order rows came. `counted` says that a reply is in the
# result that was shown.
round_voices = Table(
    "round_voice",
    metadata,
    Column("space", Text, primary_key=True),
    Column("round", Text, primary_key=True),
    Column("account", ForeignKey("account.id"), primary_key=True),
    info={SPACE: "space", OWN: "account"},
    sqlite_with_rowid=False,
)
round_replies = Table(
    "round_reply",
    metadata,
    Column("space", Text, primary_key=True),
    Column("round", Text, primary_key=True),
    Column("secret_hash", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("counted", Integer, nullable=False, server_default="0"),
    info={SPACE: "space"},
    sqlite_with_rowid=False,
)
