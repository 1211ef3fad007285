# An answer whose line cannot be written is not given.
credit --now 2026-03-20T08:00:00+08:00 init >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
ln -s /dev/full credit.store/queries.log
credit --now 2026-04-01 check --purpose 采购审查 --operator 甲 91629999F20000015E; echo $?
credit --now 2026-04-01 --lang zh show --purpose 采购审查 --operator 甲 91629999F20000015E; echo $?
rm credit.store/queries.log
# No room for the line: nothing of it stays.
yes 0123456789012345678901234567890123456789012345678 | head -n 10 >credit.store/queries.log
full() {
	(trap '' XFSZ; ulimit -f 1; credit --now 2026-04-01 "$@" 2>&1; echo $?) |
		sed 's,/.*/credit.store,credit.store,'
}
full check --purpose 采购审查 --operator 甲 91629999F20000015E
full search --purpose 采购审查 --operator 甲 样例县
tail -n 1 credit.store/queries.log; wc -c <credit.store/queries.log
