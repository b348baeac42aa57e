"""raisable: provider specs in, a typed Python package of response codes and exceptions out."""

__version__ = "0.1.0"
