"""What two apps need. Arrows, lowest first: rules <- store <- hall <- link; device beside store; ui above them."""
