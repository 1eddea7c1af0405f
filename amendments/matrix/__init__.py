"""The matrix: what several contributions propose for one text, clause by clause."""
