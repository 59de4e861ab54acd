"""OneVisit: software for governments that keep the promise "at most one visit"."""
