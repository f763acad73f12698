"""Measurements (`make bench`), as ratios against a baseline taken in the same run; none of them is a test."""
