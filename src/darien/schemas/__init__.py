"""The schemas of every table: what one row is, and what its cells may hold."""

import pandera.pandas as pa

from darien.schemas import claims, counts, happenings, presence

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    **counts.SCHEMAS,
    **claims.SCHEMAS,
    **presence.SCHEMAS,
    **happenings.SCHEMAS,
}
