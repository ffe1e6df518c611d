"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share.home import ShareHome
from app.ui.screens.share.sent import WhatWasSent

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
    ft.Route(path="me/share/sent", component=WhatWasSent),
]
