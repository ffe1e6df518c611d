"""The commands of `leadwell`, by who gives them; `app.cli` brings them together."""
