"""Reflect: choose, write, read again."""

from app.ui.screens.reflect.choosing import ChooseTemplate
from app.ui.screens.reflect.finding import FindEntries
from app.ui.screens.reflect.home import ReflectHome
from app.ui.screens.reflect.lock.offer import Offer
from app.ui.screens.reflect.portable import ROUTES as PORTABLE_ROUTES
from app.ui.screens.reflect.private import private
from app.ui.screens.reflect.search import SearchEntries
from app.ui.screens.reflect.strengths import ROUTES as STRENGTHS
from app.ui.screens.reflect.values import ROUTES as VALUES
from app.ui.screens.reflect.versions import VersionsScreen
from app.ui.screens.reflect.views import ROUTES as VIEWS
from app.ui.screens.reflect.writing import EditEntry, WriteEntry

ROUTES = [
    *PORTABLE_ROUTES,
    private("reflect", ReflectHome),
    private("reflect/search", SearchEntries),
    private("reflect/find", FindEntries),
    private("reflect/new", ChooseTemplate),
    private("reflect/new/:template", WriteEntry),
    private("reflect/kept/:id", Offer, shows_codes=True),
    private("reflect/entry/:id/edit", EditEntry),
    private("reflect/entry/:id/versions", VersionsScreen),
    private("reflect/entry/:id", ReflectHome),
    *VALUES,
    *STRENGTHS,
    *VIEWS,
]
