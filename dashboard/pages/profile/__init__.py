"""The sections of a site's profile, in the order in which the page shows them."""
