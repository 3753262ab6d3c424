"""All scenes by name: each state of the demo as it opens, and then what each room adds."""

from __future__ import annotations

from cafe.commands.demo_states import STATES
from gallery.scenes import after, before, community, during, groups, keeping, opening, programme, returns, themes
from gallery.scenes.acts import Scene

ROOMS = (opening, before, during, after, keeping, community, groups, programme, returns, themes)

SCENES: dict[str, Scene] = {
    **{name: Scene(name, state.says, name) for name, state in STATES.items()},
    **{scene.name: scene for room in ROOMS for scene in room.SCENES},
}
