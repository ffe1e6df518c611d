"""The ways from Share to one's organisation, and for those who lead it to its reports."""

from __future__ import annotations

import flet as ft

from app.models.membership import Membership
from app.state.reports import Reports
from app.ui.parts.words import heading
from app.ui.screens.share.organisation import organisation_card
from app.ui.screens.share.reports import way_to_reports
from app.words import organisation as words


def belonging_ways(belongs: Membership, reports: Reports) -> list[ft.Control]:
    """A heading and what is below it."""
    return [heading(words.TITLE), organisation_card(belongs), *way_to_reports(reports)]
