"""Pictures of figures, made on the server by a browser in a process of its own."""
