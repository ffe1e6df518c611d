"""Reflect: choose, write, read again."""

from app.ui.screens.reflect.entry import EntryScreen
from app.ui.screens.reflect.home import ChooseTemplate, ReflectHome
from app.ui.screens.reflect.portable import ROUTES as PORTABLE_ROUTES
from app.ui.screens.reflect.private import private
from app.ui.screens.reflect.writing import EditEntry, WriteEntry

ROUTES = [
    *PORTABLE_ROUTES,
    private("reflect", ReflectHome),
    private("reflect/new", ChooseTemplate),
    private("reflect/new/:template", WriteEntry),
    private("reflect/entry/:id/edit", EditEntry),
    private("reflect/entry/:id", EntryScreen),
]
