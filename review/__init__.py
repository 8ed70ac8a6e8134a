"""Before and after: the terminal diff, the bilingual page and the static report."""
