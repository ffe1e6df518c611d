"""A counter: the smallest app that the packer can pack."""
