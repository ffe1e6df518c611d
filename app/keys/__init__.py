"""Sealing: what only its writer may read is ciphertext before it reaches the store."""
