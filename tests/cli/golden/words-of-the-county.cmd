# The county's own words lie in the store's folder; --words names another file.
credit --store s --now 2026-03-20 init --county 620102 --name 某县 >/dev/null 2>&1
credit --store s --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site; echo $?
for word in county publishers office address phone mail hours window regulation media court_channel; do
    printf '%s.zh = 某某\n%s.en = Some\n' $word $word
done >s/words.txt
credit --store s --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site; echo $?
credit --store s --now 2026-03-31 publish 2026-04 --on 2026-03-31 -o site --words none.txt; echo $?
