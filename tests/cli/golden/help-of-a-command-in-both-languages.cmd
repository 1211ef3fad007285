credit help help
credit --lang=zh help --help
