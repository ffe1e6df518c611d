"""Pieces that two screens or more use."""
