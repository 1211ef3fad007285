# libcredit - one Makefile, one dependency graph, GNU make.
#
#   make               the library, static and shared, and the command: build/release/
#   make demo          install what is missing, then run a fictional county's story
#   make check         install what is missing, then every test; ends with
#                      "N passed, N failed"; T=room runs those of tests/room
#   make tests         build the test programs; T=room builds those of tests/room
#   make lint          what a script can see: headers, symbols, rooms, documentation
#   make fuzz          every fuzz target for FUZZ_SECONDS (60) each
#   make crash         the tests of tests/crash in their long form
#   make bench         ratios against the alternatives, side by side
#   make big           import a large file, SIZE=2G, and watch memory meanwhile
#   make install       into $(DESTDIR)$(prefix); uninstall takes it out again
#   make installcheck  build and run examples/ against a staged installation
#   make dist          build/libcredit-VERSION.tar.gz from the last commit
#   make clean         remove build/
#   make help          this text
#
#   VARIANT=release|debug|asan|tsan|cov|fuzz   each in its own folder build/VARIANT
#   WERROR=1   warnings are errors             V=1   show commands
#   T=room     only tests/room                 CC CFLAGS CPPFLAGS LDFLAGS are yours
#   DESTDIR, prefix and the other GNU folders  FUZZ_SECONDS=60

VARIANT ?= release
BUILD ?= build
B := $(BUILD)/$(VARIANT)

prefix ?= /usr/local
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
libdir ?= $(exec_prefix)/lib
includedir ?= $(prefix)/include
datarootdir ?= $(prefix)/share
datadir ?= $(datarootdir)
mandir ?= $(datarootdir)/man
pkgconfigdir ?= $(libdir)/pkgconfig
docdir ?= $(datarootdir)/doc/libcredit
INSTALL ?= install
FUZZ_SECONDS ?= 60
PKG_CONFIG ?= pkg-config

VERSION := $(shell sed -n 's/^.define CREDIT_VERSION "\(.*\)"/\1/p' include/credit/base.h)
SOVERSION := 0

ifneq (,$(filter asan tsan fuzz,$(VARIANT)))
CC := clang
else ifeq ($(origin CC),default)
CC := gcc
endif

flags_release := -O2 -g -DNDEBUG
flags_debug := -O0 -g3
flags_asan := -O1 -gline-tables-only -fsanitize=address,undefined,fuzzer-no-link \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
flags_tsan := -O1 -g -fsanitize=thread
flags_cov := -O0 -g --coverage
flags_fuzz := $(flags_asan)
ifeq (,$(flags_$(VARIANT)))
$(error VARIANT=$(VARIANT) is none of release debug asan tsan cov fuzz)
endif

CFLAGS ?=
warnings := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wwrite-strings -Wvla -Wformat=2 -Wundef $(if $(WERROR),-Werror) \
	-Wno-string-concatenation # "\x01" "B" in a table is meant
cppflags := -Iinclude -Ilibcredit -I$(B)/gen -D_GNU_SOURCE
cflags := -std=c11 -fvisibility=hidden -fPIC -pthread $(warnings) $(flags_$(VARIANT))
ldflags := -pthread $(filter -fsanitize% --coverage,$(flags_$(VARIANT)))
libs := -llmdb -lcsv -lcrypto -lutf8proc -ljansson

Q := $(if $(V),,@)
comma := ,
say = $(if $(V),,@printf '  %-8s %s\n' '$(1)' '$(2)')

