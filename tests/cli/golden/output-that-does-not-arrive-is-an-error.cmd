credit help >/dev/full; echo $?
credit help >&-; echo $?
