"""Published test vectors, as `cryptography-vectors` carries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
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


HKDF = ("KDF/rfc-5869-HKDF-SHA256.txt", "KDF/hkdf-generated.txt")
"""Files of vectors: three of RFC 5869, and one of 1,200 bytes."""
PBKDF2 = (
    ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
    (
        "Password",
        "NaCl",
        80_000,
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
    ),
)
"""RFC 7914, section 11: password, salt, rounds, the first 32 bytes (of those vectors the
package has SHA-1 only; see `encrypted`)."""


@dataclass(frozen=True)
class Encrypted:
    """A private key of the package, encrypted by OpenSSL with PBKDF2-HMAC-SHA-256 and AES-256-CBC
    (PBES2, RFC 8018): the one published thing in it that a stretched password opens."""

    name: str
    salt: bytes
    rounds: int
    iv: bytes
    ciphertext: bytes
    plaintext: bytes

    def opens_with(self, key: bytes) -> bool:
        """Say whether `key` is the one that the password "password" stretches to."""
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(self.iv)).decryptor()
        padded = decryptor.update(self.ciphertext) + decryptor.finalize()
        padding = 16 - len(self.plaintext) % 16
        return padded == self.plaintext + bytes([padding] * padding)


def encrypted() -> Iterator[Encrypted]:
    """Yield the private keys that are encrypted so."""
    for name in ("Ed25519/ed25519", "X25519/x25519", "X448/x448", "Ed448/ed448"):
        with open_vector_file(f"asymmetric/{name}-pkcs8-enc.der", "rb") as file:
            der = file.read()
        with open_vector_file(f"asymmetric/{name}-pkcs8.der", "rb") as file:
            plaintext = file.read()
        # Each is laid out alike, so that the parts are found without a parser of ASN.1.
        assert der[49:59] == bytes.fromhex("06082a864886f70d0209"), "hmacWithSHA256"
        assert der[63:74] == bytes.fromhex("060960864801650304012a"), "aes-256-cbc"
        yield Encrypted(
            name, der[35:43], int.from_bytes(der[45:47], "big"), der[76:92], der[94:], plaintext
        )


DIFFIE_HELLMAN = (
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
    "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
    "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
    "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
)
"""RFC 7748, section 6.1: two private keys, their public ones, and what they have in common (the
package has section 5.2 only)."""


def signed() -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
    """Yield the 1,024 vectors of Ed25519's own authors, among them those of RFC 8032, section 7.1:
    seed, public key, message, signature."""
    with open_vector_file("asymmetric/Ed25519/sign.input", "r") as lines:
        for line in lines:
            seed, public, message, signature = map(bytes.fromhex, line.strip().split(":")[:4])
            yield seed[:32], public, message, signature[:64]
