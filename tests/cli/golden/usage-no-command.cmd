credit
