"""The verbs of the command: a file each, with a function of the verb's name."""
