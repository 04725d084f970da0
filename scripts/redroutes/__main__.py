"""``python -m redroutes``."""

from redroutes.cli import main

if __name__ == "__main__":
    main(prog_name="redroutes")
