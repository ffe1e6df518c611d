"""The journal taken along: out, in, and one reflection as evidence."""

from app.ui.screens.reflect.portable.bringing import BringIn
from app.ui.screens.reflect.portable.choosing import ChooseReflection, ForWhat, Tick
from app.ui.screens.reflect.portable.evidence import EvidenceScreen
from app.ui.screens.reflect.portable.home import PortableHome
from app.ui.screens.reflect.portable.taking import TakeOut
from app.ui.screens.reflect.private import private

ROUTES = [
    private("reflect/portable", PortableHome),
    private("reflect/portable/out", TakeOut),
    private("reflect/portable/out/entries", Tick),
    private("reflect/portable/in", BringIn),
    private("reflect/evidence", ChooseReflection),
    private("reflect/evidence/:id", ForWhat),
    private("reflect/evidence/:id/:form", EvidenceScreen),
]
