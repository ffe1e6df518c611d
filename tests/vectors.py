"""Published test vectors, as `cryptography-vectors` carries them."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography_vectors import open_vector_file

Vector = dict[str, str]
"""One vector: the file's own names in lower case, its section's too; `fail` where it must."""


def vectors(path: str) -> Iterator[Vector]:
    """Yield the vectors of one file of NIST's or an RFC's "name = value" form."""
    section: Vector = {}
    vector: Vector = {}
    with open_vector_file(path, "r") as lines:
        for line in map(str.strip, lines):
            name, equals, value = (part.strip() for part in line.strip("[]").partition("="))
            if line.startswith("["):
                section[name.lower()] = value
            elif name.lower() == "count":
                if vector:
                    yield vector
                vector = {**section}
            elif line == "FAIL":
                vector["fail"] = ""
            elif equals and not line.startswith("#"):
                vector[name.lower()] = value
    yield vector


def gcm(path: str) -> Iterator[Vector]:
    """Yield those vectors of AES-GCM that have our nonce and tag sizes."""
    return (
        vector
        for vector in vectors(f"ciphers/AES/GCM/{path}")
        if vector["ivlen"] == "96" and vector["taglen"] == "128"
    )


PBKDF2 = (
    ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
    (
        "Password",
        "NaCl",
        80_000,
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
    ),
)
"""RFC 7914, section 11: password, salt, rounds, the first 32 bytes (the package has SHA-1 only)."""
DIFFIE_HELLMAN = (
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
    "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
    "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
    "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
)
"""RFC 7748, section 6.1: two private keys, their public ones, and what they have in common (the
package has section 5.2 only)."""
