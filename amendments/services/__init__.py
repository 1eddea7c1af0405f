"""The doors through which a text comes in and is compared with what is there."""
