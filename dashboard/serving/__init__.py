"""What stands around the pages once they are served: guards, logs, numbers, caches, new data without a stop."""
