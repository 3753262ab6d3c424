"""The theme as Qt wants it: colours, faces and sizes for every window, before, during and after the café.

There is one theme at a time. It lives as one dynamic property of the `QApplication`; `apply_theme` puts it there and
`theme()` reads it. A widget never keeps a colour or a font between paints: it asks `theme()` when it paints, and it
may have a method `retheme()`, which `apply_theme` calls on every living widget when mode or text size changes.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from cafe.core import assets
from cafe.core.tokens import SERIF, Mode, Tokens, TypeRole, load

TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
"""The text sizes on offer in Settings and on Ctrl + and Ctrl −."""

HELD_SIZES = "cafe_held_sizes"
"""The dynamic property in which `scale.sized` keeps a widget's sizes at 100 %, by the name of their setter."""

_PROPERTY = "cafe_theme"


class Theme:
    """Tokens at one text size, as Qt values. Never changed once made: make another and apply it.

    `system` is the palette of an operating system's own contrast theme, where one is on: its colours then stand in
    for ours, with the outlines of our high contrast. `reduced_motion` sets every fade to nothing.
    """

    def __init__(
        self,
        mode: Mode = "light",
        text_scale: float = 1.0,
        *,
        reduced_motion: bool = False,
        system: QPalette | None = None,
    ) -> None:
        self.mode: Mode = "high_contrast" if system is not None else mode
        self.text_scale = text_scale
        self.reduced_motion = reduced_motion
        self.tokens: Tokens = load(self.mode)
        self._colours = {name: QColor(value) for name, value in self.tokens.colours.items()}
        if system is not None:
            self._colours.update(_system_colours(system))
        scrim = QColor(self.tokens.scrim)
        scrim.setAlphaF(self.tokens.scrim_opacity)
        self._colours["scrim"] = scrim
        self._fonts: dict[tuple[str, float, bool], QFont] = {}

    def __getitem__(self, name: str) -> QColor:
        """The colour of a token, as in `theme()["spruce"]`; also "scrim". Raises `KeyError` for an unknown name.

        A colour of the caller's own: who makes it clearer does not make it clearer for every page.
        """
        return QColor(self._colours[name])

    @property
    def is_high_contrast(self) -> bool:
        """Outline everything, tint nothing, draw no fold, foot or stitching."""
        return self.mode == "high_contrast"

    @property
    def is_large(self) -> bool:
        """From 150 %: one scrolling column, and the spine as icons."""
        return self.text_scale >= 1.5

    @property
    def border(self) -> float:
        """Width of a control's border in pixels."""
        width = self.tokens.border
        return width if self.text_scale <= 1.25 else width * self.text_scale * 0.8

    @property
    def hairline(self) -> float:
        """Width of a decorative rule: one pixel, or the full border where surfaces are outlined."""
        return self.tokens.border if self.is_high_contrast else 1.0

    def S(self, px: float) -> int:
        """A measure at 100 %, at this text size, in whole pixels. Every size in the window goes through here."""
        return round(px * self.text_scale)

    def fade_ms(self, name: str = "fade_ms") -> int:
        """How long a fade may take: nothing where motion is reduced."""
        return 0 if self.reduced_motion else self.tokens.motion[name]

    def role(self, role: str) -> TypeRole:
        """The face, size, weight and line of a role of text. Raises `KeyError` for an unknown role."""
        return self.tokens.type[role]

    def font(self, role: str, *, scale: float | None = None, tabular: bool = False) -> QFont:
        """The font of a role. `scale` replaces the text size (the room's screen); `tabular`: figures that tick."""
        used = self.text_scale if scale is None else scale
        key = (role, used, tabular)
        if key not in self._fonts:
            spec = self.role(role)
            font = QFont(spec.face)
            font.setPixelSize(max(1, round(spec.size * used)))
            font.setWeight(QFont.Weight(spec.weight))
            font.setItalic(spec.italic)
            font.setStyleHint(QFont.StyleHint.Serif if spec.face == SERIF else QFont.StyleHint.SansSerif)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def line_height(self, role: str, *, scale: float | None = None) -> float:
        """Height of one line of a role, in pixels."""
        spec = self.role(role)
        return spec.size * spec.line * (self.text_scale if scale is None else scale)

    def palette(self) -> QPalette:
        """The palette for Fusion, so that what Qt draws itself belongs too."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "ground",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "field",
            QPalette.ColorRole.AlternateBase: "page",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Button: "page",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "on_spruce",
            QPalette.ColorRole.Highlight: "spruce",
            QPalette.ColorRole.HighlightedText: "on_spruce",
            QPalette.ColorRole.Link: "spruce",
            QPalette.ColorRole.LinkVisited: "spruce",
            QPalette.ColorRole.ToolTipBase: "ink",
            QPalette.ColorRole.ToolTipText: "page",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "border",
            QPalette.ColorRole.Shadow: "edge",
        }
        for role, name in roles.items():
            palette.setColor(role, self[name])
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["ink3"])
        return palette

    def style_sheet(self) -> str:
        """The one style sheet, for menus, lists, tables and scroll bars."""
        names = {name: colour.name() for name, colour in self._colours.items()}
        chosen = ("spruce", "on_spruce") if self.is_high_contrast else ("spruce_tint", "ink")
        names |= {"chosen": names[chosen[0]], "on_chosen": names[chosen[1]], "hover": names["spruce_tint"]}
        names |= {f"s{px}": str(self.S(px)) for px in (*self.tokens.space, 40, 44)}
        names["small"] = str(self.S(self.role("smallb").size))
        return Template(assets.read_text("theme/app.qss")).substitute(names)


def theme() -> Theme:
    """The theme in use; light at 100 % until one is applied. Needs a running `QApplication`."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a theme belongs to a QApplication, and there is none yet")
    found = app.property(_PROPERTY)
    if not isinstance(found, Theme):
        load_faces()
        found = Theme()
        app.setProperty(_PROPERTY, found)
    return found


