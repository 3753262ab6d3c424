"""A group's own: its topics, its numbers, what its place has, and what came of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene
from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.services import Services
    from cafe.ui.window import Window


def _own_topic(window: Window, cafe: CafeApp) -> None:
    """A copy of a shipped topic, with one question too few."""
    from dataclasses import replace

    from cafe.content import drafts, topics

    assert cafe.services is not None
    own = cafe.services.content.own
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    made = own.copy(pelvic)
    draft = drafts.draft_of(made.text)
    assert draft is not None
    own.keep(
        made.id,
        drafts.text_of(replace(draft, title="Pelvic health in the glens", questions=(*draft.questions[:4],))),
    )
    window.go("own-topic", made.id)
    settle()


def _own_opened(window: Window, cafe: CafeApp) -> None:
    _own_topic(window, cafe)
    assert cafe.services is not None
    made = cafe.services.content.own.all()[0]
    window.go("topics", made.id)
    settle()


def _own_as_text(window: Window, cafe: CafeApp) -> None:
    """A copy whose file has a word where a number stands: shown as its text, with what is wrong."""
    from cafe.content import topics

    assert cafe.services is not None
    own = cafe.services.content.own
    heart = topics.find("heart")
    assert heart is not None
    made = own.copy(heart)
    own.keep(made.id, made.text.replace("facilitators = 1", 'facilitators = "two"'))
    window.go("own-topic", made.id)
    settle()


def _own_held(window: Window, cafe: CafeApp) -> None:
    """A copy of a topic for prepared hosts: what its original asks stays."""
    from cafe.content import topics

    assert cafe.services is not None
    loss = topics.find("baby-loss")
    assert loss is not None
    window.go("own-topic", cafe.services.content.own.copy(loss).id)
    settle()


def _walk(services: Services, cafe_id: str) -> None:
    """A map of a made-up group: twelve ripples, votes, one that nobody wanted."""
    from cafe.model.community.values import Ripple, Touched
    from cafe.model.values import new_id

    told: tuple[tuple[str, int, str, Touched, bool, bool, int], ...] = (
        ("learned", 1, "I learned it has a name", Touched.ME, True, True, 3),
        ("asked", 2, "I asked for a review", Touched.ME, True, True, 2),
        ("sleep", 3, "I sleep again", Touched.ME, True, True, 5),
        ("fans", 2, "Fans in one workplace", Touched.WIDER, False, True, 1),
        ("walk", 1, "A Monday walk began", Touched.US, True, True, 6),
        ("new", 2, "Two new women came", Touched.US, True, True, 2),
        ("hall", 2, "The hall opens early for us", Touched.SERVICES, True, True, 3),
        ("warm", 3, "A warm room all winter", Touched.SERVICES, False, True, 7),
        ("help", 1, "More of us asked for help", Touched.US, True, True, 4),
        ("waits", 2, "Longer waits for some", Touched.SERVICES, True, False, 1),
        ("nurse", 2, "A nurse came to talk to us", Touched.SERVICES, True, True, 5),
        ("clinic", 3, "A clinic day in the hall", Touched.SERVICES, False, True, 8),
    )
    above: dict[int, str] = {0: ""}
    for _key, ring, text, touched, happened, is_wanted, votes in told:
        made = Ripple(new_id(), text, above[ring - 1], 1, 0, happened, is_wanted, touched)
        services.capture.add_ripple(cafe_id, made)
        above[ring] = made.id
        services.capture.vote_for_ripple(cafe_id, made.id, votes)
    services.capture.say_of_ripples(
        cafe_id, change="We ring one another before an appointment.", next_steps="Ask the hall for Mondays in winter."
    )


def _ripples(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe_id = cafe.services.packs.lines()[-1].id
    _walk(cafe.services, cafe_id)
    window.go("ripples", cafe_id)
    settle()


def _ripple_writing(window: Window, cafe: CafeApp) -> None:
    _ripples(window, cafe)
    press(window, "And then?")


def _ripples_read(window: Window, cafe: CafeApp) -> None:
    _ripples(window, cafe)
    press(window, "Read it back")


def _ripples_empty(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    window.go("ripples", cafe.services.packs.lines()[-1].id)
    settle()


def _here(window: Window, cafe: CafeApp) -> None:
    from cafe.model.community.values import Asset, AssetKind
    from cafe.model.values import new_id

    assert cafe.services is not None
    for kind, text in (
        (AssetKind.PERSON, "A retired nurse who listens"),
        (AssetKind.PERSON, "Somebody who drives us to appointments"),
        (AssetKind.PLACE, "The hall, warm on Mondays"),
        (AssetKind.SKILL, "Some of us sign, some speak Polish"),
    ):
        cafe.services.content.here.keep(Asset(new_id(), kind, text))
    window.go("here")
    settle()


def _debrief(window: Window, cafe: CafeApp) -> None:
    from cafe.model.community.values import Lesson
    from cafe.model.values import new_id

    assert cafe.services is not None
    cafe_id = cafe.services.packs.lines()[-1].id
    capture = cafe.services.capture
    capture.keep_debrief(cafe_id, {"how-are-we": "Tired, and glad we did it.", "went-well": "The quiet ones spoke."})
    capture.keep_lesson(Lesson(new_id(), cafe_id, "The hall was locked at six.", "Ask for the key a day before."))
    window.go("debrief", cafe_id)
    settle()


def _hand_over(window: Window, cafe: CafeApp) -> None:
    """What goes along, and the one topic that is too long for the file."""
    from cafe.content import topics

    assert cafe.services is not None
    heart = topics.find("heart")
    assert heart is not None
    made = cafe.services.content.own.copy(heart)
    cafe.services.content.own.keep(made.id, made.text + "# " + "a long note " * 4000)
    window.go("debrief", cafe.services.packs.lines()[-1].id)
    press(window, "Make a hand-over")
    settle()


def _numbers(window: Window, cafe: CafeApp) -> None:
    from cafe.content.directory import HERE, Service
    from cafe.model.values import new_id

    assert cafe.services is not None
    content = cafe.services.content
    content.local.keep(
        Service(new_id(), "Glenferry carers’ drop-in", "Carers", "Carers", ("carers",), phone="01632 960114",
                hours="Tue 10 to 12", councils=("highland",), came_from=HERE, source=HERE)
    )  # fmt: skip
    content.local.keep(
        Service(new_id(), "A walk and a blether", "Any woman", "Walk", ("mental-health",), hours="Mon 18:00, the pier",
                councils=("highland",), is_group=True, came_from="Highland groups", source="Highland groups")
    )  # fmt: skip
    window.go("support")
    settle()


def _a_list(window: Window, cafe: CafeApp) -> None:
    from cafe.content.coordinator_list import read_list, template
    from cafe.core.clock import today
    from cafe.ui.topics.coming_list import preview

    assert cafe.services is not None
    window.go("support")
    lines = template() + "A stall,,,Narnia,01632 960115,,,,,,\r\n=1+1,,,,01632 960116,,,,,,\r\n"
    found = read_list(lines.encode(), "Highland groups", today(cafe.services.clock))
    preview(window.page("support"), cafe.services, window, found)
    settle()


def _changes(window: Window, cafe: CafeApp) -> None:
    """What three cafés sent."""
    from sqlmodel import select

    from cafe.model.community.tables import PackChangeRow, PackRippleRow
    from cafe.model.tables import PackRow

    assert cafe.services is not None
    programme = cafe.services.collate.programmes()[0]
    told = (
        ("I asked for a review", "me", 1, True, 4), ("Two new women came", "us", 1, True, 6),
        ("The surgery keeps an evening for us", "services", 2, True, 9),
        ("A warm room all winter", "wider", 3, False, 3),
    )  # fmt: skip
    changes = ("We ring one another before an appointment.", "Nobody sits alone at the back any more.",
               "The hall lets us in early now.")  # fmt: skip
    with cafe.services.database.write() as session:
        for change, pack in zip(changes, session.exec(select(PackRow)).all(), strict=False):
            session.add(PackChangeRow(pack=pack.id, change=change, next_steps=""))
            for place, (text, touched, ring, happened, votes) in enumerate(told):
                session.add(
                    PackRippleRow(pack=pack.id, ripple_id=text, ring=ring, position=place, text=text,
                                  happened=happened, touched=touched, votes=votes)
                )  # fmt: skip
    cafe.services.collate.second_look.begin_again(programme.id)  # these rows came past the door of packs
    found = cafe.services.collate.ripples.collated(programme.id)
    cafe.services.collate.ripples.choose(programme.id, found.changes[0].pack_id, "It costs nothing, and it lasts.")
    window.go("changes", programme.id)
    settle()


def _agreements(window: Window, cafe: CafeApp) -> None:
    window.go("settings", "agreements")
    settle()


def _agreements_planned(window: Window, cafe: CafeApp) -> None:
    press(window, "Stage 2, Agreements…")
    settle()


SCENES = (
    Scene("plan-agreements", "our own agreements, on the stage that reads them", "plan", _agreements_planned),
    Scene("settings-agreements", "the group’s own agreements", "home", _agreements),
    Scene("topic-own", "a topic of one’s own, still to change", "home", _own_topic),
    Scene("topic-own-as-text", "one that the form cannot hold, as its text", "home", _own_as_text),
    Scene("topic-own-held", "a copy, and what its original asks", "home", _own_held),
    Scene("topic-own-opened", "the same in the list", "topics", _own_opened),
    Scene("support-added", "numbers and groups that were added", "support", _numbers),
    Scene("support-list", "a coordinator’s list coming in", "support", _a_list),
    Scene("here", "what we have here", "support", _here),
    Scene("ripples", "what came of a group’s meeting", "home", _ripples),
    Scene("ripples-empty", "an empty map, and its question for pairs", "home", _ripples_empty),
    Scene("ripples-writing", "and then?", "home", _ripple_writing),
    Scene("ripples-read-back", "one ripple at a time, read out", "home", _ripples_read),
    Scene("debrief", "ten minutes for the hosts", "home", _debrief),
    Scene("hand-over", "six words, and what goes with the file", "feedback", _hand_over),
    Scene("changes", "what came of many cafés", "collate", _changes),
)
