"""What the edition adds to the work underneath it, measured: one module a kind of work, each with `rows`."""
