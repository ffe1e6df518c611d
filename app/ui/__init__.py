"""Screens. They read state, call its methods and know nothing else."""
