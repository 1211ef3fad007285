credit catalogue check | sed -n 1,1p
credit --lang zh catalogue check | sed -n 1,1p
credit --json catalogue check
