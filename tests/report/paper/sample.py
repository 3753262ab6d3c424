"""Pages with every component on them, invented from end to end: what the tests read and people look at."""

from __future__ import annotations

from dataclasses import replace

from cafe.report.paper.bars import ThemeBar, ThemeBars
from cafe.report.paper.blocks import (
    Boxed,
    Column,
    Columns,
    Heading,
    Indent,
    Stack,
    Text,
    row_rule,
    section_rule,
)
from cafe.report.paper.cards import Circle, Cover, CutSheet
from cafe.report.paper.cells import Direction, Hidden, StateOf, Strength, TwoLines
from cafe.report.paper.counts import Count, Counts
from cafe.report.paper.figures import CafesStrip, Fact, Facts, Quote
from cafe.report.paper.forms import Asked, FacesGrid, Ticks, WritingLines
from cafe.report.paper.furniture import (
    large_head,
    report_foot,
    report_head,
    sheet_foot,
    sheet_head,
    turn_over_foot,
)
from cafe.report.paper.lists import Item, Items, Labelled, Leaders, Led
from cafe.report.paper.look import LARGE, STANDARD, plain, voice
from cafe.report.paper.page import BARE, LARGE_PRINT, REPORT, SHEET, Block, Document, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.paper.text import Run

BODY = STANDARD.style("body")
QUIET = STANDARD.style("label", "ink2").sized(11, 15)
MARKED = STANDARD.style("label", "ink2")
LABEL = STANDARD.style("labelb", "ink2")
FIGURE = BODY.strong

_SAID = (
    ("It is hard to say the word menopause to a manager.", "Work · Manager attitudes", 3, "solid"),
    ("We were told it was stress before anyone asked about our age.", "Being listened to", 3, "solid"),
    ("Not sleeping is the part that wears us down most.", "Living with symptoms · Sleep", 3, "solid"),
    ("Being given a whole half hour changed things.", "What helps · Time", 2, "lines"),
    ("Nobody taught us about this at school, or since.", "Information · Early learning", 2, "solid"),
    ("Hearing that others forget words too made us feel sane.", "Peer support · Not alone", 3, "lines"),
    ("A fan and a flexible start would keep good people in work.", "Work · Adjustments", 2, "dots"),
    ("Earlier menopause is left out of the leaflets.", "Information · Formats", 1, "solid"),
)
_MANY = ("", "One voice", "Some of us", "Most of us")
_WAY = {"solid": "Gets in the way", "lines": "Helps", "dots": "An idea", "empty": "Neither"}


def agreed(repeat: int = 1) -> Table:
    """The table of sentences; repeated, it runs over pages."""
    numeral = voice(13.5, 16.5, "gorse")
    rows = [
        Row(
            (
                str(at),
                TwoLines(words, theme, BODY, QUIET),
                Strength(many, _MANY[many], MARKED),
                Direction(way, _WAY[way], MARKED),
            )
        )
        for at, (words, theme, many, way) in enumerate(_SAID * repeat, start=1)
    ]
    return Table(
        columns=(
            Col("", 15, numeral, heads_row=True),
            Col("Sentence and theme", head_shift=-24),
            Col("How many", 80),
            Col("Which way", 93),
        ),
        rows=rows,
        style=BODY,
        head_style=LABEL,
        gap=9,
        rule_inset=24,
        head_rule="table_head",
        carried_on="What we agreed we said, carried on",
        carried_style=STANDARD.style("section_column"),
    )


