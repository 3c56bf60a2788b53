"""One file per screen, its styles beside it under the same name."""
