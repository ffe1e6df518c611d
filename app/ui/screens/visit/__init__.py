"""Visit: choose, prepare, listen, promise, look back."""

import flet as ft

from app.ui.screens.visit.away import Away
from app.ui.screens.visit.home import VisitHome
from app.ui.screens.visit.prepare import ChooseVisit, PrepareVisit
from app.ui.screens.visit.promise import PromiseScreen
from app.ui.screens.visit.readback import ReadBack
from app.ui.screens.visit.sign import Sign
from app.ui.screens.visit.summary import VisitSummary
from app.ui.screens.visit.ward import Ward

ROUTES = [
    ft.Route(path="visit", component=VisitHome),
    ft.Route(path="visit/new", component=ChooseVisit),
    ft.Route(path="visit/new/:template", component=PrepareVisit),
    ft.Route(path="visit/is/:id/ward", component=Ward),
    ft.Route(path="visit/is/:id/ward/:section", component=Ward),
    ft.Route(path="visit/is/:id/away", component=Away),
    ft.Route(path="visit/is/:id/read-back", component=ReadBack),
    ft.Route(path="visit/is/:id/sign/:item", component=Sign),
    ft.Route(path="visit/is/:id", component=VisitSummary),
    ft.Route(path="visit/promise/:id", component=PromiseScreen),
]
