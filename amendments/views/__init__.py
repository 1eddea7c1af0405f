"""The pages of the amendments app: one module per page."""
