"""The colours of screen and paper, and the look of every chart."""

from typing import Any

from darien.vocabulary import Direction, SiteStatus

INK, INK_2 = "#22313A", "#5B6B74"
LINE, GROUND, NO_DATA = "#DCE3E6", "#F3F5F6", "#CBD4D9"

# Okabe and Ito's blue and vermilion, told apart by nearly everyone; type is darker, to be read.
FLOW = {Direction.NORTHBOUND: "#0072B2", Direction.SOUTHBOUND: "#D55E00"}
FLOW_TYPE = {Direction.NORTHBOUND: "#00598C", Direction.SOUTHBOUND: "#B34700"}
SITE, SITE_TYPE = "#1B6B57", "#15574A"

# Fills of a site's stretches; a closed one is hollow, and each also differs in its border.
SITE_FILL = {
    SiteStatus.ACTIVE: SITE,
    SiteStatus.SUSPENDED: "#A9CDC2",
    SiteStatus.CLOSED: "#FFFFFF",
    SiteStatus.END_NOT_DOCUMENTED: GROUND,
}

FONT = "Source Sans, sans-serif"


def styled(chart: Any) -> Any:
    """Return a chart in the look of the atlas: its font, ink and thin lines, and no frame."""
    text = {"font": FONT, "labelFont": FONT, "titleFont": FONT}
    return (
        chart.configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK_2,
            titleColor=INK_2,
            gridColor=LINE,
            domainColor=NO_DATA,
            tickColor=NO_DATA,
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            **{key: value for key, value in text.items() if key != "font"},
        )
        .configure_legend(labelColor=INK, titleColor=INK_2, labelFontSize=11, titleFontSize=11)
        .configure_text(color=INK, font=FONT)
    )
