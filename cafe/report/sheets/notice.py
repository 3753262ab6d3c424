"""The privacy notice of a programme, to be read aloud: its own words in ours (privacy report, part 6)."""

from __future__ import annotations

from dataclasses import dataclass

from cafe.content import paper_words
from cafe.content.paper_words import PaperWords
from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.report.paper.blocks import Heading, Stack, Text, section_rule
from cafe.report.paper.look import Look
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.sheets.together import lead, page, title


@dataclass(frozen=True, slots=True)
class KeptFor:
    """Months until sentences and headcounts go, as they are set; 0: nobody set it.

    ``is_here_only``: chosen on this laptop, and the programme's file says nothing of it.
    """

    entries: int = 0
    heads: int = 0
    is_here_only: bool = False


def document(said: PaperWords, threshold: int, look: Look, kept: KeptFor) -> Document:
    """The notice. Raises ``ProblemToFix`` that names what the programme still has to say."""
    gaps = paper_words.missing(said)
    if gaps:
        raise ProblemToFix(
            _("The notice needs your own words first: {asked}.").format(asked=words.listed([g.lower() for g in gaps])),
            _("Fill them in on this page, under Your own words."),
        )
    heading = _("What we keep, and what we do not")
    body = look.style("body") if look.large else look.style("body").sized(13, 18.5)
    head = look.style("section")
    blocks: list[Block] = [
        title(look, heading),
        lead(look, _("Please read this before you talk, or have it read to you. Ask us anything.")),
    ]
    for name, lines in parts(said, threshold, kept):
        told = [Heading(name, 2, head), Space(4), *(Text(line, body) for line in lines)]
        blocks += [section_rule(13, 9), Stack(told, name=name)]
    aside = _("Privacy notice")
    return Document(_("Privacy notice"), (Part(page(look, aside, aside, top=92), blocks),), about=heading)


def parts(said: PaperWords, threshold: int, kept: KeptFor) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The notice as headings and sentences, for paper and for a page."""
    last = [
        _("{who} answers for this.").format(who=said.organisation),
        _("We may do this because: {basis}.").format(basis=said.lawful_basis.rstrip(".")) if said.lawful_basis else "",
        _("For words about health: {basis}.").format(basis=said.health_condition.rstrip("."))
        if said.health_condition
        else "",
        _("You can also ask the Information Commissioner’s Office, ico.org.uk."),
    ]
    return (
        (
            _("What we write down"),
            (
                _("We write down what the group talked about, not who said it."),
                _("Please don’t use names. You hear our sentences read out, and the group can change them."),
                _("Your own words are kept only if you say yes, out loud."),
            ),
        ),
        (
            _("Where it is kept"),
            (
                _("It is kept locked on the host’s laptop. Rough notes never leave it."),
                _("What the group agreed goes, locked, to {who}.").format(who=said.organisation),
                *_deleted(kept, said.organisation),
            ),
        ),
        (
            _("What others may see"),
            (
                _("Numbers under {n} are not shown. No hall, no day and no name is ever shown.").format(n=threshold),
                _("In a small group people may still know a story again."),
            ),
        ),
        (
            _("What you can ask"),
            (
                _("You can ask us to leave something out, now or later."),
                _("If we kept your words, your host can give you a slip with three words to take them back."),
                _("Ask: {contact}").format(contact=said.contact),
            ),
        ),
        (
            _("When we cannot keep a secret"),
            (
                _("If someone may come to serious harm, we tell the person who has to know."),
                _("We talk with you first, if that is safe."),
            ),
        ),
        (_("Who answers for it"), tuple(line for line in last if line)),
    )


def _deleted(kept: KeptFor, who: str) -> tuple[str, ...]:
    """When it goes, as it is set; and plainly that nothing goes by itself where nobody set it."""
    entries, heads = kept.entries, kept.heads
    whole, numbers = (ngettext("{n} month", "{n} months", n).format(n=n) for n in (entries, heads))
    said: tuple[str, ...]
    if not (entries or heads):
        return _("It is kept until somebody deletes it."), _("You can ask for that.")
    if entries == heads:
        said = (_("It is deleted after {months}.").format(months=whole),)
    elif entries and heads:
        said = (_("Words are deleted after {months}, numbers after {longer}.").format(months=whole, longer=numbers),)
    elif entries:
        said = _("Words are deleted after {months}.").format(months=whole), _("Numbers stay until we delete them.")
    else:
        said = _("Numbers are deleted after {months}.").format(months=numbers), _("Words stay until we delete them.")
    if not kept.is_here_only:
        return said
    return (
        *said,
        _("That is so on the host’s laptop."),
        _("{who} has set no time yet.").format(who=who),
    )
