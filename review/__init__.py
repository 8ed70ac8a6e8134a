"""Before and after: the local page, the bilingual page, the static report and the terminal diff."""
