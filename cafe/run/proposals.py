"""Plan → **run** → write up → send. What would bring a late evening back: minutes off, and stages passed over.

Protected stages keep what they have. Rules: peers 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cafe.model.values import StageKind
from cafe.run.actions import Trim, catch_up
from cafe.run.pace import Stretch, outlook, stretches
from cafe.run.rounds import apply, can_leave_out, minimum
from cafe.run.state import ZERO, Run, RunState, remaining


def capacity(run: Run, now: datetime, index: int, turns: int = 0) -> int:
    """Whole seconds that catching up may take from a stage: none from what is protected or over.

    From the stage that is going on a minute is always left, and an object round that has begun is
    left alone: those still to speak are promised as long as the others.

    ``turns``: how many speak in a round, for who asks of many stages at once.
    """
    stage = run.stages[index]
    if index < run.index or stage.kind.is_protected or run.state is RunState.ENDED:
        return 0
    if index == run.index:
        left = int(max(ZERO, remaining(run, now)).total_seconds())
        return 0 if stage.kind.is_object_round else max(0, left - 60) // 60 * 60
    slot = run.slots[index]
    left = slot.planned + slot.added
    if slot.spent:  # it was begun, and left by a step back
        left = int(max(ZERO, remaining(run, now, index)).total_seconds())
    return max(0, left - minimum(stage, turns or run.speakers)) // 60 * 60


def _capacities(run: Run, now: datetime) -> tuple[int, ...]:
    """``capacity`` of every stage, worked out once for one look: the page asks four times a second."""
    turns = run.speakers
    return tuple(capacity(run, now, index, turns) for index in range(len(run.slots)))


def propose(
    run: Run, now: datetime, every: tuple[Stretch, ...] = (), capacities: tuple[int, ...] = ()
) -> tuple[Trim, ...]:
    """Whole-minute trims that bring the end back to the hard end, in proportion to what each stage can give.

    Fewer minutes than the lateness where that is all there is; empty when nothing is late or to give. Where a stage
    has an hour of its own, what comes before it gives for that hour, and what comes after it for the end.

    ``every``: the stretches at ``now``, and ``capacities`` what each stage can give, for who has them already.
    """
    found: list[Trim] = []
    if not run.is_going:
        return ()
    capacities = capacities or _capacities(run, now)
    sooner = ZERO  # by how much what was taken before makes a stretch begin sooner
    for stretch in every or stretches(run, now):
        late = stretch.late - sooner
        trims = _share(run, capacities, Stretch(stretch.first, stretch.stop, late))
        found.extend(trims)
        left = late - timedelta(seconds=sum(trim.seconds for trim in trims))
        sooner = max(ZERO, stretch.late) - max(ZERO, left)
    return tuple(found)


def _share(run: Run, capacities: tuple[int, ...], stretch: Stretch) -> tuple[Trim, ...]:
    if not stretch.late_minutes:
        return ()
    room = {i: capacities[i] // 60 for i in range(stretch.first, stretch.stop) if capacities[i]}
    whole = sum(room.values())
    wanted = min(stretch.late_minutes, whole)
    if wanted <= 0:
        return ()
    shares = {i: wanted * n // whole for i, n in room.items()}
    by_rest = sorted(room, key=lambda i: (-(wanted * room[i] % whole), -room[i], i))
    for index in by_rest[: wanted - sum(shares.values())]:
        shares[index] += 1
    return tuple(Trim(run.stages[i].id, n * 60) for i, n in shares.items() if n)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would bring the evening back: stages to pass over, by id, and minutes off the others."""

    left_out: tuple[str, ...] = ()
    trims: tuple[Trim, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.left_out or self.trims)


def suggest(run: Run, now: datetime) -> Proposal:
    """Shorten first; where that is not enough, pass over as few optional stages as will do, the shortest that does.

    Where even all of them are not enough, all of them. Nothing is left out of an evening that is on time.
    """
    best = leaving_out(run, now, ())
    if not run.is_going:
        return best
    could = [run.stages[i].id for i in range(run.index + 1, len(run.stages)) if can_leave_out(run, i)]
    while could and (late := _late_after(run, now, best)):
        tried = [leaving_out(run, now, (*best.left_out, stage_id)) for stage_id in could]
        still = [_late_after(run, now, one) for one in tried]
        if min(still) >= late:
            break  # nothing that could go lies where the time is short
        enough = [at for at, minutes in enumerate(still) if not minutes]
        lengths = [remaining(run, now, _place(run, stage_id)) for stage_id in could]
        at = min(enough, key=lambda n: lengths[n]) if enough else still.index(min(still))
        best = tried[at]
        could.pop(at)
    return best


def leaving_out(run: Run, now: datetime, stage_ids: tuple[str, ...]) -> Proposal:
    """What else would be taken off once these optional stages are passed over."""
    after = apply(run, catch_up((), stage_ids), now) if stage_ids else run
    return Proposal(stage_ids, propose(after, now))


def _late_after(run: Run, now: datetime, proposal: Proposal) -> int:
    after = apply(run, catch_up(proposal.trims, proposal.left_out), now) if proposal else run
    return outlook(after, now).late_minutes


def _place(run: Run, stage_id: str) -> int:
    return next(n for n, stage in enumerate(run.stages) if stage.id == stage_id)


def quick(run: Run, now: datetime, every: tuple[Stretch, ...] = ()) -> tuple[Trim, ...]:
    """One trim that is enough by itself, from the dialogue if it can, else the proposal; empty if on time."""
    behind = [stretch for stretch in every or stretches(run, now) if stretch.late_minutes]
    if not behind:
        return ()
    late = behind[0].late_minutes * 60
    capacities = _capacities(run, now)
    enough = [i for i in range(behind[0].first, behind[0].stop) if capacities[i] >= late]
    if not enough or len(behind) > 1:
        return propose(run, now, every, capacities)
    best = max(enough, key=lambda i: (run.stages[i].kind is StageKind.DIALOGUE, capacities[i]))
    return (Trim(run.stages[best].id, late),)
