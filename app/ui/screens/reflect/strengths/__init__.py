"""Strengths and gaps: answer, see what it shows, choose one thing."""

from app.ui.screens.reflect.strengths.area import AreaAsked
from app.ui.screens.reflect.strengths.home import StrengthsHome
from app.ui.screens.reflect.strengths.opened import opened
from app.ui.screens.reflect.strengths.shown import Shown

ROUTES = [
    opened("reflect/strengths", StrengthsHome),
    opened("reflect/strengths/is/:id/area/:area", AreaAsked),
    opened("reflect/strengths/is/:id", Shown),
]
