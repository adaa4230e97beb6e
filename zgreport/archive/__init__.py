"""The archive: the sealed record of finished summaries, verified, compared, taken back out."""
