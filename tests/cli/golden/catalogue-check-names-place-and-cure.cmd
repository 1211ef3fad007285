mkdir tables
cat >tables/lists.csv <<'END'
code,name_zh
SX,x,1
END
credit catalogue check tables; echo $?
credit --lang zh catalogue check tables; echo $?
credit --json catalogue check tables; echo $?
credit catalogue check nowhere; echo $?
