"""The counter-trafficking landscape of the Western Balkans, situation 2013-14, as a dashboard."""
