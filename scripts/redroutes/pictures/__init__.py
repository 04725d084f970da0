"""A picture as it was handed in -> the same as it is published: in fitting widths, without what the camera noted."""
