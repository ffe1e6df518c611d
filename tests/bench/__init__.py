"""`make bench`: medians of several runs beside a baseline in the same run.

Machines are shared and noisy, so it is the ratios that count.
"""
