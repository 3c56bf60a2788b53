"""Kinds of answer, one file each: parse, judge, say why."""
