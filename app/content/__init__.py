"""Content: compiled from `content/` where a person writes it, loaded as one pack."""
