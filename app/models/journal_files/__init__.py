"""Files that a journal goes to and comes from: pure rules, one module a form."""
