"""What the chart of MSF sites draws for each stretch: full bars for what is sure, half for else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from darien.language import data_text, translator
from darien.render.presence_words import SiteRow, stay_words
from darien.render.wording import stretch
from darien.standing import Standing
from darien.titles import title_of
from darien.vocabulary import SiteStatus

# Pixels: where a bar begins below the top of its row, and how high it is.
BAR_TOP, BAR = 14, 9


def bars_of(site: SiteRow, standing: Standing, row: int, language: str) -> Iterator[dict[str, Any]]:
    """The bars of a stretch: one of full height if one state is sure, else half ones.

    The upper half is what may end, the lower what may begin.
    """
    statuses = _statuses(standing)
    doubtful = standing.not_open or (standing.ended and bool(standing.stays))
    sure = len(statuses) == 1 and not doubtful
    top = row + BAR_TOP
    for place, status in enumerate(statuses):
        lower = place > 0 or (len(statuses) == 1 and _may_begin(standing))
        yield {
            "site": site.name,
            "country": site.country,
            "state": status.value,
            "sure": sure,
            "from": f"{standing.period.first}T00:00:00",
            "to": f"{standing.period.last + timedelta(days=1)}T00:00:00",
            "top": top + BAR / 2 if lower and not sure else top,
            "bottom": top + BAR if lower or sure else top + BAR / 2,
            "middle": top + BAR * (0.5 if sure else 0.75 if lower else 0.25),
            **_tooltip(standing, status, sure, language),
        }


def _may_begin(standing: Standing) -> bool:
    """Whether the stretch that may hold has not surely begun."""
    day = standing.period.first
    return any(stay.span.start and stay.span.start.latest > day for stay in standing.stays)


def _statuses(standing: Standing) -> list[SiteStatus]:
    """The states that may be true and can be drawn; not yet open is the empty row."""
    statuses = list(dict.fromkeys(stay.status for stay in standing.stays))
    if standing.ended and not statuses:
        statuses = [SiteStatus.CLOSED]
    return [*statuses, SiteStatus.END_NOT_DOCUMENTED] if standing.unknown else statuses


def _tooltip(standing: Standing, status: SiteStatus, sure: bool, language: str) -> dict[str, str]:
    _ = translator(language)
    own = [stay for stay in standing.stays if stay.status == status]
    state = _(title_of(status))
    reasons = dict.fromkeys(data_text(stay.reason, language) for stay in own if stay.reason)
    return {
        "status": state if sure else _("{state}, perhaps").format(state=state),
        "dates": "; ".join(stay_words(stay, language) for stay in own or standing.stays)
        or stretch(standing.period, language),
        "reason": " ".join(reasons),
    }
