credit frobnicate --json
