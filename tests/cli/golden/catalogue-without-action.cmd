credit catalogue; echo $?
credit catalogue frob; echo $?
credit --lang zh catalogue frob; echo $?
credit help catalogue
