# make run    set up, build, make the demo register, write its monthly report, open the window
# make test   set up and run every check and every test
# make test-office   workbooks and templates through LibreOffice
# make package   what people install, into dist/
# README.md says what is installed and why.

PROGRAM := bin/donthu
DEMO    := demo
MONTH   := 2026-06
REPORT  := $(DEMO)/bao-cao-$(MONTH).xlsx
IMAGES  := assets/help/images

TAGS := sqlite_fts5,migrated_fynedo
ifeq ($(shell uname -s),Linux)
# Without x11 Fyne would want Wayland's headers, and Wayland has no Vietnamese typing.
TAGS := $(TAGS),x11
# The tests that open a real window get a screen of their own.
SCREEN := xvfb-run -a -s '-screen 0 1366x768x24'
endif

# With ci Fyne leaves out the graphics card, which takes the race detector's build many
# minutes; the tests draw without it.
RACE_TAGS := $(TAGS),ci

export CGO_ENABLED := 1
# A build must not depend on git's opinion of who owns the folder. Packages are built
# without paths of this machine; all other builds too, so that they share the cache.
export GOFLAGS := $(GOFLAGS) -buildvcs=false -trimpath

.PHONY: run build test test-office check bench test-windows screenshots package package-check cleanroot schema setup clean

run: build $(DEMO)
	$(PROGRAM) report --data $(DEMO) --month $(MONTH) --out $(REPORT)
	@if [ -n "$$DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		exec $(PROGRAM) --data $(DEMO); \
	else \
		echo 'Máy này không có màn hình nên không mở cửa sổ; báo cáo tháng đã ghi tại $(REPORT).'; \
	fi

build: setup
	go build -tags $(TAGS) -o $(PROGRAM) .

# Made beside its place and moved there, so that half a demo is never taken for one.
$(DEMO): | build
	rm -rf $(DEMO).new
	$(PROGRAM) demo --data $(DEMO).new
	mv $(DEMO).new $(DEMO)

test: setup check
	$(SCREEN) go test -vet=off -timeout 20m -tags $(TAGS) ./...
	go test -vet=off -race -run LiveWindow -tags $(RACE_TAGS) ./app/desktop

# Without LibreOffice the test of the formulas skips this part.
test-office:
	@build/setup.sh office
	go test -vet=off -count=1 -v -run 'Formulas|LibreOffice|StrictReaders' -tags $(TAGS) ./reports | grep -v '^    --- PASS\|^=== RUN'

check: setup
	@files=$$(gofmt -l .); [ -z "$$files" ] || { echo "not formatted by gofmt:"; echo "$$files"; exit 1; }
	go vet -tags $(TAGS) ./...
	go tool staticcheck -tags $(TAGS) ./...

bench: setup
	$(SCREEN) go run -tags $(TAGS) ./bench

screenshots: setup
	@build/setup.sh screenshots
	rm -rf bin/pictures && mkdir -p bin/pictures
	DONTHU_PICTURES=$(CURDIR)/bin/pictures go test -vet=off -count=1 -tags $(TAGS) -run TestPictures ./app/desktop
	for image in $(filter-out $(IMAGES)/word-%,$(wildcard $(IMAGES)/*.png)); do \
		convert bin/pictures/$$(basename $$image .png)-1366x768-light.png -strip +dither -colors 128 PNG8:$$image || exit 1; \
	done
	build/word-pictures.sh $(IMAGES) $(TAGS)

package:
	@build/setup.sh package
	build/package.sh

# What package makes is the same each time, and its signatures hold.
package-check:
	@build/setup.sh package
	build/check.sh

# The .deb in a root of its own, as on a machine that has nothing of ours.
cleanroot: setup
	@build/setup.sh cleanroot
	build/package.sh linux
	build/cleanroot.sh dist/donthu_*.deb

test-windows:
	build/test-windows.sh

# A register as the present program writes it, for the test of later upgrades.
SCHEMA := testdata/registers/schema-$(words $(wildcard data/schema/migrations/*.sql)).db
schema: build
	rm -rf bin/schema
	$(PROGRAM) init --data bin/schema --ward 'UBND phường Thử Nghiệm' --receiver 'Ban Tiếp công dân thành phố' --clerk 'Nguyễn Văn Sổ'
	$(PROGRAM) import --data bin/schema testdata/samples/so-chuan-2026.xlsx
	$(PROGRAM) backup --data bin/schema --out bin/schema/schema.db
	gzip -9nc bin/schema/schema.db >$(SCHEMA).gz

setup:
	@build/setup.sh

clean:
	rm -rf bin dist $(DEMO) $(DEMO).new
