"""Visit: choose, prepare, listen, promise, look back."""

import flet as ft

from app.ui.screens.visit.answer import CodeScreen
from app.ui.screens.visit.areas import AreaScreen, AreasScreen
from app.ui.screens.visit.arrival import FromColleague, VisitCode
from app.ui.screens.visit.away import Away
from app.ui.screens.visit.clock import Clock
from app.ui.screens.visit.coverage import CoverageScreen
from app.ui.screens.visit.cycle import CycleScreen
from app.ui.screens.visit.differing import Differing
from app.ui.screens.visit.due import DueScreen
from app.ui.screens.visit.handover import HandoverScreen
from app.ui.screens.visit.home import VisitHome
from app.ui.screens.visit.improvement import NewTest, Tests
from app.ui.screens.visit.ledger import Ledger
from app.ui.screens.visit.numbers import Numbers
from app.ui.screens.visit.plan import PlanScreen
from app.ui.screens.visit.planned import PlannedScreen, PlanVisit
from app.ui.screens.visit.prepare import ChooseVisit, PrepareVisit
from app.ui.screens.visit.promise import PromiseScreen
from app.ui.screens.visit.readback import ReadBack
from app.ui.screens.visit.receipt import ReceiptScreen
from app.ui.screens.visit.rhythm import RhythmScreen
from app.ui.screens.visit.sharing import ShareVisit
from app.ui.screens.visit.sheet import SheetScreen
from app.ui.screens.visit.sign import Sign
from app.ui.screens.visit.smalltest import AboutTest, TestScreen
from app.ui.screens.visit.together import TogetherScreen
from app.ui.screens.visit.ward import Ward

ROUTES = [
    ft.Route(path="visit", component=VisitHome),
    ft.Route(path="visit/new", component=ChooseVisit),
    ft.Route(path="visit/new/:template", component=PrepareVisit),
    ft.Route(path="visit/is/:id/ward", component=Ward),
    ft.Route(path="visit/is/:id/ward/:section", component=Ward),
    ft.Route(path="visit/is/:id/sheet", component=SheetScreen),
    ft.Route(path="visit/is/:id/share", component=ShareVisit),
    ft.Route(path="visit/is/:id/receipt", component=ReceiptScreen),
    ft.Route(path="receipt/:code", component=CodeScreen),
    ft.Route(path="visit/is/:id/away", component=Away),
    ft.Route(path="visit/is/:id/read-back", component=ReadBack),
    ft.Route(path="visit/is/:id/sign/:item", component=Sign),
    ft.Route(path="visit/is/:id", component=VisitHome),
    ft.Route(path="visit/is/:id/clock", component=Clock),
    ft.Route(path="visit/tests", component=Tests),
    ft.Route(path="visit/tests/new", component=NewTest),
    ft.Route(path="visit/tests/new/:visit", component=NewTest),
    ft.Route(path="visit/tests/is/:id", component=TestScreen),
    ft.Route(path="visit/tests/is/:id/about", component=AboutTest),
    ft.Route(path="visit/tests/is/:id/numbers", component=Numbers),
    ft.Route(path="visit/tests/is/:id/cycle/:cycle", component=CycleScreen),
    ft.Route(path="visit/promise/:id", component=PromiseScreen),
    ft.Route(path="visit/rhythm", component=RhythmScreen),
    ft.Route(path="visit/rhythm/map", component=CoverageScreen),
    ft.Route(path="visit/rhythm/areas", component=AreasScreen),
    ft.Route(path="visit/rhythm/areas/:id", component=AreaScreen),
    ft.Route(path="visit/planned", component=PlannedScreen),
    ft.Route(path="visit/planned/new", component=PlanVisit),
    ft.Route(path="visit/planned/is/:id", component=PlanScreen),
    ft.Route(path="visit/promises", component=Ledger),
    ft.Route(path="visit/due", component=DueScreen),
    ft.Route(path="visit/is/:id/together", component=TogetherScreen),
    ft.Route(path="visit/is/:id/differing", component=Differing),
    ft.Route(path="visit/together", component=FromColleague),
    ft.Route(path="visit/together/:code", component=VisitCode),
    ft.Route(path="visit/handover", component=HandoverScreen),
]
