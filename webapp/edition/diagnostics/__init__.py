"""What `edition check` looks for beyond the schema: one module a family, its documentation beside each."""
