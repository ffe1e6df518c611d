"""The lock on the journal: put on, opened, got past, changed."""
