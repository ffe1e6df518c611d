"""Devices, a network that does its worst and an endpoint that dies: one process, one virtual clock.

`python -m tests.simulation --seed N` goes through one schedule, and the same seed is the same
schedule, byte for byte. `--schedules M` goes through the M schedules from there on.
"""
