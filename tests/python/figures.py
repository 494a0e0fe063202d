"""A figure that is a sum of cents, computed again from the events by the table in the README of a dossier.

What only the rules of the grant can tell, how much they leave out, it takes from the dossier: the program computes that.
That nothing but those rules stands between the events and the figure is computed here.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

MARKS = {"Error": "error", "Uncertainty": "uncertain"}
# A line that a limit left over, and one that says how an earlier one changed after its year was closed, by their parts.
OVER, LATER = 10, 2000


class Differs(Exception):
    """A figure does not follow from the events."""


@dataclass(frozen=True)
class Amount:
    """What an event is worth for the account, before any rule of the grant."""

    position: int
    part: int
    kind: str
    component: str
    concerns: int
    on: date
    cents: int
    has_activity: bool

    @property
    def id(self) -> str:
        """What its line is called."""
        return f"{self.position}.{self.part}" if self.part else str(self.position)


def agree(condition: bool, what: str) -> None:
    """It agrees, or the figure does not follow."""
    if not condition:
        raise Differs(what)


def euro(cents: int) -> str:
    """An amount, for people."""
    return f"EUR {'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def below(events: list, position: int) -> list:
    """The events that count as of a position."""
    return [event for event in events if event.position < position]


def body(event) -> dict:
    """The payload has one member, named after the event."""
    return event.payload[event.type]


# What events are worth ----------------------------------------------------------------------------------------------


def worth(event, request: dict) -> list[Amount]:
    """The amounts of an event of a provision: the rows of the table."""
    payload = body(event)

    def amount(kind: str, cents: int, on: str, line: dict | None = None, part: int = 0) -> Amount:
        day = date.fromisoformat(on)
        if line:
            # Of a line of the budget the year is named; the day is the nearest in it.
            day = min(max(day, date(line["year"], 1, 1)), date(line["year"], 12, 31))
        component = line["component"] if line else request["component"]
        has_activity = request["activity"] is not None
        return Amount(event.position, part, kind, component, day.year, day, cents, has_activity)

    match event.type:
        case "PerformanceStated":
            return [amount("actual", payload["amount"], payload["performed_on"])]
        case "PerformanceCorrected":
            return [amount("correction", payload["amount"] - payload["was"], payload["corrects"])]
        case "InvoiceReceived" if payload["vat"]["compensable"] == "Yes" and payload["vat"]["amount"]:
            return [amount("compensable_vat", -payload["vat"]["amount"], payload["invoice_date"])]
        case "PaymentCorrected":
            cents, on = payload["amount"], payload["on"]
            less = amount("reclassification", -cents, on, payload["from"])
            return [less, amount("reclassification", cents, on, payload["to"], part=1)]
        case "RecoveryReceived":
            return [amount("recovery", -payload["amount"], payload["on"], payload["line"])]
    return []


def amounts(events: list, fund: str, effective_on: str) -> list[Amount]:
    """The amounts of all provisions of a fund, of what happened by a day."""
    requests, found = {}, []
    for event in events:
        if event.type == "ProvisionRequested" and body(event)["fund"] == fund:
            requests[event.stream] = body(event)
        elif request := requests.get(event.stream):
            found += [one for one in worth(event, request) if one.on <= date.fromisoformat(effective_on)]
    return found


def closings(events: list, fund: str) -> dict[int, int]:
    """From which position on a year was closed: that of its closing, or of its account that was submitted if lower."""
    found = {}
    for event in events:
        if event.type == "YearClosed" and event.stream[1] == fund:
            position = event.position
        elif event.type == "AccountSubmitted" and body(event)["fund"] == fund:
            position = body(event)["pin"]["position"]
        else:
            continue
        year = body(event)["year"]
        found[year] = min(position, found.get(year, position))
    return found


def counts_in(position: int, year: int, closed: dict[int, int]) -> int:
    """The year itself, or the first after it that was open when the event was recorded."""
    while (at := closed_at(year, closed)) is not None and at <= position:
        year += 1
    return year


def closed_at(year: int, closed: dict[int, int]) -> int | None:
    """Where a year was closed; one without a closing of its own was with a later one."""
    return closed.get(year, min((at for later, at in closed.items() if later > year), default=None))


def accounts(events: list, fund: str, year: int) -> set:
    """The stream of the account of a fund for a year, if it was opened."""
    opened = (event for event in events if event.type == "AccountOpened")
    return {event.stream for event in opened if (body(event)["fund"], body(event)["year"]) == (fund, year)}


def marks(events: list, fund: str, year: int) -> dict[str, str]:
    """The lines that the accountant marked in the account of a year, and did not clear."""
    streams, found = accounts(events, fund, year), {}
    for event in events:
        if event.stream in streams and event.type == "LineMarked":
            found[body(event)["line"]] = MARKS[body(event)["finding"]]
        elif event.stream in streams and event.type == "MarkCleared":
            found.pop(body(event)["line"], None)
    return found


# Definitions --------------------------------------------------------------------------------------------------------


def derivation(definition: dict, wanted: str | None) -> tuple[str, dict]:
    """The id and derivation of the figure asked for; of what c cost in the year, when none is."""
    for figure in definition["figures"]:
        of = figure["derivation"]
        if figure["id"] == wanted or wanted is None and of == {"sum": "cents", "of": ["c"], "when": "in_year"}:
            return figure["id"], of
    raise Differs(f"definition.json has no figure {wanted or 'of what was spent on c'}")


def standing(line: dict) -> str:
    """Whether a line counts, in the words of definitions."""
    said = line["standing"]
    if isinstance(said, str):
        return said
    return MARKS[said["marked"]] if "marked" in said else "left_out"


def selects(of: dict, line: dict, year: int) -> bool:
    """Whether a derivation takes a line."""
    when = {"in_year": line["year"] == year, "cumulative": line["year"] <= year, "before": line["year"] < year}
    is_own = line["concerns"] == line["year"]
    return (
        line["component"] in of.get("of", [line["component"]])
        and line["kind"] in of.get("kinds", [line["kind"]])
        and line["counts"] in of.get("what", [line["counts"]])
        and standing(line) == of.get("standing", "counted")
        and when[of["when"]]
        and {"any": True, "this_year": is_own, "earlier": not is_own}[of.get("concerns", "any")]
    )


def is_actual(component: str, events: list, fund: str) -> bool:
    """Whether the terms account for a component by what was really spent."""
    terms = [body(e)["terms"] for e in events if e.type in ("FundOpened", "TermsAmended") and e.stream[1] == fund]
    return any(one["code"] == component and one["method"] == "Actual" for one in terms[-1]["components"])


# An account ---------------------------------------------------------------------------------------------------------


def of_report(report: dict, definition: dict, events: list, wanted: str | None) -> list[str]:
    """A figure of a report that is a sum of cents, and all that are made of other figures."""
    values = {one["id"]: one["value"] for one in report["figures"]}
    figure, of = derivation(definition, wanted)
    proved = spent(figure, of, values[figure], report, events)
    made_of_others(values, definition)
    return ["proved: the figures that are made of others are their sums", *proved]


def spent(figure: str, of: dict, said: int, report: dict, events: list) -> list[str]:
    """The figure is all amounts of the year, less what the report says is left out."""
    events, fund, year = below(events, report["position"]), report["fund"], report["year"]
    plain = set(of) <= {"sum", "of", "when"} and of.get("when") == "in_year" and "of" in of
    if not plain or not all(is_actual(component, events, fund) for component in of["of"]):
        return [f"not proved: figure {figure}: it is not simply what was really spent in the year"]
    closed = closings(events, fund)
    found = [
        one
        for one in amounts(events, fund, report["effective_on"])
        if one.component in of["of"] and counts_in(one.position, one.concerns, closed) == year
    ]
    left_out = [one for one in report["left_out"] if one["component"] in of["of"]]
    marked(found, marks(events, fund, year), left_out)
    total, less = sum(one.cents for one in found), sum(one["cents"] for one in left_out)
    made = f"{euro(total)} of {len(found)} amounts, less {euro(less)} left out"
    more = said - (total - less)
    if more and any(before < year for before in closed):
        # What a rule left out of a closed year and no longer does, or the other way round, is a line of its own.
        told = f"figure {figure} is {euro(said)}, of which {euro(more)} is of years that were closed"
        return [f"not proved: {told}; the dossier of the figure has its lines ({made})"]
    agree(more == 0, f"figure {figure} is {euro(said)}, the events come to {euro(total - less)}: {made}")
    reasons = ", ".join(sorted({one["reason"] for one in left_out})) or "nothing"
    return [f"proved: figure {figure} is {euro(said)}: {made} ({reasons})"]


def made_of_others(values: dict, definition: dict) -> None:
    """The report has the figures of the definition, and those that are made of others are."""
    known = [figure["id"] for figure in definition["figures"]]
    agree(list(values) == known, "its figures are not those of the definition")
    for figure in definition["figures"]:
        of, value = figure["derivation"], values[figure["id"]]
        if "add" in of:
            made = sum(values[part] for part in of["add"])
        elif "subtract" in of:
            first, *others = of["subtract"]
            made = values[first] - sum(values[part] for part in others)
        else:
            continue
        agree(value == made, f"figure {figure['id']} is {value}, the figures it is made of come to {made}")


def marked(found: list[Amount], marks: dict[str, str], left_out: list[dict]) -> None:
    """What the accountant marked is what the report leaves out for it; where a rule does too, the rule goes first."""
    said, made = defaultdict(int), defaultdict(int)
    for one in left_out:
        said[one["reason"]] += one["cents"]
    for one in found:
        if one.id in marks:
            made[marks[one.id]] += one.cents
    if set(said) <= set(MARKS.values()):
        agree({**said} == {**made}, f"it leaves out {dict(said)} for marks, the events say {dict(made)}")


# A figure -----------------------------------------------------------------------------------------------------------


def of_figure(made: dict, definition: dict, events: list, wanted: str | None) -> list[str]:
    """One figure: its lines are those of the events, and add up to it."""
    asked, said = made["question"], made["figure"]
    agree(wanted in (None, said["id"]), f"it is of figure {said['id']}")
    agree(made["positions"] == [event.position for event in events], "its positions are not those of events.jsonl")
    _, of = derivation(definition, said["id"])
    shares = {one["line"]: one["adds"] for one in made["shares"]}
    agree(said["kind"] == "yes_no" or sum(shares.values()) == said["value"], "its shares do not add up to it")
    if of.get("sum") != "cents":
        return [f"not proved: figure {said['id']}: it is not a sum of cents, only its shares were added up"]
    lines = {line["id"]: line for line in made["lines"]}
    taken = {name: line["amount"] for name, line in lines.items() if selects(of, line, asked["year"])}
    agree(taken == shares, "its shares are not the amounts of the lines that the definition takes")
    for line in lines.values():
        agree(line["fund"] == asked["fund"], f"line {line['id']} is of another fund")
        agree(set(line["rests_on"]) <= set(made["positions"]), f"line {line['id']} rests on events that are not here")
    told = by_events(list(lines.values()), asked, events)
    value = sum(taken.values())
    same = (value, len(taken)) == (said["value"], said["lines"])
    agree(same, f"it is {euro(said['value'])}, its {len(taken)} lines are {euro(value)}")
    sum_of = f"figure {said['id']} is {euro(value)}, the sum of {len(lines)} lines"
    proved = [f"proved: {sum_of}; {told} have their event's amount"]
    if told < len(lines):
        proved.append(f"not proved: the amount of {len(lines) - told} lines that no single event has")
    return proved


def by_events(lines: list[dict], asked: dict, events: list) -> int:
    """Each line has the amount, the component and the year of its event; returns how many can be told."""
    events = below(events, asked["position"])
    known = {one.id: one for one in amounts(events, asked["fund"], asked["effective_on"])}
    closed, together, count = closings(events, asked["fund"]), defaultdict(int), 0
    noted = {year: marks(events, asked["fund"], year) for year in {line["year"] for line in lines}}
    for line in lines:
        position, _, part = line["id"].partition(".")
        if int(part or 0) >= LATER:
            continue
        is_marked = standing(line) == "counted" and line["id"] in noted[line["year"]]
        agree(not is_marked, f"line {line['id']} was marked and counts")
        if line["kind"] in ("norm", "count"):
            count += is_norm(line, events)
            continue
        whole = int(part or 0) % OVER
        one = known.get(f"{position}.{whole}" if whole else position)
        agree(one is not None, f"no event is the one of line {line['id']}")
        same = (line["kind"], line["component"], line["concerns"]) == (one.kind, one.component, one.concerns)
        agree(same and line["on"] == str(one.on), f"line {line['id']} is not what its event says")
        agree(line["year"] == counts_in(one.position, one.concerns, closed), f"line {line['id']} is of another year")
        together[one] += line["amount"]
        count += 1
    for one, cents in together.items():
        # A limit is of an activity: of what has none, nothing can be over it.
        is_part = one.has_activity and abs(cents) <= abs(one.cents) and cents * one.cents >= 0
        what = f"line {one.id} is {euro(cents)} here, and {euro(one.cents)} by its event"
        agree(cents == one.cents or is_part, what)
    return count


def is_norm(line: dict, events: list) -> bool:
    """A line at norm has the norm of its component and year, the last one set; by number of victims it is not told."""
    if line["kind"] == "count":
        agree(line["amount"] == 0, f"line {line['id']} is only counted")
        return True
    found, of = None, (line["component"], line["concerns"])
    for event in events:
        payload = body(event)
        if event.type == "NormAmountSet" and (payload["component"], payload["year"]) == of:
            found = payload["norm"]
        elif event.type in ("FundOpened", "TermsAmended"):
            components = [one for one in payload["terms"]["components"] if one["code"] == line["component"]]
            norms = [norm for one in components for norm in one["norms"] if norm["year"] == line["concerns"]]
            found = norms[0]["norm"] if norms else found
    if found is None or "Amount" not in found:
        return False
    agree(line["amount"] == found["Amount"], f"line {line['id']} is not {euro(found['Amount'])}, the norm")
    return True
