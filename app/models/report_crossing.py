"""Two ways to part the same people, by role and by team, told together.

Who knows in which team and which role each person is can take one number from another: where a team
is a role and one person more, that person is left. So a team is told only where no sums of roles
and teams can leave too few.

See people as a web: roles and teams are its knots, and people of one role in one team tie the two.
A tie holds as many numbers as can still be exchanged along it, which is the smaller one of those
who have done something and those who have not. What can be worked out from sums are cuts through
the web. While each cut goes through ties that hold at least five, no count of 1 to 4 comes out.
Roles that share enough teams hang together by five; a team that ties with five to them hangs on.
Both are enough, and quickly seen; that more might be told in rare cases is no loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from app.models.report_hiding import LEAST, OTHERS, Figure, Tally, Told, summed

Cells = Mapping[tuple[str, str], Tally]
"""By role and team: of how many people there, how many have done it."""


def crossed(cells: Cells, roles: Told, least: int = LEAST) -> Told:
    """Return by team what may be told beside what `roles` tells of the same people."""
    sums: dict[str, tuple[int, int]] = {}
    for (_, team), tally in cells.items():
        count, people = sums.get(team, (0, 0))
        sums[team] = count + tally.count, people + (tally.people or 0)
    teams = {team: Tally(*pair) for team, pair in sums.items()}
    shown: set[str] = set()
    if roles.total.count is not None:
        open_roles = {id for id, figure in roles.parts.items() if figure.count is not None}
        shown = _shown(cells, teams, open_roles, least)
    hidden = set(teams) - shown
    parts = {
        id: Figure(None, each.people, "kept") if id in hidden else Figure(each.count, each.people)
        for id, each in teams.items()
    }
    others = None
    if hidden and roles.total.count is not None:
        rest = summed((teams[id] for id in hidden), True)
        others = Figure(rest.count, rest.people)
    return Told(parts, others, roles.total)


def _shown(cells: Cells, teams: Mapping[str, Tally], roles: set[str], least: int) -> set[str]:
    """Return the teams that may be told."""
    shown = {id for id, each in teams.items() if each.is_plain(least)}
    while shown:
        blocks = {team: team if team in shown else OTHERS for team in teams}
        ties = _ties(cells, roles, blocks)
        if not _hang_together(ties, roles, least):
            return set()
        loose = {
            block
            for block in set(blocks.values())
            if sum(ties.get(role, {}).get(block, 0) for role in roles) < least
        }
        rest = summed((teams[id] for id in teams if id not in shown), True)
        if rest.people and not rest.is_plain(least):
            loose.add(OTHERS)
        if not loose:
            return shown
        shown -= loose
        if loose == {OTHERS}:
            shown.discard(min(shown, key=lambda id: (teams[id].count, id)))
    return shown


def _ties(cells: Cells, roles: set[str], blocks: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return by role and block of teams how much can be exchanged."""
    done: dict[str, dict[str, int]] = {role: {} for role in roles}
    left: dict[str, dict[str, int]] = {role: {} for role in roles}
    for (role, team), tally in cells.items():
        if role in roles:
            block, here, there = blocks[team], done[role], left[role]
            here[block] = here.get(block, 0) + tally.count
            there[block] = there.get(block, 0) + (tally.people or 0) - tally.count
    return {
        role: {block: min(count, left[role][block]) for block, count in of_role.items()}
        for role, of_role in done.items()
    }


def _hang_together(ties: Mapping[str, Mapping[str, int]], roles: Iterable[str], least: int) -> bool:
    """Return whether the roles are one knot, by the teams that they have in common."""
    groups = [{role} for role in roles]
    for one, other in combinations(roles, 2):
        first, second = (next(group for group in groups if id in group) for id in (one, other))
        if first is second:
            continue
        here, there = ties.get(one, {}), ties.get(other, {})
        if sum(min(value, there.get(block, 0)) for block, value in here.items()) >= least:
            groups.remove(second)
            first |= second
    return len(groups) == 1