rooms := base seal csv id catalogue record store intake joint edition
lib_sources := $(foreach r,$(rooms),$(sort $(wildcard libcredit/$(r)/*.c)))
lib_objects := $(lib_sources:%.c=$(B)/%.o)
tables := $(sort $(wildcard libcredit/catalogue/tables/*.csv))
embeds := $(sort $(wildcard libcredit/edition/words/* libcredit/joint/words/*))
gen_objects := $(if $(tables),$(B)/gen/tables_embedded.o) $(if $(embeds),$(B)/gen/words_embedded.o)
public_headers := $(sort $(wildcard include/credit/*.h))
man_pages := $(sort $(wildcard cli/man/*.[1-9]))
cli_sources := $(sort $(wildcard cli/*.c))
cli_objects := $(cli_sources:%.c=$(B)/%.o)
support_sources := $(sort $(wildcard tests/support/*.c))
support_objects := $(support_sources:%.c=$(B)/%.o)
test_sources := $(sort $(wildcard tests/*/test_*.c))
test_programs := $(test_sources:%.c=$(B)/%)
test_scripts := $(sort $(wildcard tests/*/test_*.sh) $(wildcard tests/*/test_*.py))
preload_sources := $(sort $(wildcard tests/*/preload_*.c))
preloads := $(preload_sources:%.c=$(B)/%.so)
fuzz_sources := $(sort $(wildcard tests/fuzz/fuzz_*.c))
fuzz_programs := $(fuzz_sources:%.c=$(B)/%)
replay_programs := $(fuzz_sources:tests/fuzz/fuzz_%.c=$(B)/tests/fuzz/replay_%)
bench_sources := $(sort $(wildcard tests/bench/bench_*.c))
bench_programs := $(bench_sources:%.c=$(B)/%)
bench_parts := $(patsubst %.c,$(B)/%.o,$(filter-out $(bench_sources),$(sort $(wildcard tests/bench/*.c))))
big_programs := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/big/big_*.c)))

static_lib := $(B)/libcredit.a
shared_lib := $(B)/libcredit.so.$(VERSION)
credit := $(if $(cli_sources),$(B)/credit)

.PHONY: all lib check lint fuzz crash bench big demo clean dist help install uninstall \
	installcheck tests replays benches fuzzers county FORCE
all: $(static_lib) $(shared_lib) $(credit) $(B)/libcredit.pc

lib: $(static_lib)

help:
	@sed -n '/^#/!q;s/^# \{0,1\}//p' Makefile

# A change of compiler or flags rebuilds; WERROR changes no object.
all_flags = $(filter-out -Werror,$(CC) $(CPPFLAGS) $(cppflags) $(CFLAGS) $(cflags) $(LDFLAGS))
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(all_flags)' | cmp -s - $@ || echo '$(all_flags)' > $@

$(B)/%.o: %.c $(B)/flags
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(cppflags) $(CPPFLAGS) $(cflags) $(CFLAGS) -MMD -MP -c -o $@ $<

# Shipped tables and words become bytes in the library: it needs no data path.
$(B)/gen/embed: scripts/embed.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -o $@ $<
$(B)/gen/tables_embedded.c: $(tables) $(B)/gen/embed
	$(call say,EMBED,$@)
	$(Q)$(B)/gen/embed table_files $(tables) > $@.tmp && mv $@.tmp $@
$(B)/gen/words_embedded.c: $(embeds) $(B)/gen/embed
	$(call say,EMBED,$@)
	$(Q)$(B)/gen/embed word_files $(embeds) > $@.tmp && mv $@.tmp $@
$(B)/gen/%.o: $(B)/gen/%.c $(B)/flags
	$(call say,CC,$<)
	$(Q)$(CC) $(cppflags) $(CPPFLAGS) $(cflags) $(CFLAGS) -MMD -MP -c -o $@ $<

$(static_lib): $(lib_objects) $(gen_objects)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(shared_lib): $(lib_objects) $(gen_objects) libcredit/libcredit.map
	$(call say,LINK,$@)
	$(Q)$(CC) -shared -Wl,-soname,libcredit.so.$(SOVERSION) -Wl,--version-script=libcredit/libcredit.map \
		$(if $(filter release debug,$(VARIANT)),-Wl$(comma)-z$(comma)defs) $(ldflags) $(LDFLAGS) \
		-o $@ $(lib_objects) $(gen_objects) $(libs)
	$(Q)ln -sf $(@F) $(B)/libcredit.so.$(SOVERSION) && ln -sf $(@F) $(B)/libcredit.so
$(B)/credit: $(cli_objects) $(static_lib)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ldflags) $(LDFLAGS) -o $@ $^ $(libs)

# Always rewritten: it depends on prefix.
$(B)/libcredit.pc: libcredit.pc.in FORCE
	@mkdir -p $(@D)
	@sed -e 's|@prefix@|$(prefix)|;s|@exec_prefix@|$(exec_prefix)|;s|@libdir@|$(libdir)|' \
		-e 's|@includedir@|$(includedir)|;s|@version@|$(VERSION)|' $< > $@

# Tests: one program a file; T=room narrows.  There are hundreds: they are linked
# by a quicker linker where one stands, in release without lines.
room_filter = $(if $(T),$(filter tests/$(T)/% $(B)/tests/$(T)/%,$(1)),$(1))
quick_link := $(if $(shell command -v ld.lld),-fuse-ld=lld) $(if $(filter release,$(VARIANT)),-Wl$(comma)-S)
$(test_programs): $(B)/%: $(B)/%.o $(support_objects) $(static_lib)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ldflags) $(quick_link) $(LDFLAGS) -o $@ $^ $(libs) $$($(PKG_CONFIG) --libs check)

# Compiling what asks at -O0 takes half the time; what is asked stays at -O1.
ifneq (,$(filter asan fuzz,$(VARIANT)))
$(filter-out $(B)/tests/property/%,$(test_programs:=.o)): private cflags += -O0
endif

# Objects that a test loads before the C library, to stop or fail its calls.
$(preloads): $(B)/%.so: %.c $(B)/flags
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(cppflags) $(CPPFLAGS) -std=c11 -O1 -g -fPIC -shared $(warnings) -o $@ $< -ldl

tests: $(call room_filter,$(test_programs) $(preloads) $(big_programs)) $(credit) $(B)/examples/county/generate

# A fuzz target is linked twice: with libFuzzer, and with a driver that runs
# each file of its corpus once (tests/fuzz/replay.c), for any compiler.
$(fuzz_programs): $(B)/%: $(B)/%.o $(static_lib)
	$(call say,LINK,$@)
	$(Q)$(CC) $(subst fuzzer-no-link,fuzzer,$(ldflags)) $(LDFLAGS) -o $@ $^ $(libs)
$(replay_programs): $(B)/tests/fuzz/replay_%: $(B)/tests/fuzz/fuzz_%.o $(B)/tests/fuzz/replay.o $(static_lib)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ldflags) $(quick_link) $(LDFLAGS) -o $@ $^ $(libs)

# Benches and the maker of large files share the parts in tests/bench.
$(bench_programs) $(big_programs): $(B)/%: $(B)/%.o $(bench_parts) $(support_objects) $(static_lib)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ldflags) $(LDFLAGS) -o $@ $^ $(libs) -lsqlite3 $$($(PKG_CONFIG) --libs check)

replays: $(replay_programs)
benches: $(bench_programs) $(credit)
fuzzers: $(fuzz_programs)

.SECONDARY: $(test_programs:=.o) $(support_objects) $(fuzz_programs:=.o) \
	$(B)/tests/fuzz/replay.o $(bench_programs:=.o) $(bench_parts) $(big_programs:=.o)

check:
	@scripts/check.sh

lint: $(shared_lib)
	@B=$(B) tests/lint/run.sh

fuzz:
	@scripts/deps.sh build test
	@$(MAKE) --no-print-directory VARIANT=fuzz fuzzers
	@B=$(BUILD)/fuzz FUZZ_SECONDS=$(FUZZ_SECONDS) scripts/fuzz.sh

crash: tests
	@CREDIT_TEST_LONG=1 scripts/run_tests.sh $(B) $(B)/log/crash \
		$(filter $(B)/tests/crash/%,$(test_programs)) $(filter tests/crash/%,$(test_scripts))

bench: benches
	@$(B)/tests/bench/bench_check --head
	@for program in $(bench_programs); do $$program || exit 1; done

SIZE ?= 2G
big: $(big_programs) $(credit)
	@B=$(B) tests/big/big_import.sh $(SIZE)

county := $(B)/examples/county/generate
county_sources := $(sort $(wildcard examples/county/*.c))
county_objects := $(county_sources:%.c=$(B)/%.o)
$(county): $(county_objects)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ldflags) $(LDFLAGS) -o $@ $^

county: $(county)

demo:
	@scripts/deps.sh build
	@$(MAKE) --no-print-directory -j2 all county
	@examples/county/demo.sh $(credit) $(county) $(BUILD)/demo

# Installing: GNU names, DESTDIR, nothing built by the way but what is missing.
dest_headers := $(DESTDIR)$(includedir)
install: all
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(libdir) $(DESTDIR)$(pkgconfigdir) \
		$(dest_headers)/credit $(DESTDIR)$(docdir)
	$(if $(credit),$(INSTALL) -m 755 $(credit) $(DESTDIR)$(bindir)/credit)
	$(INSTALL) -m 644 include/credit.h $(dest_headers)/credit.h
	$(INSTALL) -m 644 $(public_headers) $(dest_headers)/credit
	$(INSTALL) -m 644 $(static_lib) $(DESTDIR)$(libdir)/libcredit.a
	$(INSTALL) -m 644 $(shared_lib) $(DESTDIR)$(libdir)/$(notdir $(shared_lib))
	ln -sf $(notdir $(shared_lib)) $(DESTDIR)$(libdir)/libcredit.so.$(SOVERSION)
	ln -sf libcredit.so.$(SOVERSION) $(DESTDIR)$(libdir)/libcredit.so
	$(INSTALL) -m 644 $(B)/libcredit.pc $(DESTDIR)$(pkgconfigdir)/libcredit.pc
	$(INSTALL) -m 644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(docdir)
	$(foreach m,$(man_pages),$(INSTALL) -D -m 644 $(m) \
		$(DESTDIR)$(mandir)/man$(patsubst .%,%,$(suffix $(m)))/$(notdir $(m));)

uninstall:
	rm -f $(DESTDIR)$(bindir)/credit $(dest_headers)/credit.h \
		$(public_headers:include/%=$(dest_headers)/%) \
		$(DESTDIR)$(libdir)/libcredit.a $(DESTDIR)$(libdir)/libcredit.so \
		$(DESTDIR)$(libdir)/libcredit.so.$(SOVERSION) \
		$(DESTDIR)$(libdir)/$(notdir $(shared_lib)) $(DESTDIR)$(pkgconfigdir)/libcredit.pc \
		$(foreach m,$(man_pages),$(DESTDIR)$(mandir)/man$(patsubst .%,%,$(suffix $(m)))/$(notdir $(m)))
	rm -rf $(DESTDIR)$(docdir)
	-rmdir $(dest_headers)/credit

installcheck: all
	@B=$(B) scripts/installcheck.sh

dist:
	@mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=libcredit-$(VERSION)/ \
		-o $(BUILD)/libcredit-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

FORCE:

-include $(lib_objects:.o=.d) $(cli_objects:.o=.d) $(test_programs:=.d) $(support_objects:.o=.d) \
	$(fuzz_programs:=.d) $(B)/tests/fuzz/replay.d $(bench_programs:=.d) \
	$(bench_parts:.o=.d) $(big_programs:=.d) \
	$(county_objects:.o=.d)
