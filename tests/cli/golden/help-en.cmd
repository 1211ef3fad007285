credit help
