"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share import rounds
from app.ui.screens.share.coding import RecoveryCodeScreen
from app.ui.screens.share.devices import DevicesScreen
from app.ui.screens.share.home import ShareHome
from app.ui.screens.share.invites import InvitesScreen
from app.ui.screens.share.joindevice import JoinDevice
from app.ui.screens.share.members import MembersScreen
from app.ui.screens.share.members_one import MemberScreen
from app.ui.screens.share.organisation import OrganisationScreen
from app.ui.screens.share.organisation_joining import InvitationScreen
from app.ui.screens.share.recovering import RecoverScreen
from app.ui.screens.share.reports import GroupScreen, ReportScreen, ReportsHome
from app.ui.screens.share.sent import WhatWasSent
from app.ui.screens.share.shared import SharedScreen
from app.ui.screens.share.signin import SignInScreen
from app.ui.screens.share.team import TeamShared
from app.ui.screens.share.teams import TeamsScreen
from app.ui.screens.share.teams_one import TeamScreen

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
    ft.Route(path="me/share/sign-in", component=SignInScreen),
    ft.Route(path="me/share/reports", component=ReportsHome),
    ft.Route(path="me/share/reports/:name", component=ReportScreen),
    ft.Route(path="me/share/reports/:name/of/:group", component=GroupScreen),
    ft.Route(path="me/share/sent", component=WhatWasSent),
    ft.Route(path="me/share/organisation", component=OrganisationScreen),
    ft.Route(path="me/share/organisation/people", component=MembersScreen),
    ft.Route(path="me/share/organisation/people/:account", component=MemberScreen),
    ft.Route(path="me/share/organisation/codes", component=InvitesScreen),
    ft.Route(path="me/share/organisation/teams", component=TeamsScreen),
    ft.Route(path="me/share/organisation/teams/:id", component=TeamScreen),
    ft.Route(path="me/share/invite/:code", component=InvitationScreen),
    ft.Route(path="me/share/devices", component=DevicesScreen),
    ft.Route(path="me/share/code", component=RecoveryCodeScreen),
    ft.Route(path="me/share/recover", component=RecoverScreen),
    ft.Route(path="me/share/join/:code", component=JoinDevice),
    ft.Route(path="me/share/shared", component=SharedScreen),
    ft.Route(path="me/share/team/:id", component=TeamShared),
    *rounds.ROUTES,
]
