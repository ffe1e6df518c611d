"""Checklists out of XLSForm, the spreadsheet in which ODK, Kobo and others keep their forms.

`workbook` opens the file or refuses it, `table` finds columns and languages, `expression` reads
conditions, `survey` goes through the questions, and `checklist` makes a template of them. Nothing
is dropped in silence: what a checklist cannot hold is a `Left`, with its sheet, row and reason.
"""
