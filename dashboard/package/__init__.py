"""The data package: its records, its rules, and how it is read, checked and frozen."""
