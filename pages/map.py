"""The map: who moved where in the chosen period, who counted them, and who cared for them."""

from darien.ui import frame, link

view = link.shown_view()
frame.show_key_figures(view)
frame.show_map(view)