def summary(repeat: int = 1) -> Document:
    """A café summary on two pages."""
    section, column = STANDARD.style("section"), STANDARD.style("section_column")
    blocks: list[Block] = [
        Heading("Perimenopause and menopause", 1, STANDARD.style("title")),
        Text("November 2026 · Perth and Kinross", STANDARD.style("lead", "ink2")),
        Space(14),
        Columns(
            (
                Column(
                    (
                        Facts(
                            (
                                Fact("14", "people at two tables", "9 here for the first time"),
                                Fact("2", "hosts", "counted apart"),
                                Fact("75", "minutes", "four rounds"),
                            ),
                            STANDARD,
                            at=(0, 154, 258),
                            role="figure_small",
                        ),
                    ),
                    347,
                ),
                Column((Text("Kind of place", BODY.strong), Text("Library, in an accessible small town", QUIET))),
            ),
            gap=23,
            divided=True,
        ),
        row_rule(13, 9),
        Columns(
            (
                Column((Text("Questions used", BODY.strong.sized(11.5, 18)),), 117),
                Column(
                    (
                        Items(
                            tuple(
                                Item(q)
                                for q in (
                                    "What word or picture comes to mind about menopause?",
                                    "How does it show up at work, at home, in relationships?",
                                    "What would a menopause-friendly community do?",
                                )
                            ),
                            STANDARD.style("question_summary"),
                            "number",
                            indent=18,
                            apart=1,
                            mark=voice(13, 18, "gorse"),
                        ),
                    )
                ),
            ),
            gap=0,
        ),
        section_rule(10, 9),
        Heading("What we agreed we said", 2, section, "Eight sentences, read back to the group", QUIET),
        Space(3),
        agreed(repeat),
        section_rule(10, 9),
        Heading("In women’s own words", 2, section, "Each speaker said yes, out loud, to sharing this", QUIET),
        Space(6),
        Quote("I thought I was losing my memory. Nobody had told me it could be this.", STANDARD.style("quote")),
        Space(12),
        Quote("We laughed. I did not expect that.", STANDARD.style("quote")),
        section_rule(14, 8),
        Heading("Ideas, and who could act", 2, section),
        Space(6),
        Labelled(
            (
                ("Employers", "A flexible start, a fan and a quiet room, without having to say why."),
                (
                    "Local services",
                    "A first appointment of twenty minutes when a woman says “I think it is menopause”.",
                ),
                ("Us", "A second café in spring, and one at a workplace."),
            ),
            BODY.strong,
            BODY,
        ),
        section_rule(12, 8),
        Columns(
            (
                Column(
                    (
                        Heading("Where we did not agree", 2, column),
                        Space(5),
                        Text(
                            "Some want menopause named at work. Some want it kept "
                            "private. Both felt strongly, and we left it there.",
                            BODY,
                        ),
                    )
                ),
                Column(
                    (
                        Heading("Support cards taken", 2, column),
                        Hidden(QUIET, at_left=True),
                        Space(5),
                        Text(
                            "Everybody is offered the same card. Kinds of card are "
                            "counted for the whole programme only.",
                            BODY,
                        ),
                    )
                ),
            )
        ),
        section_rule(12, 8),
        Heading("What was left out, and why", 2, section),
        Space(6),
        Labelled(
            (
                ("Quotes without a yes", "They stay with the woman who said them."),
                ("Some sentences", "They could have pointed to one person."),
                ("The hall and the day", "Never printed. Month and council area only."),
            ),
            BODY.strong,
            BODY,
            label_width=190,
            apart=3.5,
            led=True,
        ),
    ]
    foot = sheet_foot(
        (
            Run("Pack ", STANDARD.style("foot").sized(10.5)),
            Run("tern · bracken · copper · loch", STANDARD.style("foot").sized(10.5).strong),
        ),
        "Looked over by two people before it left the café.",
    )
    head = sheet_head(
        "Conversation Café",
        "Café summary for the programme team",
        later="Perimenopause and menopause · November 2026",
    )
    return Document("Perimenopause and menopause, November 2026", (Part(SHEET.with_furniture(head, foot), blocks),))


BARS = (
    ThemeBar("Being listened to", 19, 15, 6, 8),
    ThemeBar("Waiting, and being passed on", 17, 16, 0, 5),
    ThemeBar("Information and education", 16, 11, 5, 9),
    ThemeBar("Place and travel", 14, 13, 3, 6),
    ThemeBar("Work and learning", 12, 8, 4, 7),
    ThemeBar("Stigma and silence", 11, 9, 2, 3),
    ThemeBar("Peer and community support", 11, 1, 10, 6),
    ThemeBar("Access to care", 10, 8, 3, 4),
    ThemeBar("Caring and family", 9, 7, 2, 4),
    ThemeBar("Cost of living", 7, 7, 0, 2),
)


def _page(section: str, foot: str, blocks: tuple[Block, ...]) -> Part:
    return Part(REPORT.with_furniture(report_head("What women said", section), report_foot(foot)), blocks)


def _ages(head: str) -> Counts:
    return Counts(
        head,
        "People",
        (
            Count("16 to 24", None),
            Count("25 to 34", "23"),
            Count("All other groups together", None),
            Count("Rather not say", "111"),
            Count("All who answered", "214", total=True),
        ),
        STANDARD,
    )


