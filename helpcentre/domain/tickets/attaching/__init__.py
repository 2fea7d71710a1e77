"""How a file becomes an attachment: examined, made harmless, counted, claimed."""
