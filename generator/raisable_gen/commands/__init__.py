"""One module a command: `arguments` says what it takes, `run` does it and gives the exit code."""
