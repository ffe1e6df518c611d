"""Sealing: what only its writer may read is ciphertext before it reaches the store.

One small protocol (`crypto`) over two backends: WebCrypto in the browser, pyca `cryptography`
elsewhere. Nothing here keeps bytes or talks to a network, and only bytes are kept: never a
`CryptoKey`, which some browsers lose.
"""
