"""What templates of the pages may load."""
