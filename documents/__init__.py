"""Reading an article from a file, and writing one: a file per format."""
