"""What each pack in a folder is to us: new, newer, the same, a choice, from somebody we do not know.

Collating, pure: packs were read → **sorted out** → shown → taken in. Nothing is decided here that a
person has to decide, and the order in which files were found never matters. A pack from a sender
who is not accepted yet has no influence on any other pack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from cafe.collate.chains import Chains, Link
from cafe.collate.differences import Difference, differences
from cafe.collate.values import CafeFacts
from cafe.core.i18n import _
from cafe.packs.schema import CafePack, Withdrawn

_FIRST_MISSING = 9  # numbers of a gap that are named


class Coming(StrEnum):
    """What a file is to us."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"  # we have exactly this one, or it is in the folder twice
    OLDER = "older"  # we have, or are about to take, a newer one
    CHOICE = "choice"  # two edits of one café: which one counts?
    UNKNOWN_SENDER = "unknown_sender"
    CANNOT_READ = "cannot_read"
    OTHER_PROGRAMME = "other_programme"
    NEEDS_WORDS = "needs_words"  # made with six words: somebody has to type them


@dataclass(frozen=True, slots=True)
class Cover:
    """What a pack says of itself, without what was said in the café: that is in its facts, and is held once."""

    pack_id: str
    revision: int
    sequence: int
    sender: str
    previous_hash: str
    codebook_version: int
    day: str
    tables: int
    questions: tuple[str, ...]
    support_used: tuple[str, ...]
    withdrawn: tuple[Withdrawn, ...]


def cover_of(pack: CafePack) -> Cover:
    """The cover of a pack."""
    return Cover(
        pack_id=pack.pack_id,
        revision=pack.revision,
        sequence=pack.sequence,
        sender=pack.sender,
        previous_hash=pack.previous_hash,
        codebook_version=pack.codebook.version,
        day=pack.cafe.day or "",
        tables=pack.cafe.tables,
        questions=pack.cafe.questions,
        support_used=pack.people.support_used,
        withdrawn=pack.withdrawn,
    )


