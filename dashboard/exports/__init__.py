"""The forms in which data leave the dashboard."""
