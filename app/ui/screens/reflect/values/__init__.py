"""Looking back: values over time, words, areas, this day in earlier times, a quiet moment."""

from app.ui.screens.reflect.private import private
from app.ui.screens.reflect.values.areas import AreasScreen
from app.ui.screens.reflect.values.home import LookBack
from app.ui.screens.reflect.values.quiet import QuietScreen
from app.ui.screens.reflect.values.trend import TrendScreen
from app.ui.screens.reflect.values.used import UsedScreen

ROUTES = [
    private("reflect/back", LookBack),
    private("reflect/back/trend", TrendScreen),
    private("reflect/back/words", UsedScreen),
    private("reflect/back/areas", AreasScreen),
    private("reflect/back/quiet", QuietScreen),
]
