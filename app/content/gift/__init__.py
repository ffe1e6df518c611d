"""Questions in GIFT, the text format of Moodle: `reading` takes them in, `writing` gives them out.

What GIFT cannot say stands in comments beside it, which every other reader passes over: the ids of
answers (`// id: …`) and the reasons of pairs (`// why: …`). Without them ids are made from words.
"""
