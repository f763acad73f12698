"""Replica portals: small web sites with real markup habits and our own sentences, served on loopback."""
