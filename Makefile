# A thin front for people in a hurry: every line below is a command that also works by hand.

PORT ?= 8080
JOBS ?= $(shell nproc)

# The native build whose `downhill` draws the site's figures. `make test` builds only one, `ci`.
NATIVE ?= release

step := cmake/step.sh
setup := cmake/setup.sh
# On a terminal ninja's progress is one line; in a log it would be hundreds.
quiet := $(if $(MAKE_TERMOUT),,-- --quiet)
sources = $$(find src tests -name '*.h' -o -name '*.cpp')

.DEFAULT_GOAL := help
.PHONY: help serve site programs zip test check native-tests fuzz sanitize sanitize-engine lint lighthouse bench docs format format-check lesson clean setup-site setup-test setup-native setup-fuzz setup-lint setup-bench

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-17s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: programs ## the course at http://localhost:8080/ (PORT=...), built again as you save
	@DOWNHILL_CLI=build/$(NATIVE)/bin/downhill node web/watch.mjs --port $(PORT)

site: programs ## build the site into build/site
	@$(step) 'pages' env DOWNHILL_CLI=build/$(NATIVE)/bin/downhill node web/build.mjs

programs: setup-site
	@$(step) 'native tool ($(NATIVE))' sh -ec 'cmake --preset $(NATIVE) >build/configure.log; \
	  cmake --build --preset $(NATIVE) -j $(JOBS) --target downhill $(quiet)'
	@$(step) 'WebAssembly' sh -ec 'cmake/with_emcc.sh cmake --preset web >build/configure.log; \
	  cmake/with_emcc.sh cmake --build --preset web -j $(JOBS) --target downhill_stage $(quiet)'

zip: site ## the site as one file, build/downhill.zip
	@rm -f build/downhill.zip
	@cd build/site && python3 -m zipfile -c ../downhill.zip *
	@ls -l build/downhill.zip

test: setup-test ## run all tests: native, WebAssembly, pages in a browser
	@$(MAKE) --no-print-directory native-tests site NATIVE=ci setup=true
	@$(step) 'engine tests as WebAssembly' sh -ec '\
	  cmake/with_emcc.sh cmake --build --preset web -j $(JOBS) $(quiet); \
	  cmake/with_emcc.sh ctest --preset web'
	@$(step) 'pages in a browser' npm --prefix web run --silent test:browser

check: setup-native ## the quick part: the engine and its tests
	@$(step) 'engine (ci)' sh -ec 'cmake --preset ci >build/configure.log; \
	  cmake --build --preset ci -j $(JOBS) --target engine_tests $(quiet)'
	@$(step) 'engine tests' ctest --preset ci -L engine

native-tests: setup-native ## all native tests
	@$(step) 'native build (ci)' sh -ec 'cmake --preset ci >build/configure.log; \
	  cmake --build --preset ci -j $(JOBS) $(quiet)'
	@$(step) 'native tests' ctest --preset ci

# Seconds for each reader. What breaks one is left in build/fuzz/finds.
TIME ?= 60
fuzzers = $(notdir $(wildcard tests/fuzz/corpus/*))

fuzz: setup-fuzz ## search for inputs that break a reader (TIME=60: seconds for each)
	@$(step) 'fuzzers' sh -ec 'cmake --preset fuzz >build/configure.log; \
	  cmake --build --preset fuzz -j $(JOBS) $(quiet)'
	@mkdir -p build/fuzz/finds
	@for name in $(fuzzers); do \
	  mkdir -p build/fuzz/corpus/$$name; \
	  $(step) "fuzz $$name" build/fuzz/bin/fuzz_$$name -max_total_time=$(TIME) -timeout=10 -rss_limit_mb=2048 \
	    -max_len=10000 -print_final_stats=1 -artifact_prefix=build/fuzz/finds/$$name- build/fuzz/corpus/$$name \
	    tests/fuzz/corpus/$$name || exit 1; \
	done

sanitize: sanitize-engine ## all native tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(step) 'native build (asan)' cmake --build --preset asan -j $(JOBS) $(quiet)
	@$(step) 'native tests, sanitized' ctest --preset asan -LE engine

sanitize-engine: setup-native ## the engine's tests so
	@$(step) 'engine (asan)' sh -ec 'cmake --preset asan >build/configure.log; \
	  cmake --build --preset asan -j $(JOBS) --target engine_tests $(quiet)'
	@$(step) 'engine tests, sanitized' ctest --preset asan -L engine

lint: setup-lint ## clang-tidy over src, by .clang-tidy; not over what only Emscripten compiles
	@$(step) 'compile commands' cmake --preset ci
	@$(step) 'clang-tidy' sh -c 'find src -name "*.cpp" | xargs grep -L "#include <emscripten" | xargs -n 4 -P $(JOBS) clang-tidy -p build/ci --quiet --warnings-as-errors="*"'

lighthouse: setup-test site ## what Lighthouse says of the pages, speed too; nothing else should run beside it
	@node tests/web/lighthouse.mjs

bench: setup-bench site ## speed beside other libraries: build/bench/report.md; nothing else should run beside it
	@$(step) 'native benches (release)' sh -ec 'cmake --preset release -DDOWNHILL_BENCH=ON >build/configure.log; \
	  cmake --build --preset release -j $(JOBS) --target downhill peers_bench $(quiet)'
	@$(step) 'WebAssembly' sh -ec 'cmake/with_emcc.sh cmake --preset web >build/configure.log; \
	  cmake/with_emcc.sh cmake --build --preset web -j $(JOBS) --target training_web $(quiet)'
	@$(step) 'benches' node tests/bench/report.mjs

docs: setup-native ## the engine's API reference, from its headers, into build/docs
	@$(step) 'API reference' doxygen cmake/Doxyfile

format: ## format the C++ sources
	@clang-format -i $(sources)

format-check: ## fail if a C++ source is not formatted
	@clang-format --dry-run -Werror $(sources)

lesson: setup-site ## begin a lesson: make lesson NAME=second-derivative (PART=slope)
	@node web/new_lesson.mjs $(NAME) $(if $(PART),--part $(PART))

clean: ## remove what was built; what was fetched stays in its cache
	rm -rf build

# Made anew by every target, since `make clean` may have gone before; installs only what is missing.
setup-native:
	@mkdir -p build
	@$(setup) native

setup-site:
	@mkdir -p build
	@$(setup) native web

setup-fuzz:
	@mkdir -p build
	@$(setup) native fuzz

setup-lint:
	@mkdir -p build
	@$(setup) native lint

setup-bench:
	@mkdir -p build
	@$(setup) native web test bench

setup-test:
	@mkdir -p build
	@$(setup) native web test
