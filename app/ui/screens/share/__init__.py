"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share.home import ShareHome
from app.ui.screens.share.reports import GroupScreen, ReportScreen, ReportsHome
from app.ui.screens.share.sent import WhatWasSent
from app.ui.screens.share.signin import SignInScreen

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
    ft.Route(path="me/share/sign-in", component=SignInScreen),
    ft.Route(path="me/share/reports", component=ReportsHome),
    ft.Route(path="me/share/reports/:name", component=ReportScreen),
    ft.Route(path="me/share/reports/:name/of/:group", component=GroupScreen),
    ft.Route(path="me/share/sent", component=WhatWasSent),
]
