"""What is worth saying about specs: rules, where they apply, how they are suppressed, mended and reported."""
