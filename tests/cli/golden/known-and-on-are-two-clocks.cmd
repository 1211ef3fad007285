credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n '2s/^[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
ask() { credit --now 2026-04-01 "$@" check $id | sed -n 1p; }
ask
ask --on 2026-03-01
ask --on 2029-03-10
ask --on 2029-03-11
ask --known 2026-03-19
ask --known 2026-03-20T08:59:59+08:00
ask --known '#1'
ask --known '#5'
ask --known 2026-03-20
