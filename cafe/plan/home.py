"""Home: what a host sees when she opens the app. The next café, what is not finished, what was, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _, ngettext
from cafe.model.values import CafeLine, CafeState
from cafe.plan.view import Tone

RECENT_ROWS = 4
COMING_ROWS = 3
GRACE = timedelta(hours=6)  # a planned café is still the next one this long after its start
_OVER = (CafeState.FINISHED, CafeState.SENT, CafeState.CANCELLED, CafeState.NOBODY_CAME)


@dataclass(frozen=True, slots=True)
class DateBlock:
    """The little leaf of a calendar; all empty for a café without a day."""

    weekday: str = ""  # "Thu"
    day: str = ""  # "26"
    month: str = ""  # "Nov"


@dataclass(frozen=True, slots=True)
class Cover:
    """The next café, or the one that is going on."""

    cafe_id: str
    date: DateBlock
    kicker: str  # "Your next café, in 5 days"
    title: str
    times: str
    hall: str
    expected: str
    ready: str  # "5 of 7 things ready"
    ready_share: float
    is_running: bool
    main_action: str  # "Get ready", "Start this café", "Carry on"
    can_start_today: bool


@dataclass(frozen=True, slots=True)
class UnfinishedCard:
    """A café that waits for something, and what in words. ``did_not_run``: its day passed without a start."""

    cafe_id: str
    title: str
    where: str
    reason: str
    did_not_run: bool = False


@dataclass(frozen=True, slots=True)
class RecentLine:
    cafe_id: str
    day: str  # "12 Nov"
    title: str
    hall: str
    state: CafeState
    tag: str
    tone: Tone
    action: str  # "Open", "Send", "Write it up"


@dataclass(frozen=True, slots=True)
class ComingLine:
    cafe_id: str
    date: DateBlock
    title: str
    where: str
    is_topic_open: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """Home at one instant. ``empty`` invites where there is no café to show yet; empty text otherwise."""

    greeting: str  # "Good evening. Your next café is on Thursday."
    hello: str  # its first sentence, where there is room for one
    about: str  # and its second
    today: str
    cover: Cover | None
    unfinished: tuple[UnfinishedCard, ...]
    recent: tuple[RecentLine, ...]
    see_all: str  # "See all 9", or empty where all are shown
    coming: tuple[ComingLine, ...]
    empty: str
    empty_recent: str
    empty_coming: str


def home_view(lines: Sequence[CafeLine], now: datetime) -> HomeView:
    """Home at ``now`` from every café on this laptop that was not deleted."""
    over = sorted((line for line in lines if line.state in _OVER), key=_newest_first)
    running = [line for line in lines if line.state is CafeState.RUNNING]
    planned = sorted((line for line in lines if line.state is CafeState.PLANNED), key=_when)
    missed = [line for line in planned if is_missed(line, now)]
    ahead = [line for line in planned if line not in missed]
    dated = [line for line in ahead if line.starts_at is not None]
    first = next(iter((*running, *dated)), None)
    waiting = _unfinished(over, missed)
    shown = waiting[0].cafe_id if waiting else ""
    recent = [line for line in over if line.id != shown]
    coming = [*running[1:], *(line for line in ahead if line is not first)]
    hello, about = _hello(now), _about(first, local(now).date())
    return HomeView(
        greeting=f"{hello} {about}",
        hello=hello,
        about=about,
        today=words.long_date(local(now).date()),
        cover=None if first is None else _cover(first, now),
        unfinished=waiting,
        recent=tuple(_recent(line) for line in recent[:RECENT_ROWS]),
        see_all=_("See all {n}").format(n=len(over)) if len(over) > RECENT_ROWS else "",
        coming=tuple(_coming(line) for line in coming[:COMING_ROWS]),
        empty="" if lines else _("Your first café begins with a topic and a day. It takes about five minutes."),
        empty_recent="" if recent else _("Cafés you have held will be here."),
        empty_coming="" if coming else _("Nothing else is planned yet."),
    )


def is_missed(line: CafeLine, now: datetime) -> bool:
    """Its day went by, and nobody said what became of it."""
    return line.state is CafeState.PLANNED and line.starts_at is not None and line.starts_at + GRACE < now


def state_tag(line: CafeLine) -> tuple[str, Tone]:
    """Where a café stands, as a tag: in words, with a tone that says no more than the words."""
    if line.state is CafeState.SENT:
        if line.changed_since_sent:
            return _("Changed since sent"), Tone.OVER
        if line.received_at is not None:
            return _("Received {day}").format(day=words.short_date(local(line.received_at).date())), Tone.SAFE
        if line.sent_at is not None:
            return _("Sent {day}").format(day=words.short_date(local(line.sent_at).date())), Tone.SAFE
        return _("Sent"), Tone.SAFE
    if line.state is CafeState.FINISHED:
        return (_("Draft"), Tone.PLAIN) if line.unfinished else (_("Ready to send"), Tone.OVER)
    return {
        CafeState.PLANNED: _("Planned"),
        CafeState.RUNNING: _("Going on now"),
        CafeState.CANCELLED: _("Called off"),
        CafeState.NOBODY_CAME: _("A cuppa for {n}").format(n=words.number(line.heads))
        if line.heads
        else _("Nobody came"),
    }[line.state], Tone.PLAIN


def title_of(line: CafeLine) -> str:
    """A café's own title, else its topic's, else that none is chosen."""
    return line.title or line.topic_title or _("Topic not chosen yet")


def _when(line: CafeLine) -> tuple[bool, float, str]:
    """By start; cafés without a day last. The id settles a tie."""
    start = line.starts_at
    return start is None, start.timestamp() if start else 0.0, line.id


def _newest_first(line: CafeLine) -> tuple[bool, float, str]:
    undated, stamp, line_id = _when(line)
    return undated, -stamp, line_id


def _day(line: CafeLine) -> date | None:
    return local(line.starts_at).date() if line.starts_at else None


def _block(line: CafeLine) -> DateBlock:
    day = _day(line)
    if day is None:
        return DateBlock()
    number, month = words.short_date(day).split(" ", 1)
    return DateBlock(words.day_name(day)[:3], number, month)


def _hello(now: datetime) -> str:
    hour = local(now).hour
    if hour < 12:
        return _("Good morning.")
    return _("Good afternoon.") if hour < 17 else _("Good evening.")


def _about(first: CafeLine | None, today: date) -> str:
    day = None if first is None else _day(first)
    if first is None or day is None:
        return _("Shall we plan a café?")
    if first.state is CafeState.RUNNING:
        return _("Your café is going on.")
    distance = (day - today).days
    if distance <= 0:
        return _("Your next café is today.")
    if distance == 1:
        return _("Your next café is tomorrow.")
    if distance < 7:
        return _("Your next café is on {day}.").format(day=words.day_name(day))
    return _("Your next café is on {day}.").format(day=words.day_and_month(day))


def _cover(line: CafeLine, now: datetime) -> Cover:
    today = local(now).date()
    day = _day(line)
    running = line.state is CafeState.RUNNING
    is_today = day is not None and day <= today
    if running:
        kicker, action = _("Going on now"), _("Carry on")
    else:
        kicker = _("Your next café, {when}").format(when=words.in_days(day, today) if day else "")
        action = _("Start this café") if is_today else _("Get ready")
    share = line.checks_done / line.checks_in_all if line.checks_in_all else 1.0
    return Cover(
        cafe_id=line.id,
        date=_block(line),
        kicker=kicker,
        title=title_of(line),
        times=_times(line),
        hall=line.hall,
        expected=_("{n} expected").format(n=line.people_expected),
        ready=_("{n} of {all} things ready").format(n=line.checks_done, all=line.checks_in_all),
        ready_share=share,
        is_running=running,
        main_action=action,
        can_start_today=is_today and not running,
    )


def _times(line: CafeLine) -> str:
    if line.starts_at is None:
        return ""
    if line.must_end_at is None:
        return words.clock_time(line.starts_at)
    return _("{start} to {end}").format(start=words.clock_time(line.starts_at), end=words.clock_time(line.must_end_at))


def _unfinished(over: list[CafeLine], missed: list[CafeLine]) -> tuple[UnfinishedCard, ...]:
    """Newest first: what waits to be written up, then cafés whose day went by."""
    cards = [
        UnfinishedCard(line.id, title_of(line), _where(line), _reason(line))
        for line in over
        if line.state is CafeState.FINISHED and line.unfinished
    ]
    asks = _("Its day has gone by. Did it happen, move, or was it called off?")
    cards += [UnfinishedCard(line.id, title_of(line), _where(line), asks, True) for line in reversed(missed)]
    return tuple(cards)


def _reason(line: CafeLine) -> str:
    """The first thing that is open, and how many more there are."""
    more = len(line.unfinished) - 1
    if not more:
        return line.unfinished[0]
    rest = ngettext("And one thing more.", "And {n} things more.", more).format(n=more)
    return f"{line.unfinished[0]} {rest}"


def _where(line: CafeLine) -> str:
    day = _day(line)
    parts = (line.hall, words.short_date(day) if day else "")
    return " · ".join(part for part in parts if part)


def _recent(line: CafeLine) -> RecentLine:
    tag, tone = state_tag(line)
    day = _day(line)
    action = _("Open")
    if line.state is CafeState.FINISHED:
        action = _("Write it up") if line.unfinished else _("Send")
    return RecentLine(
        line.id, words.short_date(day) if day else "", title_of(line), line.hall, line.state, tag, tone, action
    )


def _coming(line: CafeLine) -> ComingLine:
    time = words.clock_time(line.starts_at) if line.starts_at else _("no day yet")
    where = " · ".join(part for part in (line.hall, time) if part)
    return ComingLine(line.id, _block(line), title_of(line), where, not line.topic_id)
