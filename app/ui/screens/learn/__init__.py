"""Learn: pathways, a module, its cards, the review, the library, the search."""

import flet as ft

from app.ui.screens.learn.certificate import CertificateScreen
from app.ui.screens.learn.habit import TimeOff
from app.ui.screens.learn.home import LearnHome
from app.ui.screens.learn.library import Library, LibraryItemScreen
from app.ui.screens.learn.player import Player
from app.ui.screens.learn.pretest import PretestScreen
from app.ui.screens.learn.proof import ProofScreen
from app.ui.screens.learn.reading import Reading
from app.ui.screens.learn.review import ReviewScreen
from app.ui.screens.learn.search import SearchScreen

ROUTES = [
    ft.Route(path="learn", component=LearnHome),
    ft.Route(path="learn/library", component=Library),
    ft.Route(path="learn/proof", component=ProofScreen),
    ft.Route(path="learn/proof/:id", component=CertificateScreen),
    ft.Route(path="learn/library/:id", component=LibraryItemScreen),
    ft.Route(path="learn/search", component=SearchScreen),
    ft.Route(path="learn/review", component=ReviewScreen),
    ft.Route(path="learn/module/:id/cards", component=Player),
    ft.Route(path="learn/module/:id/at/:card", component=Reading),
    ft.Route(path="learn/time-off", component=TimeOff),
    ft.Route(path="learn/module/:id/test", component=PretestScreen),
    ft.Route(path="learn/module/:id", component=LearnHome),
]
