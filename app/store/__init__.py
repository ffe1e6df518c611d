"""The device's store. TinyDB is a view; the log owns the bytes."""
