"""What is not packed although something names it, and what is packed but not waited for."""

from __future__ import annotations

LEFT_OUT = {
    # Development: nobody looks over the shoulder of a phone.
    "unittest": "tests",
    "doctest": "tests",
    "pdb": "a debugger",
    "bdb": "a debugger",
    "cmd": "a debugger's command line",
    "pydoc": "help() at a prompt",
    "_pyrepl": "a prompt",
    "rlcompleter": "a prompt",
    "readline": "a prompt",
    "pyodide.console": "a prompt",
    "cProfile": "measuring",
    "profile": "measuring",
    "tracemalloc": "measuring; asyncio asks for it only in debug mode",
    "difflib": "names like a misspelt one, which traceback suggests at a prompt",
    "argparse": "the command line of modules that can be run as programs",
    "getopt": "the command line of modules that can be run as programs",
    "flet.testing": "tests",
    "pydantic.mypy": "a type checker's plugin",
    "anyio.pytest_plugin": "tests",
    # Other processes and threads: a page has none.
    "multiprocessing": "processes",
    "concurrent.futures.process": "processes",
    "concurrent.futures.interpreter": "interpreters in threads",
    "concurrent.interpreters": "interpreters in threads",
    "_posixsubprocess": "processes",
    # Other platforms.
    "asyncio.windows_events": "Windows",
    "asyncio.windows_utils": "Windows",
    "asyncio.proactor_events": "Windows",
    "encodings._win_cp_codecs": "Windows",
    "ctypes": "libraries of Windows and macOS",
    "plistlib": "macOS",
    "pwd": "users of a computer",
    "grp": "users of a computer",
    "tty": "terminals",
    "webbrowser": "a desktop's browser; in a page Flet opens addresses through the client",
    "pyodide._nodesock_transport": "Node",
    "flet.messaging.flet_socket_server": "a desktop's window",
    "flet.messaging.flet_dart_bridge_server": "Flet inside a native app",
    "flet_desktop": "a desktop's window",
    "flet_web": "Flet's own server",
    "flet.fastapi": "Flet's own server",
    # Networks other than fetch.
    "http.server": "a server",
    "socketserver": "a server",
    "xmlrpc": "a server",
    "ftplib": "addresses that begin with ftp",
    "netrc": "pass words of a computer's user",
    "getpass": "pass words at a terminal",
    "httpcore": "sockets; our transport is fetch",
    "anyio": "sockets and threads; asyncio is there",
    "trio": "another event loop",
    "sniffio": "which event loop it is",
    "h11": "sockets",
    "h2": "sockets",
    "socksio": "sockets",
    "certifi": "200 kB of certificates; the browser has its own",
    "httpx._main": "a command line",
    # Other forms of what is there.
    "_pydatetime": "datetime in Python; the one in C is there",
    "_pydecimal": "decimal in Python; the one in C is there",
    "_pylong": "numbers of more than a thousand digits",
    "pydantic.v1": "pydantic of long ago",
    "pydantic.deprecated": "names of long ago",
    "idna.uts46data": "spellings that differ from the one a browser's address has",
    # What would be done with what nobody brings.
    "flet.auth": "signing in elsewhere",
    "xml": "XML",
    "html": "HTML",
    "tarfile": "tar files",
    "csv": "tables as text",
    "statistics": "statistics",
    "pprint": "printing for people who program",
    "pickle": "log records sent to another process",
    "gettext": "translations of command lines",
    "shlex": "command lines",
    "py_compile": "compiling to files",
    "sqlite3": "a database",
    "email._header_value_parser": "writing e-mail",
    "email.contentmanager": "writing e-mail",
    "email.headerregistry": "writing e-mail",
    "email.policy": "writing e-mail",
}
"""A module, or a package with all in it, and what it would be for."""

LATER = (
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
)
"""Modules that are imported by what is not Python, by name only when the time comes."""
