# A row's proof is taken away and checked without the store; absence is shown by neighbours, or stated.
hide() { sed -E "s/[0-9a-f]{64}/HEX/g; s/(^|[^0-9A-Z])[0-9A-HJKMNP-TV-Z]{12}([^0-9A-Z]|$)/\1NUMBER\2/g"; }
at() { day=$1; shift; credit --now "$day" "$@"; }
at 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
at 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
at 2026-03-31 publish 2026-03 --on 2026-03-31 -o site >/dev/null
number=$(sed -n "s/,.*丙寅.*//p" site/2026-03/black.csv)
credit key new --algorithm ed25519 --name county.example -o office.key >/dev/null 2>&1
credit key show office.key >office.public
at 2026-04-01 proof $number --request '（样）申〔2026〕1号' 2>&1; echo $?
at 2026-04-01 proof --edition 2026-03 --request '（样）申〔2026〕1号' 2>&1; echo $?
at 2026-04-01 proof $number --edition 2026-03 --request '（样）申〔2026〕1号' | hide; echo $?
at 2026-04-01 proof $number --edition 2026-03 --request '（样）申〔2026〕1号' 2>&1 | hide
at 2026-04-01 proof 000000000000 --edition 2026-03 --request '（样）申〔2026〕1号' 2>&1; echo $?
rm -rf credit.store.gone; mv credit.store credit.store.gone # the reader has no store
credit verify-proof 公示证明_*.txt | hide; credit --lang zh verify-proof 公示证明_*.txt | hide
credit --json verify-proof 公示证明_*.txt | hide
sed 's/食品/药品/' 公示证明_*.txt >forged.txt; credit verify-proof forged.txt 2>&1 | hide; credit verify-proof forged.txt >/dev/null 2>&1; echo $?
credit verify-proof office.public; echo $?
credit verify-proof 公示证明_*.txt --key office.public; echo $?
mv credit.store.gone credit.store
at 2026-04-01 --json proof --absent 91629999F00000093C --edition 2026-03 --request '（样）申〔2026〕2号'; echo $?
credit verify-proof 未列入证明_91629999F00000093C_2026-03.txt | hide
at 2026-04-01 proof --absent 629999198002291018 --edition 2026-03 --request '（样）申〔2026〕3号'; echo $?
at 2026-04-01 proof --absent 629999198002291018 --edition 2026-03 --request '（样）申〔2026〕3号' --key office.key; echo $?
ls -l 内部_含个人信息_*.txt | cut -c1-10
credit verify-proof 内部_含个人信息_*.txt --key office.public | hide; credit verify-proof 内部_含个人信息_*.txt; echo $?
at 2026-04-02 log --queries | hide
