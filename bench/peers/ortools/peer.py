"""The rotation plan on CP-SAT: a yes or no for each seat and month, as its manual has scheduling. Reads one instance as JSON
from stdin (bench/plan-peer.ts writes it), and prints what it found, its bound and what it took. Its arguments: threads (0
for its own default), the gap at which it may stop, and the seconds after which it has to."""

import json
import resource
import sys
import time

from ortools.sat.python import cp_model


def main():
    threads, gap, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    given = json.load(sys.stdin)
    start, cpu = time.perf_counter(), time.process_time()
    model, chosen = build(given)
    built = time.perf_counter()
    solver = cp_model.CpSolver()
    if threads:
        solver.parameters.num_workers = threads
    solver.parameters.relative_gap_limit = gap
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    print(
        json.dumps(
            {
                "buildSeconds": built - start,
                "seconds": time.perf_counter() - start,
                "cpuSeconds": time.process_time() - cpu,
                "status": solver.status_name(status),
                "bound": solver.best_objective_bound,
                "months": [
                    next(month for month, var in own.items() if solver.value(var)) for own in chosen
                ]
                if found
                else None,
                "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            }
        )
    )


def build(given):
    model = cp_model.CpModel()
    weights = given["weights"]
    chosen = []
    for seat in given["seats"]:
        own = {month: model.new_bool_var("") for month in seat["months"]}
        model.add_exactly_one(own.values())
        chosen.append(own)
    for team in given["teams"]:
        add_team(model, given, team, chosen)

    costs = [(cost, var) for seat, own in zip(given["seats"], chosen) for cost, var in zip(seat["costs"], own.values()) if cost]
    terms = [cost * var for cost, var in costs]
    peak = model.new_int_var(0, len(chosen), "")
    by_month, by_unit = {}, {}
    for seat, own in zip(given["seats"], chosen):
        for month, var in own.items():
            by_month.setdefault(month, []).append(var)
            by_unit.setdefault((seat["unit"], month), []).append(var)
    for vars in by_month.values():
        model.add(sum(vars) <= peak)
    for (unit, _), vars in by_unit.items():
        level = given["levels"][unit]
        if len(vars) > level:
            above = model.new_int_var(0, len(vars) - level, "")
            model.add(sum(vars) - level <= above)
            terms.append(weights["unit"] * above)
    terms.append(weights["peak"] * peak)
    model.minimize(sum(terms))
    return model, chosen


def add_team(model, given, team, chosen):
    rules = given["rules"]
    seats = [(given["seats"][n], chosen[n]) for n in team["seats"]]
    months = sorted({month for _, own in seats for month in own})
    leaving = {month: [own[month] for _, own in seats if month in own] for month in months}
    used = {month: model.new_bool_var("") for month in months}
    with_leader = team["members"] * rules["share"][0] // rules["share"][1]
    for month in months:
        for var in leaving[month]:
            model.add_implication(var, used[month])
        if len(leaving[month]) > rules["most"]:
            model.add(sum(leaving[month]) <= rules["most"])
        members = [own[month] for seat, own in seats if month in own and seat["role"] == "member"]
        for seat, own in seats:
            if month in own and seat["role"] == "leader" and len(members) > with_leader:
                model.add(sum(members) <= with_leader).only_enforce_if(own[month])
        known = [month - start >= rules["known"] for start in team["stays"] if start is not None].count(True)
        stay = [
            var
            for seat, own in seats
            for other, var in own.items()
            if (other > month and month - seat["start"] >= rules["known"]) or month - other >= rules["known"]
        ]
        if team["veterans"] > known:
            model.add(sum(stay) + known >= team["veterans"]).only_enforce_if(used[month])
    for start in {seat["start"] for seat, _ in seats}:
        group = [own for seat, own in seats if seat["start"] == start]
        if len(group) <= rules["batches"]:
            continue
        batch = {month: model.new_bool_var("") for own in group for month in own}
        for own in group:
            for month, var in own.items():
                model.add_implication(var, batch[month])
        model.add(sum(batch.values()) <= rules["batches"])


main()
