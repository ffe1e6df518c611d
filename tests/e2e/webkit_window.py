"""A window with WebKitGTK in it, for `webkit.py`: run by the system's own Python, which has GTK.

The driver that comes with WebKitGTK forgets everything when it quits, and what has to be tested is
that a restart forgets nothing. One line of JSON in, one out: {"open": url}, {"evaluate": body of an
async function}, {"close": true}; answers are {"value": ...} or {"error": ...}.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402


def answer(value: Any = None, error: str | None = None) -> None:
    """Write one answer."""
    print(json.dumps({"value": value} if error is None else {"error": error}), flush=True)


def evaluated(view: Any, result: Any) -> None:
    """Answer with what a script returned."""
    try:
        value = view.call_async_javascript_function_finish(result)
        answer(json.loads(value.to_json(0) or "null"))
    except GLib.Error as error:
        answer(error=error.message)


def main(profile: str, width: str, height: str) -> None:
    """Open a window that keeps its storage in the folder `profile`, and do what is asked."""
    storage = WebKit2.WebsiteDataManager(
        base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
    )
    context = WebKit2.WebContext.new_with_website_data_manager(storage)
    view = WebKit2.WebView.new_with_context(context)
    view.get_settings().set_enable_write_console_messages_to_stdout(False)
    window = Gtk.Window()
    window.set_default_size(int(width), int(height))
    window.add(view)
    window.show_all()

    def ask(channel: Any, condition: Any) -> bool:
        line = sys.stdin.readline()
        message = json.loads(line) if line else {"close": True}
        if "open" in message:
            view.load_uri(message["open"])
            answer()
        elif "evaluate" in message:
            body = message["evaluate"]
            view.call_async_javascript_function(body, -1, None, None, None, None, evaluated)
        else:
            window.destroy()
            Gtk.main_quit()
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, ask)
    answer()
    Gtk.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
