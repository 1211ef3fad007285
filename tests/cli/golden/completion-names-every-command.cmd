credit help --completion >completion
bash -n completion && echo well formed
for c in $(credit help | sed -n '/^Commands/,/^$/s/^  *\([a-z]*\) .*/\1/p'); do
	grep -q "^	$c) " completion || echo "$c is missing"
done