@dataclass(frozen=True, slots=True)
class Arrived:
    """A pack that opened. ``file`` is its name as the person sees it, ``file_hash`` stands for its sealed bytes."""

    file: str
    pack: Cover
    frame_hash: str
    facts: CafeFacts
    file_hash: str = ""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that did not become a pack, with the sentence that says why.

    Or one that we know byte for byte, and that was not opened again: ``frame_hash`` says which pack it holds.
    """

    file: str
    coming: Coming
    sentence: str = ""
    frame_hash: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One revision of a café as it came in before."""

    revision: int
    frame_hash: str
    sender: str
    sequence: int
    is_current: bool
    facts: CafeFacts | None = None  # of the current one, for the differences
    previous_hash: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the edits to choose from. ``file`` is empty for the one that we have."""

    frame_hash: str
    file: str
    revision: int
    facts: CafeFacts | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file, and what would happen to it.

    ``beneath``: for an unknown sender, what the pack would be once she is accepted.
    ``options``: for a choice, the edits from the earlier to the later.
    """

    file: str
    coming: Coming
    beneath: Coming
    arrived: Arrived | None = None
    sentence: str = ""
    changes: tuple[Difference, ...] = ()
    options: tuple[Option, ...] = ()
    frame_hash: str = ""  # of a file that was not opened again


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers missing in a sender's own counting: packs that may still be on their way.

    ``missing``: the first of them. ``of``: the highest number that was seen. ``more``: how many are missing beside.
    """

    sender: str
    missing: tuple[int, ...]
    of: int
    more: int = 0

    @property
    def many(self) -> int:
        return len(self.missing) + self.more


def sort_out(
    arrived: Iterable[Arrived],
    held: Mapping[str, Sequence[Held]],
    known_senders: Collection[str],
    not_read: Iterable[NotRead] = (),
    links: Iterable[Link] = (),
) -> tuple[Incoming, ...]:
    """Every file with what it is to us, in the order of file names.

    ``held``: all revisions that we have, by pack id. ``known_senders``: keys that were accepted. ``links``: all packs
    that we have of the senders of cafés that came more than once (``in_question``).
    """
    everything = sorted(arrived, key=_order)
    chains = Chains([*links, *map(_link, everything)])
    trusted = [one for one in everything if one.pack.sender in known_senders]
    found = _by_cafe(trusted, held, chains)
    if len(trusted) < len(everything):
        with_strangers = _by_cafe(everything, held, chains)
        for one in everything:
            if one.pack.sender not in known_senders:
                beneath = with_strangers[id(one)]
                found[id(one)] = Incoming(one.file, Coming.UNKNOWN_SENDER, beneath.coming, one, changes=beneath.changes)
    items = [found[id(one)] for one in everything]
    items += [
        Incoming(one.file, one.coming, one.coming, sentence=one.sentence, frame_hash=one.frame_hash) for one in not_read
    ]
    return tuple(sorted(items, key=lambda item: item.file))


def in_question(arrived: Iterable[Arrived], held: Mapping[str, Sequence[Held]]) -> set[str]:
    """Senders of cafés of which more than one revision is here or came: whose packs have to be put in their order."""
    times = Counter({pack_id: len(revisions) for pack_id, revisions in held.items()})
    arrived = list(arrived)
    times.update(one.pack.pack_id for one in arrived)
    return {one.pack.sender for one in arrived if times[one.pack.pack_id] > 1}


def still_known(items: Iterable[Incoming], frame_hashes: Collection[str]) -> list[NotRead]:
    """The files that were not opened, as they are now: a pack may have been taken out since they were looked at."""
    here = set(frame_hashes)
    return [
        NotRead(item.file, Coming.CANNOT_READ, _("This pack was taken out meanwhile. Look at its folder again."))
        if item.frame_hash and item.frame_hash not in here
        else NotRead(item.file, item.coming, item.sentence, item.frame_hash)
        for item in items
        if item.arrived is None
    ]


def _order(one: Arrived) -> tuple[int, int, str, str]:
    return one.pack.revision, one.pack.sequence, one.frame_hash, one.file


def _by_cafe(arrived: Sequence[Arrived], held: Mapping[str, Sequence[Held]], chains: Chains) -> dict[int, Incoming]:
    groups: dict[str, list[Arrived]] = defaultdict(list)
    for one in arrived:
        groups[one.pack.pack_id].append(one)
    found: dict[int, Incoming] = {}
    for pack_id, group in groups.items():
        for one, item in _one_cafe(group, held.get(pack_id, ()), chains):
            found[id(one)] = item
    return found


def _link(one: Arrived) -> Link:
    return Link(one.pack.sender, one.pack.sequence, one.frame_hash, one.pack.previous_hash)


@dataclass(frozen=True, slots=True)
class _Edit:
    """One revision of a café beside others, wherever it lies."""

    revision: int
    link: Link

    def follows(self, other: _Edit, chains: Chains) -> bool:
        """A later one of the same hand, made with the other in its past: that one is only older then."""
        is_later = self.link.sender == other.link.sender and self.revision > other.revision
        return is_later and chains.knows(self.link, other.link.frame_hash)


def _one_cafe(group: Sequence[Arrived], held: Sequence[Held], chains: Chains) -> Iterable[tuple[Arrived, Incoming]]:
    """``group`` is sorted from the earliest to the latest."""
    seen = {one.frame_hash for one in held}
    current = next((one for one in held if one.is_current), None)
    fresh: list[Arrived] = []
    for one in group:
        if one.frame_hash in seen:
            yield one, _plain(one, Coming.SAME)
        else:
            seen.add(one.frame_hash)
            fresh.append(one)
    edits = {id(one): _Edit(one.pack.revision, _link(one)) for one in fresh}
    ours = None
    if current is not None:
        link = Link(current.sender, current.sequence, current.frame_hash, current.previous_hash)
        ours = _Edit(current.revision, link)
    last = [ours] if ours is not None else []  # those that nothing follows: whoever they follow is older
    contenders: list[Arrived] = []
    for one in reversed(fresh):
        edit = edits[id(one)]
        if any(other.follows(edit, chains) for other in last):
            yield one, _plain(one, Coming.OLDER)
        else:
            contenders.insert(0, one)
            last.append(edit)
    if not contenders:
        return
    is_rival = ours is not None and not any(edits[id(one)].follows(ours, chains) for one in contenders)
    if is_rival or len(contenders) > 1:
        options = _options(contenders, current if is_rival else None)
        for one in contenders:
            yield one, Incoming(one.file, Coming.CHOICE, Coming.CHOICE, one, options=options)
    elif current is None:
        yield contenders[0], _plain(contenders[0], Coming.NEW)
    else:
        (one,) = contenders
        changes = differences(current.facts, one.facts) if current.facts else ()
        yield one, Incoming(one.file, Coming.NEWER, Coming.NEWER, one, changes=changes)


def _plain(one: Arrived, coming: Coming) -> Incoming:
    return Incoming(one.file, coming, coming, one)


def _options(contenders: Sequence[Arrived], current: Held | None) -> tuple[Option, ...]:
    ranked = [(one.pack.sequence, Option(one.frame_hash, one.file, one.pack.revision, one.facts)) for one in contenders]
    if current is not None:
        ranked.append((current.sequence, Option(current.frame_hash, "", current.revision, current.facts)))
    ranked.sort(key=lambda pair: (pair[0], pair[1].frame_hash))
    return tuple(option for _sequence, option in ranked)


def gaps(seen: Mapping[str, Collection[int]], came: Collection[str] = frozenset()) -> tuple[Gap, ...]:
    """What is missing in each sender's counting from 1; ``seen``: her numbers, here and in the folder.

    Senders of whom something ``came`` stand first. A number out of all reason costs no more than any other.
    """
    found = []
    for sender in sorted(seen, key=lambda sender: (sender not in came, sender)):
        numbers = set(seen[sender])
        top = max(numbers, default=0)
        many = top - len(numbers)
        if many:
            missing = tuple(islice((n for n in range(1, top) if n not in numbers), _FIRST_MISSING))
            found.append(Gap(sender, missing, top, many - len(missing)))
    return tuple(found)
