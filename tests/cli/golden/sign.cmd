# Signing a note: added, unchanged, refused.
credit key new --algorithm ed25519 --name county.example -o a.key >a.pub
credit key new --algorithm sm2 --name witness.example -o b.key >/dev/null
chmod 600 a.key b.key
printf 'credit.edition/1\n{}\n\n' >edition.note
credit sign edition.note --key a.key --key b.key
cp edition.note before.note
credit sign edition.note --key a.key
credit --lang zh sign edition.note --key b.key
cmp edition.note before.note && echo unchanged
sed 's/[A-Za-z0-9+\/=]*$/BASE64/;1,2d' edition.note
credit sign edition.note --key a.key --json | sed 's/+[0-9a-f]\{8\}+[A-Za-z0-9+\/=]*/+ID+KEY/'
sed 's/{}/[]/' before.note >broken.note
credit sign broken.note --key a.key; echo "exit $?"
credit --lang zh sign broken.note --key b.key; echo "exit $?"
credit sign edition.note --key a.pub; echo "exit $?"
credit sign a.key --key b.key; echo "exit $?"
credit sign absent.note --key a.key; echo "exit $?"
credit sign edition.note; echo "exit $?"
