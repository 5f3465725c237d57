"""A pair of states over time: incidents by quarter and quad class, each bar leading to its events."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Path as InPath
from markupsafe import Markup

from dragoman.web.charts.dyad import Quarter, balance_drawing, dyad_drawing
from dragoman.web.page import Filter, Page, listing
from dragoman.web.parameters import Cursor, Limit, actor_pattern
from dragoman.web.shelf import Generation

PairInPath = Annotated[str, InPath(pattern=r"^[A-Z]{3}-[A-Z]{3}$", description="Two states, such as `CHN-RUS`.")]

FEWEST_FOR_TREND = 10
"""Incidents below which the page says that they are too few for a trend."""
_PARTIES = "concat(coalesce(source, ''), ';', coalesce(recipient, ''))"
_PAIRS = (
    "(select a || '-' || b as pair, any_value(a) as a, any_value(b) as b, sum(incidents)::bigint as incidents, "
    "sum(quad_counts.verbal_cooperation)::bigint as verbal_cooperation, "
    "sum(quad_counts.material_cooperation)::bigint as material_cooperation, "
    "sum(quad_counts.verbal_conflict)::bigint as verbal_conflict, "
    "sum(quad_counts.material_conflict)::bigint as material_conflict, count(*) as periods from relations group by 1)"
)


def dyads(record: Generation, next: Cursor = None, limit: Limit = 50) -> Page:
    """Pairs of states, those with most incidents first."""
    found = listing(record, _PAIRS, Filter(), key="incidents", unique="pair", kind=int, after=next, limit=limit)
    return Page(
        template="dyads.html",
        title="Dyads",
        data={"dyads": found.rows, "total": found.total},
        rows=found.rows,
        next=found.next,
        shown={"balances": _balances(found.rows)},
    )


_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def _balances(rows: Sequence[dict[str, Any]]) -> dict[str, Markup]:
    counts = {row["pair"]: (row[_QUADS[0]], row[_QUADS[1]], row[_QUADS[2]], row[_QUADS[3]]) for row in rows}
    most = max((max(a + b, c + d) for a, b, c, d in counts.values()), default=0)
    return {pair: balance_drawing(each, most) for pair, each in counts.items()}


def dyad(record: Generation, pair: PairInPath) -> Page:
    """Cooperation and conflict of two states by quarter."""
    a, b = sorted(pair.split("-"))
    periods = record.rows("select * from relations where a = ? and b = ? order by period", a, b)
    total = sum(row["incidents"] for row in periods)
    latest = record.rows(
        f"select * from incidents where regexp_matches({_PARTIES}, ?) and regexp_matches({_PARTIES}, ?) "
        "order by coalesce(occurred_earliest, '') desc, incident_id limit 30",
        actor_pattern(a), actor_pattern(b),
    )  # fmt: skip
    both = f"regexp_matches({_PARTIES}, ?) and regexp_matches({_PARTIES}, ?)"
    counts = {"all": record.count(f"incidents where {both}", actor_pattern(a), actor_pattern(b))}
    quarters = _quarters(periods, a, b)
    return Page(
        template="dyad.html", title=f"{record.actor(a)} and {record.actor(b)}",
        data={"pair": f"{a}-{b}", "a": a, "b": b, "periods": periods, "incidents": latest, "total": total,
              "counts": counts, "too_few": total < FEWEST_FOR_TREND or len(periods) < 3},
        rows=periods, shown={"drawing": dyad_drawing(quarters), "quarters": quarters},
    )  # fmt: skip


def _quarters(periods: list[dict[str, Any]], a: str, b: str) -> list[Quarter]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for row in periods:
        quads = row["quad_counts"]
        values = [quads["verbal_cooperation"], quads["material_cooperation"], quads["verbal_conflict"],
                  quads["material_conflict"], row["incidents"], row["origins"]]  # fmt: skip
        kept = sums[quarter_of(row["period"])]
        for at, value in enumerate(values):
            kept[at] += value
    return [
        Quarter(name=name, counts=(v[0], v[1], v[2], v[3]), incidents=v[4], origins=v[5], link=_link(name, a, b))
        for name, v in sorted(sums.items())
    ]


def quarter_of(period: str) -> str:
    """The quarter of an EDTF period that begins with a year and month; a year stays a year."""
    year, _, rest = period.partition("-")
    month = rest[:2]
    if not month.isdigit():
        return year
    number = int(month)
    if 33 <= number <= 36:
        return f"{year} Q{number - 32}"
    return f"{year} Q{(number - 1) // 3 + 1}" if 1 <= number <= 12 else year


def _link(name: str, a: str, b: str) -> str:
    year, _, quarter = name.partition(" Q")
    if not quarter:
        return f"/events?dyad={a}-{b}&since={year}&until={year}"
    first = (int(quarter) - 1) * 3 + 1
    return f"/events?dyad={a}-{b}&since={year}-{first:02}&until={year}-{first + 2:02}"
