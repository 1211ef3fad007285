# Between two renames, or after a stop there: told as such, and finished by the same command.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit key new --algorithm ed25519 --name sample.example -o key >/dev/null 2>&1
credit key show key >public.key
publish() { credit --now $2 publish $1 --on $2 --key key -o site >/dev/null 2>&1; }
publish 2026-03 2026-03-31; cp -r site before; publish 2026-04 2026-04-30; echo $?
credit --on 2026-05-01 verify site --key public.key >/dev/null; echo $?
# stopped before the index: the editions are new, index and note are not, and stand aside
mv site/index.html site/.tmp-index.html; cp before/index.html site/
mv site/folder.note site/.tmp-folder.note; cp before/folder.note site/
credit --on 2026-05-01 verify site --key public.key >out; echo $?; grep '^  ' out
credit --on 2026-05-01 --lang zh verify site --key public.key >out; echo $?; grep '^  ' out
credit --on 2026-05-01 --json verify site --key public.key | sed 's/"head":"[^"]*"/"head":"..."/' 
# without the note that stands aside nothing explains it
mv site/.tmp-folder.note .; credit --on 2026-05-01 verify site --key public.key | grep '^  '; mv .tmp-folder.note site
publish 2026-04 2026-04-30; echo $?; ls -A site
credit --on 2026-05-01 verify site --key public.key >/dev/null; echo $?
