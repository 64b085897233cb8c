"""What pages are made of: links, tables, controls, cards and the shell around them."""
