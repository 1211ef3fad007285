credit --lang zh help
