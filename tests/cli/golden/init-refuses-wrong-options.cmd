credit init --county 62; echo $?
credit init --county abcdef; echo $?
credit init --hash md5; echo $?
credit --lang zh init --hash md5; echo $?
echo short >short.key
credit init --id-key short.key; echo $?
credit init --id-key nowhere; echo $?
ls
