"""What every room builds on: fingerprint, workers, bundles, output files, the cache. It knows no kind of record."""