def report() -> Document:
    """Four pages of a report: glance, bars, one theme, reach."""
    title, lead = STANDARD.style("page_title"), STANDARD.style("lead", "ink2")
    listed = STANDARD.style("list")
    column = STANDARD.style("section")
    glance = (
        Heading("At a glance", 1, title),
        Space(2),
        Text(
            "Women met in small groups, agreed how to talk, and took turns. At "
            "the end they chose together what to write down.",
            lead,
            longest=440,
        ),
        Space(14),
        Facts(
            (
                Fact("24", "cafés", "all 24 sent notes"),
                Fact("291", "people", "hosts counted apart"),
                Fact("9", "council areas", "of 32"),
                Fact("11", "topics", "menopause most often"),
            ),
            STANDARD,
            ruled=True,
        ),
        Space(20),
        Heading("Four things to know", 2, column),
        Space(6),
        Items(
            (
                Item(
                    "Being listened to came up most.",
                    "In 19 of 24 cafés. In 15 of them it got in the way. In 6 it was what had helped.",
                ),
                Item(
                    "Waiting wears women down, and the gaps between services more so.",
                    "In 17 cafés. Nobody spoke of a wait that helped.",
                ),
            ),
            BODY.strong.sized(13, 18),
            "number",
            indent=32,
            apart=12,
            note=STANDARD.style("body", "ink2").sized(11.5, 16.5),
            mark=voice(18, 18, "gorse"),
        ),
        Space(20),
        Columns(
            (
                Column(
                    (
                        Heading("Where the cafés were", 2, column),
                        Space(4),
                        Leaders(
                            (
                                Led("Highland", "5", ", 5 cafés"),
                                Led("Perth and Kinross", "4"),
                                Led("Island areas, three councils", "3"),
                            ),
                            BODY,
                            FIGURE,
                        ),
                    )
                ),
                Column(
                    (
                        Heading("What they talked about", 2, column),
                        Space(4),
                        Leaders(
                            (
                                Led("Perimenopause and menopause", "5"),
                                Led("Being heard and believed", "4"),
                                Led("Care in rural and island places", "12"),
                            ),
                            BODY,
                            FIGURE,
                        ),
                    )
                ),
            )
        ),
    )
    bars = (
        Heading("What women said", 1, title),
        Space(2),
        Text(
            "In how many of the 24 cafés each theme came up, and which way it "
            "went. One café can count in more than one column.",
            lead,
            longest=440,
        ),
        Space(14),
        ThemeBars(BARS),
        Space(10),
        Text(
            (
                Run("Also raised, in six cafés or fewer: ", BODY.strong),
                Run("mental and emotional wellbeing 6, living with symptoms 6, trust and dignity 5.", BODY),
            ),
            BODY,
        ),
    )
    theme = (
        Text("Theme 1", BODY.strong.ink("gorse").sized(12.5, 17)),
        Heading("Being listened to", 1, title),
        Space(2),
        Text(
            "In 19 of 24 cafés. Women did not ask for more tests. They asked to be believed the first time.",
            lead,
            longest=440,
        ),
        Space(10),
        CafesStrip("The 24 cafés", 19, 24, "Being listened to came up in 19 of 24 cafés", STANDARD),
        section_rule(14, 11),
        Heading("What gets in the way", 2, column, "cafés", LABEL, "solid", 30),
        Space(8),
        Leaders(
            (
                Led("We have to prove we are ill before anyone acts.", "9"),
                Led("We are told it is stress, or our age, or our weight.", "8"),
            ),
            listed,
            FIGURE,
            apart=12,
            indent=30,
        ),
        section_rule(14, 11),
        Heading("What helps", 2, column, "cafés", LABEL, "lines", 30),
        Space(8),
        Leaders(
            (
                Led(
                    "A longer first appointment when it is about periods, pain "
                    "or menopause, and the same nurse each time.",
                    "5",
                ),
            ),
            listed,
            FIGURE,
            apart=12,
            indent=30,
        ),
        section_rule(14, 11),
        Heading("Ideas", 2, column, "cafés", LABEL, "dots", 30),
        Space(10),
        Quote(
            "I wrote it down before I went in, and for once she read it.",
            STANDARD.style("quote_first"),
            "Perimenopause and menopause",
            QUIET,
            40,
        ),
        row_rule(20, 16, 40),
        Quote(
            "She turned her chair round to face me. That was all it took.",
            STANDARD.style("quote_report"),
            "Being heard and believed",
            QUIET,
            40,
        ),
    )
    reach = (
        Heading("Who we reached, and did not", 1, title),
        Space(2),
        Text(
            "214 of 291 filled in a slip. Totals are for the whole quarter. No slip is tied to a café.",
            lead,
            longest=450,
        ),
        Space(12),
        Columns((Column((_ages("Age"),)), Column((_ages("Ethnic group"),)))),
        Space(12),
        Boxed(
            (
                Heading("Who we did not hear from", 2, column),
                Space(6),
                Items(
                    (
                        Item("Women under 25, and women in cities."),
                        Item("Women who work nights, or cannot leave the person they care for."),
                    ),
                    BODY,
                    "ring",
                    17,
                ),
            )
        ),
        Space(12),
        Table(
            columns=(
                Col("You said", 170, STANDARD.style("question_summary"), heads_row=True, balance=True),
                Col("What happened", 130),
                Col("Where it is"),
            ),
            rows=(
                Row(
                    (
                        "It is hard to say the word menopause to a manager.",
                        "An hour’s learning for managers has run in some workplaces.",
                        StateOf("done", "Done", "Employers", BODY, QUIET),
                    )
                ),
                Row(
                    (
                        "Nobody taught us about this at school, or since.",
                        "A page in plain words is being written.",
                        StateOf("under way", "Under way", "NHS board", BODY, QUIET),
                    )
                ),
                Row(
                    (
                        "Earlier menopause is left out of the leaflets.",
                        "The leaflet will not change yet.",
                        StateOf("not now", "Not now", "National bodies", BODY, QUIET),
                    )
                ),
            ),
            style=BODY,
            head_style=BODY.strong,
            gap=20,
            pad=8,
        ),
    )
    return Document(
        "What women said, autumn 2026",
        (
            _page(
                "At a glance",
                "Autumn 2026 · counts are of cafés, not of women, unless the page says so",
                glance,
            ),
            _page("Themes", "Autumn 2026 · counts are of cafés, not of women, unless the page says so", bars),
            _page("Being listened to", "Sentences are the groups’ own", theme),
            _page(
                "Who we reached",
                "People, not cafés, on this page. Someone who came twice is counted twice",
                reach,
            ),
        ),
    )


