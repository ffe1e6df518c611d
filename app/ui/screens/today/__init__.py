"""Today."""

import flet as ft

from app.ui.screens.today.today import TodayScreen

ROUTES = [ft.Route(path="/", component=TodayScreen)]
