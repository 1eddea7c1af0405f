"""Mandates as they are read: who is told to do what by when, and how far it is done."""
