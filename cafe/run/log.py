"""Plan → **run** → write up → send. The lines of the log as text, and back: what a row of ``run_event`` holds.

The start carries the plan as it was then, so that a café's run can be told from its rows alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from cafe.core.errors import Bug
from cafe.model.values import Check, Length, NoteMode, Place, Plan, Stage, StageKind
from cafe.run.actions import Action, ActionKind, Event, Trim
from cafe.run.rounds import replay
from cafe.run.state import Run


def encode(action: Action, plan: Plan | None = None) -> str:
    """The action's own values as JSON; ``plan`` goes with a start. Only what is not at rest is written."""
    data: dict[str, Any] = {}
    for name in ("seconds", "count", "seq"):
        if value := getattr(action, name):
            data[name] = value
    if action.at is not None:
        data["at"] = action.at.isoformat()
    if action.trims:
        data["trims"] = [[item.stage_id, item.seconds] for item in action.trims]
    if action.left_out:
        data["left_out"] = list(action.left_out)
    if plan is not None:
        data["plan"] = _plan_to_data(plan)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, text: str) -> tuple[Action, Plan | None]:
    """The action of a row, and the plan that came with it. Raises ``Bug`` for a row we never wrote."""
    try:
        data = json.loads(text)
        action = Action(
            ActionKind(kind),
            seconds=data.get("seconds", 0),
            count=data.get("count", 0),
            at=datetime.fromisoformat(data["at"]) if "at" in data else None,
            trims=tuple(Trim(str(stage_id), int(seconds)) for stage_id, seconds in data.get("trims", ())),
            left_out=tuple(str(stage_id) for stage_id in data.get("left_out", ())),
            seq=data.get("seq", 0),
        )
        return action, _plan_from_data(data["plan"]) if "plan" in data else None
    except (ValueError, KeyError, TypeError) as problem:
        raise Bug(f"a line of the run's log does not read: {kind}") from problem


def read_log(rows: Iterable[tuple[datetime, str, str]]) -> Run | None:
    """The run that these rows (instant, action, data) describe, oldest first; ``None`` without any.

    The plan is the one that came with the last start: an earlier start has been taken back by then.
    """
    events: list[Event] = []
    plan: Plan | None = None
    for seq, (at, kind, text) in enumerate(rows, start=1):
        action, came_with = decode(kind, text)
        plan = came_with or plan
        events.append(Event(seq, at, action))
    if not events:
        return None
    if plan is None:
        raise Bug("a run's log has no start")
    return replay(plan, events)


def _plan_to_data(plan: Plan) -> dict[str, Any]:
    data = asdict(plan)
    for name in ("starts_at", "must_end_at"):
        data[name] = data[name].isoformat() if data[name] else None
    return data


def _plan_from_data(data: dict[str, Any]) -> Plan:
    def instant(name: str) -> datetime | None:
        return datetime.fromisoformat(data[name]) if data[name] else None

    stages = tuple(
        Stage(**{**stage, "kind": StageKind(stage["kind"]), "cues": tuple(stage["cues"])}) for stage in data["stages"]
    )
    return Plan(
        **{
            **data,
            "length": Length(data["length"]),
            "note_mode": NoteMode(data["note_mode"]),
            "place": Place(**data["place"]),
            "starts_at": instant("starts_at"),
            "must_end_at": instant("must_end_at"),
            "stages": stages,
            "checks": tuple(Check(**check) for check in data["checks"]),
        }
    )
