"""Item lists of other systems become definitions. Pure: rows of texts in, no files."""

from onevisit.language.importing.faults import FAULTS
from onevisit.language.importing.item_list import ItemImport, import_items

__all__ = ["FAULTS", "ItemImport", "import_items"]
