"""The database: articles, passages, edits, decisions, doubts, translation memory."""
