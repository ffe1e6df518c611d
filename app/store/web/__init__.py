"""Places to keep bytes that only a browser has."""
