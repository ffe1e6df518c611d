"""The app's own words in a file of the journal."""

from __future__ import annotations

from app.models.journal_files.pieces import Labels
from app.words import portable as words

LABELS = Labels(
    title=words.FILE_TITLE,
    lead=words.FILE_LEAD,
    page=words.PAGE,
    head=words.FILE_HEAD,
    tags=words.FILE_TAGS,
    behaviours=words.FILE_BEHAVIOURS,
    values=words.FILE_VALUES,
    other=words.FILE_OTHER,
    number=words.FILE_NUMBER,
)
