"""What single parts of the assessment say, before anybody has chosen a view."""
