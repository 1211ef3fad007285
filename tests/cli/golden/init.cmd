credit --now 2026-03-01 init; echo $?
credit init; echo $?
credit --lang zh init --store ./credit.store; echo $?
credit --store other --lang zh --now 2026-03-01 init --county 620000 --name 某县 --hash sm3 --id-key "$DATA/id.key"; echo $?
credit --store third --json --now 2026-03-01 init; echo $?
ls -ld other | cut -c1-10
