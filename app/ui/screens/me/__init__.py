"""Me: profile, look, storage, sending, about."""

import flet as ft

from app.ui.screens.me.me import MeScreen

ROUTES = [ft.Route(path="me", component=MeScreen)]
