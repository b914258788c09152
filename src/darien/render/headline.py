"""The title of a figure: what it shows, where and when."""

from darien.edition import Edition
from darien.language import translator
from darien.paper import Sequence
from darien.render.change_words import named
from darien.render.wording import months
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction


def headline(view: View, edition: Edition) -> str:
    """Return the title of a view's figure; of a comparison it names both periods."""
    _ = translator(view.language)
    if len(view.directions) > 1:
        text = _("Through the Darién and back: {place}, {period}")
    elif view.directions[0] == Direction.NORTHBOUND:
        text = _("North through the Darién: {place}, {period}")
    else:
        text = _("The way back south: {place}, {period}")
    return text.format(place=_(title_of(view.extent)), period=_when(view, edition))


def _when(view: View, edition: Edition) -> str:
    if edition.panels != Sequence.COMPARE or view.compare is None:
        return months(view.period, view.language)
    _ = translator(view.language)
    first, second = (named(period, view.language) for period in (view.period, view.compare))
    return _("{first} and {second}").format(first=first, second=second)
