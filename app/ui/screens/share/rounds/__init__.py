"""A team or board looks at itself: asked, replied, shown together, talked about."""

import flet as ft

from app.ui.screens.reflect.private import private
from app.ui.screens.share.rounds.home import RoundsHome
from app.ui.screens.share.rounds.opening import OpenRound
from app.ui.screens.share.rounds.reply import ReplyScreen
from app.ui.screens.share.rounds.round import RoundScreen
from app.ui.screens.share.rounds.talk import TalkScreen

ROUTES = [
    ft.Route(path="me/share/rounds", component=RoundsHome),
    ft.Route(path="me/share/rounds/open", component=OpenRound),
    ft.Route(path="me/share/rounds/is/:id", component=RoundScreen),
    # What would be sent comes from the journal.
    private("me/share/rounds/is/:id/reply", ReplyScreen),
    ft.Route(path="me/share/rounds/is/:id/sheet", component=TalkScreen),
]
