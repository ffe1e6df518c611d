"""Sync: the outbox goes up, other devices' ops come down. The user interface never waits for it."""
