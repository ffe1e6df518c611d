"""A page of HTML, as a test reads it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "progress", "input"}


class Markup(HTMLParser):
    """Tags in order, with their attributes; the text between them; a few things by name."""

    def __init__(self, page: str) -> None:
        """Read `page` whole."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.said: list[tuple[str, str]] = []
        """Text with the name of the tag it stands in."""
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end."""
        if tag not in VOID:
            assert self._open.pop() == tag, f"{tag} ends in the wrong place"

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.said.append((self._open[-1] if self._open else "", data))

    @property
    def text(self) -> str:
        """Everything there is to read."""
        return "".join(data for tag, data in self.said if tag not in ("style", "script", "title"))

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """What the page is made of, whatever its words are."""
        return [(tag, tuple(sorted(attributes))) for tag, attributes in self.tags]

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every `tag`."""
        return [attributes for name, attributes in self.tags if name == tag]

    def named(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every `tag` that has the attributes `wanted`."""
        return [found for found in self.all(tag) if wanted.items() <= found.items()]

    def values(self, *names: str) -> list[str]:
        """Every value of the attributes called so."""
        return [found[name] for _, found in self.tags for name in names if name in found]

    def inside(self, tag: str) -> list[str]:
        """The text right inside every `tag`."""
        return [data for name, data in self.said if name == tag]
