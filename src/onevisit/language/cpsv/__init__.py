"""The catalogue as CPSV-AP 3.2, the European profile for public services. Pure: values in, statements out."""

from onevisit.language.cpsv.catalogue import BASE, as_cpsv_ap, counts_of
from onevisit.language.cpsv.triples import PREFIXES, Literal, Triple

__all__ = ["BASE", "PREFIXES", "Literal", "Triple", "as_cpsv_ap", "counts_of"]
