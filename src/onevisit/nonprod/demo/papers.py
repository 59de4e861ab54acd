"""Photos of papers that nobody has: a sheet with its name on it, so that a server can look at it."""

from io import BytesIO

from PIL import Image, ImageDraw

PAPER = "#f7f5ee"
INK = "#16232b"


def photo(name: str) -> bytes:
    """A JPEG of a sheet that says it is a specimen of `name` (letters outside Latin-1 are left out)."""
    sheet = Image.new("RGB", (900, 1200), PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((60, 60, 840, 1140), outline=INK, width=4)
    words = name.encode("latin-1", "ignore").decode("latin-1")
    draw.text((120, 160), f"SPECIMEN\n\n{words}", fill=INK, font_size=36)
    kept = BytesIO()
    sheet.save(kept, "JPEG", quality=80)
    return kept.getvalue()
