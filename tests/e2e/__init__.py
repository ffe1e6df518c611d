"""Tests of the whole app in real browsers."""