def apply_theme(app: QApplication, new: Theme) -> None:
    """Put a theme on the application, and on every living widget at once: nobody has to restart."""
    load_faces()
    app.setProperty(_PROPERTY, new)
    if app.style().name() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setStyleSheet("")  # taken off first: one put over another takes Qt three times as long
    app.setPalette(new.palette())
    app.setFont(new.font("body"))
    app.setStyleSheet(new.style_sheet())
    # Layouts first: a widget may have margins of its own for the layouts inside it.
    for top in app.topLevelWidgets():
        for layout in top.findChildren(QLayout):
            hook = getattr(layout, "retheme", None)
            if callable(hook):
                hook()
    for widget in app.allWidgets():
        hook = getattr(widget, "retheme", None)
        if callable(hook):
            hook()
        held = widget.property(HELD_SIZES)
        if isinstance(held, dict):
            for setter, px in held.items():
                getattr(widget, setter)(new.S(px))
        QWidget.update(widget)  # views have an update of their own, which asks for a row


@cache
def load_faces() -> tuple[str, ...]:
    """Make the bundled faces known to Qt, once; the names of their families."""
    families: set[str] = set()
    for name in assets.names("fonts", ".ttf"):
        number = QFontDatabase.addApplicationFontFromData(QByteArray(assets.read_bytes(name)))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def _system_colours(palette: QPalette) -> dict[str, QColor]:
    """Our names in the colours of the operating system's contrast theme."""
    role = QPalette.ColorRole
    takes = {
        role.Window: "ground page field sunken spine spruce_tint gorse_tint bramble_tint rowan_tint moss_tint focus_gap"
        " on_rowan on_bramble marker",
        role.WindowText: "ink ink2 ink3 line edge border on_spine on_spine2 hatch gorse bramble bramble_hover"
        " rowan rowan_hover moss gorse_fill",
        role.Highlight: "spruce spruce_hover spruce_down spine_sel focus focus_spine",
        role.HighlightedText: "on_spruce on_spine_sel",
    }
    return {name: palette.color(which) for which, names in takes.items() for name in names.split()}
