"""How things are drawn: colours, hatching, geometry, and forms of drawing that several charts share."""
