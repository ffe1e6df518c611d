"""The items of a visit, by kind: one tap an answer, a note on any, and promises."""

from app.ui.screens.visit.items.item import visit_item as visit_item
from app.ui.screens.visit.promising import PromiseItem as PromiseItem
