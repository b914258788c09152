"""Where the tables lie: data/ of this checkout, or the folder that DARIEN_DATA names."""

import os
from pathlib import Path

DATA = Path(os.environ.get("DARIEN_DATA", Path(__file__).parents[2] / "data"))
