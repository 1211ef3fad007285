credit show 91629999F00000093C; echo $?
credit --lang zh show 91629999F00000093C; echo $?
credit --json show 91629999F00000093C; echo $?
mkdir empty
