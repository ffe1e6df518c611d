"""Me: profile, look, storage, sending, about."""

import flet as ft

from app.ui.screens.me.me import MeScreen
from app.ui.screens.reflect.lock.menu import LockMenu

ROUTES = [
    ft.Route(path="me", component=MeScreen),
    ft.Route(path="me/lock", component=LockMenu),
]
