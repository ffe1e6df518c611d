"""Reflect: choose, write, read again."""

import flet as ft

from app.ui.screens.reflect.entry import EntryScreen
from app.ui.screens.reflect.home import ChooseTemplate, ReflectHome
from app.ui.screens.reflect.writing import EditEntry, WriteEntry

ROUTES = [
    ft.Route(path="reflect", component=ReflectHome),
    ft.Route(path="reflect/new", component=ChooseTemplate),
    ft.Route(path="reflect/new/:template", component=WriteEntry),
    ft.Route(path="reflect/entry/:id/edit", component=EditEntry),
    ft.Route(path="reflect/entry/:id", component=EntryScreen),
]
