"""``python -m redroutes``."""

from redroutes.cli import run

if __name__ == "__main__":
    run()
