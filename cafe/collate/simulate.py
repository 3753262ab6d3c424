"""A year of fictional cafés as packs: sizes, topics, places, corrections and repeats as in life.

A café sends eight entries on average, or, where they are full, thirteen: six sentences, six ideas, a quote or two.
For load tests, the demo and practice. The same seed gives the same cafés, byte for byte before the
seal; their senders' keys come from the seed too, so that nobody should ever accept one in earnest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from cafe.collate import fiction
from cafe.content import areas, codebook, topics
from cafe.core.plain import plain_text
from cafe.model.values import Consent, Direction, EntryKind, Face, Length, NoteMode, Strength
from cafe.packs import schema
from cafe.packs.frame import frame_hash
from cafe.packs.seal import SigningKey
from cafe.packs.writer import frame_of

YEAR_ENDS = date(2026, 11, 30)
APP_VERSION = "0.1.0"

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_FAVOURITES = {"menopause": 5, "what-matters": 4, "being-heard": 3, "rural-island": 3, "wellbeing": 3, "gbv": 0.4}
_HEARD_MOST = {"LIS": 3.0, "WAI": 2.5, "INF": 2.2, "ACC": 1.8, "RUR": 1.6, "PEE": 1.6, "STI": 1.4, "IDE": 0.5}
_HEARD_ANYWHERE = ("what-matters", "being-heard", "rural-island")
"""Topics whose ideas come up in every café: appointments, being believed, the bus."""
_ISLANDS = frozenset({"orkney-islands", "shetland-islands", "na-h-eileanan-siar"})
_CORRECTED, _REPEATED, _LOST, _NO_NOTES = 0.06, 0.04, 0.02, 0.04


@dataclass(frozen=True, slots=True)
class FictionalPack:
    """A pack and the key that signs it. ``frame`` is what is sealed; ``name`` what its file is called."""

    name: str
    pack: schema.CafePack
    frame: bytes
    key: SigningKey


@dataclass(slots=True)
class _Host:
    """A facilitator with her own key, her own counting and her own part of the country."""

    key: SigningKey
    public: str
    council: str
    urban_rural: int
    left: int  # cafés she will still hold
    sequence: int = 0
    last_hash: str = ""
    loses: set[int] = field(default_factory=set)


def packs(
    count: int, seed: int, programme: str, ends: date = YEAR_ENDS, *, full: bool = False
) -> Iterator[FictionalPack]:
    """``count`` cafés, in the order they were sent; with corrections and repeats there are more files.

    ``programme``: the age recipient they are meant for. ``ends``: the last day of the year they fill. ``full``: cafés
    that write much, as a load for the laptop.
    """
    chance = Random(f"cafes {seed}")
    hosts: list[_Host] = []
    for number in range(count):
        host = _next_host(hosts, chance, seed)
        if chance.random() < _LOST:
            host.sequence += 1  # one that was made and never arrived
        first = _revision(_a_cafe(chance, host, programme, ends, full=full), host, chance)
        name = _file_name(chance)
        yield FictionalPack(f"{name}.cafepack", first, _sent(first, host), host.key)
        if chance.random() < _CORRECTED:
            second = _corrected(first, host, chance)
            yield FictionalPack(f"{name}-2.cafepack", second, _sent(second, host), host.key)
        if chance.random() < _REPEATED:
            yield FictionalPack(f"{name} ({number % 3 + 1}).cafepack", first, frame_of(first), host.key)


def edited(one: FictionalPack, name: str, **changes: object) -> FictionalPack:
    """Another edit of a café's pack, as its sender might make it: for two that do not agree."""
    facts = one.pack.model_copy(update={"revision": one.pack.revision + 1, **changes}).model_dump()
    pack = schema.CafePack.model_validate(facts)
    return FictionalPack(name, pack, frame_of(pack), one.key)


def _next_host(hosts: list[_Host], chance: Random, seed: int) -> _Host:
    """Somebody who is going on, or a new facilitator: two to a dozen cafés each."""
    active = [host for host in hosts if host.left]
    if len(active) < 6 or chance.random() < 0.05:
        secret = hashlib.blake2b(f"host {seed} {len(hosts)}".encode(), digest_size=32).digest()
        key = SigningKey(secret)
        # The first 32 facilitators are one in each council area; after them anywhere.
        councils = [council.id for council in areas.load().councils if council.board]
        council = councils[len(hosts) * 7 % 32] if len(hosts) < 32 else chance.choice(councils)
        made = _Host(key, key.public, council, chance.choice((1, 2, 3, 4, 5, 6, 6, 7, 7, 8)), chance.randint(2, 12))
        hosts.append(made)
        active.append(made)
    host = chance.choice(active)
    host.left -= 1
    return host


