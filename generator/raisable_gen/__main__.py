"""`python -m raisable_gen` is `raisable`."""

from raisable_gen.main import main

if __name__ == "__main__":
    raise SystemExit(main())
