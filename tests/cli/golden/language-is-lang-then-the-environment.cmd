say() { credit "$@" help | sed -n 1p; }
say
LC_ALL=zh_TW.UTF-8 say
LC_ALL=C LANG=zh_CN say
unset LC_ALL
LC_MESSAGES=zh_CN say
LC_MESSAGES=en_GB LANG=zh_CN say
LANG=zh say
LANG=zh_CN say --lang en
