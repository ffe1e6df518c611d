"""Pages of HTML from content: readable without a script, and the first thing the app shows.

Every function here makes text from records and escapes what comes from content; only `folder`
writes files.
"""
