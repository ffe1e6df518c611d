"""Small modules that are packed in place of large ones of the standard library."""
