"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share import rounds
from app.ui.screens.share.home import ShareHome
from app.ui.screens.share.shared import SharedScreen
from app.ui.screens.share.team import TeamScreen

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
    ft.Route(path="me/share/shared", component=SharedScreen),
    ft.Route(path="me/share/team/:id", component=TeamScreen),
    *rounds.ROUTES,
]
