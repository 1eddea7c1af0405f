"""The only doors through which a resolution, its versions and its clauses change."""
