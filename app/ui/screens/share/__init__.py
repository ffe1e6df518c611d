"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share.home import ShareHome

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
]