def forms() -> Document:
    """Paper to fill in."""
    sheet = replace(SHEET, top=44)
    return Document(
        "How was it for you?",
        (
            Part(
                sheet,
                (
                    Heading("How was it for you?", 1, voice(18, 24)),
                    Space(8),
                    FacesGrid(
                        ("I felt part of the group today.", "I could be myself here without being judged."),
                        ("Not at all", "A little", "Somewhat", "Mostly", "Very much"),
                        BODY,
                        LABEL.ink("ink"),
                    ),
                    Space(6),
                    Asked("One thing you’d like us to know? (please, no names)", BODY, "a line to write on"),
                    Space(12),
                    Columns(
                        (
                            Column(
                                (
                                    Text("Your age", BODY.strong),
                                    Ticks(
                                        ("Under 16", "16 to 24", "25 to 34", "35 to 44", "45 to 54"),
                                        BODY,
                                        2,
                                        row=21,
                                    ),
                                )
                            ),
                            Column((Ticks(("Yes", "No", "Prefer not to say"), BODY, label="Unpaid carer"),)),
                        )
                    ),
                    Space(12),
                    Indent(WritingLines(2, "two lines to write on", 29), 30),
                    Space(12),
                    Boxed(
                        (
                            Text("If someone is upset: pause, offer a choice, step out together", BODY.strong),
                            Space(4),
                            Items(
                                (Item("Tea, toilets, fire doors"), Item("“We end at 19:45”")),
                                plain(12, 16),
                                "tick box",
                                21,
                            ),
                        ),
                        "outline",
                    ),
                ),
            ),
        ),
    )


def large() -> Document:
    """Large print, two pages."""
    body, stage = LARGE.style("body"), LARGE.style("stage")
    rounds: list[Block] = []
    for name in ("Welcome", "Agreements", "Round 1", "Open dialogue", "Harvest"):
        rounds.append(
            Stack(
                (
                    Leaders((Led(name, "6 min", ", 6 minutes"),), stage, stage.sized(18), figure_room=50),
                    Text(
                        "What word or picture comes to mind about menopause?",
                        LARGE.style("question"),
                        balance=True,
                    ),
                    Items((Item("One person reads each card"),), body, "tick box", 26),
                    WritingLines(1, "one line to write on", 30),
                    row_rule(14, 10),
                ),
                name=name,
            )
        )
    page = LARGE_PRINT.with_furniture(large_head("Run sheet"), turn_over_foot())
    return Document(
        "Run sheet",
        (Part(page, (Heading("Perimenopause and menopause", 1, LARGE.style("title")), Space(6), *rounds)),),
    )


def cards() -> Document:
    """A cover, six cards and their backs."""
    names = ("Open-mindedness", "Acceptance", "Curiosity", "Discovery", "Sincerity", "Brevity")
    fronts = [
        Stack(
            (
                Text(str(at), voice(32, 38, "gorse")),
                Space(10),
                Heading(name, 2, STANDARD.style("section")),
                Space(16),
                Text(
                    "Hear every view with respect, even when yours is different.",
                    plain(14.5, 20),
                    balance=True,
                ),
            )
        )
        for at, name in enumerate(names, start=1)
    ]
    back = Stack((Circle(34), Space(14), Text("Read this aloud, or pass it on.", BODY, align="centre")))
    cover = Cover(
        "Women’s health Conversation Cafés",
        ("What", "women said"),
        "And what they would change",
        "Autumn 2026",
        "24 cafés, September to November 2026",
        "Conversation Café programme",
    )
    return Document(
        "Agreement cards",
        (
            Part(BARE, (cover,)),
            Part(BARE, (CutSheet(fronts, 2, 3),)),
            Part(BARE, (CutSheet([back] * 6, 2, 3, middle=True),)),
        ),
    )


ALL = (summary, report, forms, large, cards)
