"""Rings: questions that wait for each other, so that none of them could ever show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def rings(looks_at: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Yield rings of questions of which each looks at the next, and the last at the first.

    By number; one that looks only at itself is a ring of one. Of rings that share questions at
    least one is found, so that none is left where nothing is found. Goes along each look once.
    """
    done: set[int] = set()
    for start in looks_at:
        if start in done:
            continue
        # A stack of our own: a form may have thousands of questions in a row.
        path, at = [start], {start: 0}
        ways = [iter(looks_at.get(start, ()))]
        while ways:
            here = next(ways[-1], None)
            if here is None:
                ways.pop()
                last = path.pop()
                del at[last]
                done.add(last)
            elif here in at:
                yield path[at[here] :]
            elif here not in done:
                at[here] = len(path)
                path.append(here)
                ways.append(iter(looks_at.get(here, ())))