def _sent(pack: schema.CafePack, host: _Host) -> bytes:
    frame = frame_of(pack)
    host.sequence = pack.sequence
    host.last_hash = frame_hash(frame)
    return frame


def _uuid(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _file_name(chance: Random) -> str:
    return "cafe-" + "".join(chance.choices(_LETTERS, k=4)) + "-" + "".join(chance.choices(_LETTERS, k=4))


def _people(chance: Random) -> int:
    return max(0, min(14, round(chance.triangular(-1, 15, 8))))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A café before it becomes a revision."""

    pack_id: str
    programme: str
    cafe: schema.PackCafe
    people: schema.PackPeople
    entries: tuple[schema.PackEntry, ...]
    feedback: schema.PackFeedback
    reflection: schema.PackReflection
    made_on: date


def _a_cafe(chance: Random, host: _Host, programme: str, ends: date, *, full: bool) -> _Draft:
    known = topics.load()
    topic = chance.choices(known, [_FAVOURITES.get(one.id, 1.0) for one in known])[0]
    heads = _people(chance)
    day = ends - timedelta(days=int(364 * chance.random() ** 1.3))
    coarse = topic.requirements.month_only or heads < schema.THRESHOLD
    council_only = topic.id in schema.COUNCIL_ONLY_TOPICS
    length = chance.choices(list(Length), (6, 4, 3, 2 if topic.requirements.light else 0, 0.5))[0]
    mode = NoteMode.NONE if chance.random() < _NO_NOTES else chance.choice((NoteMode.AFTER, NoteMode.AS_WE_GO))
    silent = heads < schema.LEAST_FOR_THEMES or mode is NoteMode.NONE
    cafe = schema.PackCafe(
        month=f"{day:%Y-%m}",
        day=None if coarse else day.isoformat(),
        council="more-than-one" if not council_only and chance.random() < 0.03 else host.council,
        urban_rural=0 if council_only else host.urban_rural,
        is_island=not council_only and host.council in _ISLANDS,
        place_kind="" if council_only else chance.choice(areas.load().kinds).id,
        topic=schema.PackTopic(
            id=topic.id, version=topic.version, title=topic.title, caution_level=topic.caution_level
        ),
        length=length,
        minutes=length.minutes + chance.randint(-6, 9),
        tables=2 if heads > 9 else 1,
        note_mode=mode,
        read_back=not silent and chance.random() < 0.85,
        questions=(topic.opener, chance.choice(topic.questions[1:])),
    )
    said = () if silent else _entries(chance, topic, cafe.read_back, full=full)
    return _Draft(
        pack_id=_uuid(chance),
        programme=programme,
        cafe=cafe,
        people=_heads(chance, heads),
        entries=said,
        feedback=_feedback(chance, 0 if heads < schema.LEAST_FOR_THEMES else heads),
        reflection=_reflection(chance, silent),
        made_on=day + timedelta(days=chance.choice((0, 1, 1, 2, 5, 9))),
    )


def _revision(draft: _Draft, host: _Host, chance: Random) -> schema.CafePack:
    book = codebook.load()
    return schema.CafePack(
        format="cafe-pack",
        version=1,
        pack_id=draft.pack_id,
        revision=1,
        sequence=host.sequence + 1,
        previous_hash=host.last_hash,
        made_on=draft.made_on.isoformat(),
        app_version=APP_VERSION,
        codebook=schema.PackCodebook(id=book.id, version=book.version),
        programme=draft.programme,
        sender=host.public,
        cafe=draft.cafe,
        people=draft.people,
        entries=draft.entries,
        feedback=draft.feedback,
        reflection=draft.reflection,
        withdrawn=(),
    )


def _corrected(first: schema.CafePack, host: _Host, chance: Random) -> schema.CafePack:
    """What is put right a week later: a headcount, a sentence's wording, or a quote taken back."""
    changes: dict[str, object] = {
        "revision": 2,
        "sequence": host.sequence + 1,
        "previous_hash": host.last_hash,
        "made_on": (date.fromisoformat(first.made_on) + timedelta(days=7)).isoformat(),
    }
    quotes = first.of_kind(EntryKind.QUOTE)
    sentences = first.of_kind(EntryKind.THEME)
    if quotes and chance.random() < 0.4:
        taken = quotes[0]
        changes["entries"] = tuple(entry for entry in first.entries if entry.id != taken.id)
        changes["withdrawn"] = (schema.Withdrawn(pack_id=first.pack_id, entry_id=taken.id),)
    elif sentences and chance.random() < 0.6:
        old = chance.choice(sentences)
        new = old.model_copy(update={"strength": Strength.MOST, "text": old.text.rstrip(".") + ", again and again."})
        changes["entries"] = tuple(new if entry.id == old.id else entry for entry in first.entries)
    elif first.people.people >= schema.THRESHOLD:
        more = first.people.people + 1
        changes["people"] = first.people.model_copy(update={"people": more})
    else:
        changes["people"] = first.people.model_copy(update={"hosts": (first.people.hosts or 0) + 1})
    return schema.CafePack.model_validate(first.model_copy(update=changes).model_dump())


def _heads(chance: Random, heads: int) -> schema.PackPeople:
    used = fiction.load().support_used
    return schema.PackPeople(
        people=heads,
        hosts=chance.choice((1, 2, 2, 3)),
        first_timers=None if chance.random() < 0.15 else chance.randint(0, heads),
        children=chance.choice((None, 0, 0, 1, 3)),
        support_used=tuple(kind for kind in used if chance.random() < 0.08),
        support_cards=None if chance.random() < 0.2 else chance.randint(0, heads),
    )


def _entries(chance: Random, topic: topics.Topic, read_back: bool, *, full: bool) -> tuple[schema.PackEntry, ...]:
    words = fiction.load()
    made: list[schema.PackEntry] = []
    for place, one in enumerate(
        _drawn(chance, words.sentences[topic.id], chance.randint(3 + full, schema.MOST_THEMES))
    ):
        strength = chance.choices(list(Strength), (1, 4, 3))[0]
        made.append(
            _entry(
                chance, EntryKind.THEME, one.text, one.code, strength=strength, direction=one.direction,
                life_stages=(one.life_stage,) if one.life_stage else (), setting=one.setting,
                is_agreed=read_back and place < 5, in_room=read_back and place < 5,
            )
        )  # fmt: skip
    if said := words.quotes.get(topic.id, ()):
        # Drawn whatever the topic keeps: a rule on one topic does not make another programme of all the rest.
        drawn = chance.sample(said, min(len(said), chance.randint(0, schema.MOST_QUOTES)))
        quotes = [_entry(chance, EntryKind.QUOTE, one.text, one.code, consent=one.consent) for one in drawn]
        made.extend(quotes if topic.requirements.quotes else ())
    heard_in = (topic.id, *(_HEARD_ANYWHERE if full else ()))
    ideas = tuple(dict.fromkeys(idea for about in heard_in for idea in words.ideas.get(about, ())))
    fewest, most = (3, 10) if full else (0, 4)
    for idea in chance.sample(ideas, min(len(ideas), chance.randint(fewest, most))):
        marks = (idea.code, idea.about)
        made.append(
            _entry(
                chance, EntryKind.IDEA, idea.text, idea.code,
                themes=marks, direction=Direction.IDEA, actors=idea.actors,
            )
        )  # fmt: skip
    return tuple(made)


def _drawn(
    chance: Random, sentences: tuple[fiction.FictionalSentence, ...], count: int
) -> list[fiction.FictionalSentence]:
    """Without the same one twice, and the themes that come up most in life more often."""
    ranked = sorted(sentences, key=lambda one: -(chance.random() ** (1 / _HEARD_MOST.get(one.code[:3], 1.0))))
    return ranked[:count]


def _entry(chance: Random, kind: EntryKind, text: str, code: str, **marks: object) -> schema.PackEntry:
    facts: dict[str, object] = {
        "id": _uuid(chance),
        "kind": kind,
        "text": plain_text(text),
        "themes": (code,) if chance.random() < 0.85 else (code[:3],),
        "strength": None,
        "direction": None,
        "actors": (),
        "life_stages": (),
        "setting": "",
        "consent": Consent.NOT_ASKED,
        "is_agreed": False,
        "in_room": False,
    }
    return schema.PackEntry.model_validate(facts | marks)


def _feedback(chance: Random, answering: int) -> schema.PackFeedback:
    """Most people are kind; some leave a line out; some cafés do not ask."""
    if not answering or chance.random() < 0.2:
        return schema.PackFeedback(n=0, sums={})
    sums: dict[str, dict[Face, int]] = {}
    for statement in ("F1", "F2", "F3", "F4", "F5"):
        answers = chance.choices(list(Face), (0.3, 0.8, 2, 5, 6), k=max(1, answering - chance.randint(0, 2)))
        sums[statement] = {face: answers.count(face) for face in Face if face in answers}
    return schema.PackFeedback(n=max(sum(faces.values()) for faces in sums.values()), sums=sums)


def _reflection(chance: Random, silent: bool) -> schema.PackReflection:
    words = fiction.load()
    missing = chance.sample(words.missing_voices, chance.choice((0, 1, 1, 2)))
    return schema.PackReflection(
        disagreed="" if silent or chance.random() < 0.5 else chance.choice(words.disagreed),
        missing_voices="" if silent else " ".join(missing),
        wants_results=chance.random() < 0.7,
        wants_another=chance.random() < 0.6,
        looked_over_by_two=chance.random() < 0.3,
    )
