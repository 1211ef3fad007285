credit --on 2026-05-01 catalogue show | sed -n 1,5p
credit --lang zh --on 2026-05-01 catalogue show SJ | sed -n 1,4p
credit --on 2026-05-01 catalogue show QQ; echo $?
credit --lang zh --on 2026-05-01 catalogue show QQ; echo $?
