credit id; echo $?
credit id --lang zh; echo $?
credit id -h
