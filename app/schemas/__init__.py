"""What comes from outside becomes a record here, or a clear error.

Pydantic lives here, imported when first needed: it costs half a second in a browser.
"""
