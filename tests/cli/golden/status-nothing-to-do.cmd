credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --on 2026-03-20 status --department ZW; echo $?
credit --lang zh --on 2026-03-20 status --department ZW; echo $?
credit --json --on 2026-03-20 status --department ZW; echo $?
