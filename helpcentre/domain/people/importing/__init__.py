"""Reading people and shops from a CSV file."""
