"""What is not packed although something names it, and what is packed but not waited for."""

from __future__ import annotations

LEFT_OUT = {
    # Development: nobody looks over the shoulder of a phone.
    "doctest": "tests",
    "pyodide.console": "a prompt",
    "tracemalloc": "measuring; asyncio asks for it only in debug mode",
    "difflib": "names like a misspelt one, which traceback suggests at a prompt",
    "argparse": "the command line of modules that can be run as programs",
    "getopt": "the command line of modules that can be run as programs",
    # Other processes and threads: a page has none.
    "_interpreters": "interpreters in threads",
    "concurrent.futures.process": "processes",
    "concurrent.futures.interpreter": "interpreters in threads",
    "_posixsubprocess": "processes",
    # Other ways to compress than the one that browsers and our archives have.
    "bz2": "taken from the interpreter too, see `build/wasm/spare.py`",
    "lzma": "the same",
    "compression.zstd": "the same",
    # Other platforms.
    "asyncio.windows_events": "Windows",
    "encodings._win_cp_codecs": "Windows",
    "ctypes": "libraries of Windows and macOS",
    "plistlib": "macOS",
    "pwd": "users of a computer",
    "grp": "users of a computer",
    "webbrowser": "a desktop's browser; in a page Flet opens addresses through the client",
    "pyodide._nodesock_transport": "Node",
    "flet.messaging.flet_socket_server": "a desktop's window",
    "flet.messaging.flet_dart_bridge_server": "Flet inside a native app",
    "flet_desktop": "a desktop's window",
    "flet_web": "Flet's own server",
    # Networks other than fetch.
    "ftplib": "addresses that begin with ftp",
    "netrc": "pass words of a computer's user",
    "httpcore": "sockets; our transport is fetch",
    "trio": "another event loop",
    "sniffio": "which event loop it is",
    "h2": "sockets",
    "socksio": "sockets",
    "certifi": "200 kB of certificates; the browser has its own",
    "httpx._main": "a command line",
    # Other forms of what is there.
    "_pydatetime": "datetime in Python; the one in C is there",
    "_pydecimal": "decimal in Python; the one in C is there",
    "pydantic.v1": "pydantic of long ago",
    "pydantic.deprecated": "names of long ago",
    "idna.uts46data": "spellings that differ from the one a browser's address has",
    # What would be done with what nobody brings.
    "flet.auth": "signing in elsewhere",
    "tarfile": "tar files",
    "fsrs.optimizer": "fitting the curve to one person, with torch",
    "statistics": "statistics",
    "pickle": "log records sent to another process",
    "py_compile": "compiling to files",
    "email.policy": "writing e-mail",
    "PIL": "pictures in a PDF",
    "endesive": "signing a PDF",
    "uharfbuzz": "shaping letters of a typeface of one's own in a PDF",
    "cryptography": "sealing a PDF; on a desktop also the journal",
    # What only other Pythons have.
    "_hashlib": "OpenSSL; the digests in C are there",
    "_uuid": "a system's own library; uuid does without",
    "zoneinfo._zoneinfo": "zones in Python; the one in C is there",
    "__pypy__": "PyPy",
    "StringIO": "Python 2",
    "importlib_metadata": "Python before 3.8",
    "_winapi": "Windows",
    "_wmi": "Windows",
    "msvcrt": "Windows",
    "nt": "Windows",
    "winreg": "Windows",
    "_scproxy": "macOS",
    "_ios_support": "iOS",
    "java": "Jython",
    "vms_lib": "VMS",
    "dart_bridge": "Flet inside a native app",
    "flet_cli": "Flet's own commands",
    "rich": "colours at a prompt",
    "brotli": "unpacking answers; the browser does",
    "brotlicffi": "unpacking answers; the browser does",
    "zstandard": "unpacking answers; the browser does",
    # The app's own, away from browsers.
    "app.content.compile": "content from its sources, in development",
    "app.keys.native": "sealing on a desktop",
    "app.store.file": "files on a desktop",
}
"""A module, or a package with all in it, and what it would be for."""

LATER = (
    "fsrs",
    "fpdf",
    "flet_charts",
    "fontTools",
    "segno",
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "typing_inspection",
    "typing_extensions",
    "httpx",
    "idna",
    "email",
    "http",
    "mimetypes",
)
"""Packages that no first screen waits for: what checks data from outside, and what sends.

Whole ones only: a package is imported from one archive.
"""

ROOTS = (
    "importlib.metadata",  # the import system asks it to forget; `build/standins` has one
    "runpy",  # the worker starts the app with it
    "flet.messaging.pyodide_connection",
    "importlib.readers",  # zipimport asks for it when a file beside a module is read
    "encodings.utf_8",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.cp437",  # names of files in a zip
    "encodings.utf_8_sig",
    "encodings.cp1252",  # the letters of the certificate
    "encodings.utf_16_be",  # its title and whose it is, with letters of any script
)
"""Modules that are imported by what is not Python, by name only when the time comes."""
