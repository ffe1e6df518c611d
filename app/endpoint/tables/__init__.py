"""The tables of the endpoint."""

from app.endpoint.tables.asked import receipt_answers as receipt_answers
from app.endpoint.tables.asked import receipts as receipts
from app.endpoint.tables.asked import view_answers as view_answers
from app.endpoint.tables.asked import view_requests as view_requests
from app.endpoint.tables.attachments import attachment_parts as attachment_parts
from app.endpoint.tables.attachments import attachments as attachments
from app.endpoint.tables.base import metadata as metadata
from app.endpoint.tables.base import spaces as spaces
from app.endpoint.tables.history import ops as ops
from app.endpoint.tables.members import identities as identities
from app.endpoint.tables.members import logins as logins
from app.endpoint.tables.members import members as members
from app.endpoint.tables.members import teams as teams
from app.endpoint.tables.people import accounts as accounts
from app.endpoint.tables.people import attempts as attempts
from app.endpoint.tables.people import devices as devices
from app.endpoint.tables.people import invites as invites
from app.endpoint.tables.people import links as links
from app.endpoint.tables.people import organisations as organisations
from app.endpoint.tables.people import sessions as sessions
from app.endpoint.tables.records import audit as audit
from app.endpoint.tables.records import erasures as erasures
from app.endpoint.tables.shares import round_replies as round_replies
from app.endpoint.tables.shares import round_voices as round_voices
from app.endpoint.tables.shares import rounds as rounds
from app.endpoint.tables.shares import shared as shared
