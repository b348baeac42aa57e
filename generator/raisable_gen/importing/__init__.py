"""From a provider's documentation page to a spec, and onto a spec when the page has changed."""
