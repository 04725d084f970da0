"""THE EXIT: frames, pouring, writing, sitemap. Files leave the program here and nowhere else."""
