"""Leadwell: learn, reflect, visit and share, offline."""
