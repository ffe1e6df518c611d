"""Share: whom one has joined, one's devices, and what is shared with whom."""

import flet as ft

from app.ui.screens.share.coding import RecoveryCodeScreen
from app.ui.screens.share.devices import DevicesScreen
from app.ui.screens.share.home import ShareHome
from app.ui.screens.share.joindevice import JoinDevice
from app.ui.screens.share.recovering import RecoverScreen

ROUTES = [
    ft.Route(path="me/share", component=ShareHome),
    ft.Route(path="me/share/devices", component=DevicesScreen),
    ft.Route(path="me/share/code", component=RecoveryCodeScreen),
    ft.Route(path="me/share/recover", component=RecoverScreen),
    ft.Route(path="me/share/join/:code", component=JoinDevice),
]
