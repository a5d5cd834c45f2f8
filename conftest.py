"""What is not collected: the doctests of training, where what it needs is not installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") else ["src/policyloom/graph/training/*", "graph/training/*"]
