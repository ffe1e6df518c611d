"""Views of others: asked for, given, and seen together."""

import flet as ft

from app.ui.screens.reflect.private import private
from app.ui.screens.reflect.views.answer import AnswerScreen
from app.ui.screens.reflect.views.home import ViewsHome
from app.ui.screens.reflect.views.request import RequestScreen
from app.ui.screens.reflect.views.round import RoundScreen

ROUTES = [
    private("reflect/views", ViewsHome),
    private("reflect/views/is/:id", RoundScreen),
    private("reflect/views/answer/:code", AnswerScreen),
    # Whoever is asked needs no journal, and may hold a device whose journal is locked.
    ft.Route(path="view/:code", component=RequestScreen),
]
"""The screens of views."""
