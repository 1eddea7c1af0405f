"""What can be done with delegations; the only door for a mutation."""
