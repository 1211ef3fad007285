# Keys: what is refused, in both languages; what is printed, but for what is random.
hide() { sed 's/+[0-9a-f]\{8\}+[A-Za-z0-9+\/=]*/+ID+KEY/; s/[0-9]\{5\}\( [0-9]\{5\}\)\{7\}/DIGITS/'; }
credit key new --algorithm ed25519 --name county.example -o a.key | hide
credit --lang zh key new --algorithm sm2 -o 样例县.key | hide
echo
credit --lang zh key show 样例县.key | hide
credit key show a.key >a.pub
credit key show a.key --json | tr ',' '\n' | sed 's/:"\([^"]*\)".*/:TEXT/' | head -7
credit key show a.pub | cmp - a.pub && echo a.pub is a file of public keys
credit key new --algorithm ed25519 -o a.key; echo "exit $?"
credit key new --algorithm rsa -o b.key; echo "exit $?"
credit --lang zh key new --algorithm rsa -o b.key; echo "exit $?"
credit key new --algorithm ed25519 --name 'a b' -o b.key; echo "exit $?"
credit key new --algorithm ed25519; echo "exit $?"
credit key new -o b.key; echo "exit $?"
ls
chmod 640 a.key
credit key show a.key; echo "exit $?"
credit --lang zh key show a.key; echo "exit $?"
echo nothing >none; credit key show none; echo "exit $?"
credit key show absent; echo "exit $?"
