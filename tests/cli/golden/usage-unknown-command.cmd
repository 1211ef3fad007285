credit frobnicate
