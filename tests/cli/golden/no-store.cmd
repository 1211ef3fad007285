credit check 91629999F00000093C; echo $?
credit --lang zh check 91629999F00000093C; echo $?
credit --json check 91629999F00000093C; echo $?
mkdir empty
credit --store empty fsck; echo $?
credit --store empty import "$DATA/sj.csv"; echo $?
