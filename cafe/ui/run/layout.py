"""Where everything of a run stands, for each of the drawn layouts. Measures are those of the mock screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from cafe.ui.scale import S

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage

_SIDE = 20  # of the window
_MOST_WIDE = 1440


def arrange(page: RunPage) -> None:
    """Place every part of the page for the window as it is."""
    if page.view is None or page.width() < 100:
        return
    fit = page.fit
    wide = min(page.width() - 2 * S(_SIDE), S(_MOST_WIDE))
    left = (page.width() - wide) // 2
    bar = S(fit.bar)
    page.bar.use(fit)
    page.bar.setGeometry(left, 0, wide, bar)
    page.track.setVisible(not fit.is_large)
    page.track.setGeometry(left, bar, wide, S(fit.track) + 2)
    bottom = _foot(page, left, wide)
    top = bar + S(fit.track)
    page.spread.setGeometry(left, top, wide, bottom - top)
    page.clock.use(strip=fit.is_large, harvest=page.is_harvest)
    page.tabs.setVisible(fit.is_large and not page.is_harvest)
    _choose(page)
    if fit.is_large:
        _large(page, QRect(left, top, wide, bottom - top))
    else:
        _spread(page, QRect(left, top, wide, bottom - top))
    page.track.raise_()
    page.leaf.raise_()


def _foot(page: RunPage, left: int, wide: int) -> int:
    """Place the band and what stands above it; gives where the spread ends."""
    fit, band = page.fit, page.band
    margin = S(10 if fit.is_short or fit.is_large else 14)
    band.setVisible(page.has_band)
    if not page.has_band:
        band.guard.hide()
        band.consent.hide()
        return page.height() - margin
    band.use(fit)
    high = max(band.wanted_height, page.notes_lock.height_at_the_foot(wide))
    top = page.height() - margin - high
    band.setGeometry(left, top, wide, high)
    for panel in (band.consent, band.guard):
        if panel.isVisibleTo(page):
            tall = panel.wanted_height(wide)
            if panel is band.guard and fit.is_short:
                tall = band.guard.wanted_height(wide, most=2)
            if fit.is_large:
                tall = min(tall, max(S(90), (top - S(fit.bar + 68)) - S(10)))
            top -= tall + S(10)
            panel.setGeometry(left, top, wide, tall)
            panel.raise_()
    return top - S(12 if fit.is_short or fit.is_large else 15)


def _choose(page: RunPage) -> None:
    """Show the pages that belong to this moment."""
    right, is_large = page.right_page(), page.fit.is_large
    tab = page.tabs.key
    is_harvest = page.is_harvest
    for part in (page.heard, page.circle, page.start_panel, page.ended):
        part.setVisible(part is right and not is_harvest and (not is_large or tab == "right"))
    page.question.setVisible(not is_harvest and (not is_large or tab != "right"))
    page.harvest.setVisible(is_harvest)


def _spread(page: RunPage, box: QRect) -> None:
    fit = page.fit
    inset = S(30)
    top = box.top() + S(14 if fit.is_short else 20)
    high = box.bottom() - S(14) - top
    column = S(270 if page.is_harvest else fit.clock_width)
    if page.is_harvest and fit.is_narrow:
        column = S(230)
    page.clock.setGeometry(box.left() + inset, top, column, high)
    if page.is_harvest:
        fold = inset + column + S(24)
        page.spread.fold_at(fold)
        x = box.left() + fold + S(33)
        page.harvest.use(fit)
        page.harvest.setGeometry(x, top, box.right() - S(28) - x, high)
        page.harvest.place_room(QRect(box.left() + inset, 0, column, 0), page.clock)
        _leaf(page, box, x - S(10))
        return
    right = page.right_page()
    is_plain = not page.has_band
    right_wide = S(fit.right_width(is_plain=is_plain, is_harvest=False))
    fold = box.width() - right_wide
    page.spread.fold_at(fold)
    page.heard.use(narrow=fit.is_narrow)
    right.setGeometry(box.left() + fold + S(28 if not fit.is_narrow else 24), top, right_wide - S(52), high)
    middle = inset + column + S(24 if fit.is_narrow else 36)
    page.question.use(fit, is_plain=is_plain)
    across = fold - S(28 if fit.is_narrow else 36) - middle
    bar = page.moving.wanted_height(across + S(16)) + S(10) if page.moving.isVisibleTo(page) else 0
    page.moving.setGeometry(box.left() + middle - S(8), top + high - bar + S(10), across + S(16), bar - S(10))
    page.question.setGeometry(box.left() + middle, top, across, high - bar)
    _leaf(page, box, box.left() + middle - S(12))


def _leaf(page: RunPage, box: QRect, x: int) -> None:
    if page.leaf.isVisibleTo(page):
        page.leaf.use(page.fit)
        page.leaf.setGeometry(QRect(x, box.top() + S(13), box.right() - S(11) - x, box.height() - S(26)))


def _large(page: RunPage, box: QRect) -> None:
    fit = page.fit
    page.spread.fold_at(-1)
    strip = S(68)
    page.clock.setGeometry(box.left(), box.top(), box.width(), strip)
    side = S(14)
    inner = QRect(box.left() + side, box.top() + strip + S(4), box.width() - 2 * side, 0)
    inner.setBottom(box.bottom() - S(8))
    if page.is_harvest:
        page.harvest.use(fit)
        page.harvest.setGeometry(inner)
    else:
        tabs = S(40)
        page.tabs.setGeometry(inner.left(), inner.top(), inner.width(), tabs)
        page.tabs.setVisible(inner.height() >= tabs and not page.leaf.isVisibleTo(page))
        body = QRect(inner)
        body.setTop(inner.top() + tabs + S(8))
        key = page.tabs.key
        page.question.use(fit, is_plain=not page.has_band, part="cues" if key == "cues" else "question")
        page.question.setGeometry(body)
        page.heard.use(narrow=False, bare=True)
        if page.moving.isVisibleTo(page):
            _moving_large(page, body)
        page.right_page().setGeometry(body)
    if page.leaf.isVisibleTo(page):
        page.leaf.use(fit)
        page.leaf.setGeometry(inner)


def _moving_large(page: RunPage, body: QRect) -> None:
    """The bar of a stage that moves on takes the page's place for its ten seconds where there is no room for both."""
    tall = min(page.moving.wanted_height(body.width()), body.height())
    page.moving.setGeometry(body.left(), body.bottom() - tall, body.width(), tall)
    page.moving.raise_()
    if body.height() - tall < S(130):
        page.question.hide()
        page.right_page().hide()
