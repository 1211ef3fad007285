credit id "$(printf '\342\200\256123\033[31m')" "$(printf '\377\376')" "$(printf 'a\tb\nc')"
