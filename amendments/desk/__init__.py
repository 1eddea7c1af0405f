"""The desk: what a meeting decides on what is proposed, and the text that comes of it."""
