"""The central endpoint. Never shipped to the browser."""
