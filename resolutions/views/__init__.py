"""The pages of the resolutions app: one module per page."""
