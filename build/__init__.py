"""The packer: makes `build/web`, the whole app as static files, from the package indexes alone."""
