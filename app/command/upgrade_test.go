package command

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"donthu/data/schema"

	"github.com/rogpeppe/go-internal/testscript"
)

// upgradeScript is what must hold of a register that an older version of the
// program wrote: it is opened after a checked backup, nothing is lost, the past
// month's report still says the same, and work goes on.
const upgradeScript = `unpack REGISTER old.db
mkdir so
cp old.db so/so-don-thu.db
donthu verify --data so
stdout 'Sổ đúng: .* 260 đơn'
REPORT donthu report --data so --month 2026-06 --out thang.xlsx
figures thang.xlsx $SAMPLES/so-chuan-2026.expected-2026-05-15_2026-06-14.json
donthu import --data so $SAMPLES/so-chuan-2026.xlsx
stdout 'đã nhập 0 đơn, 0 lượt tiếp công dân, 0 ngày lịch tiếp; 494 bản ghi đã có'
donthu reply --data so --letter 2/2026 --template giay-bien-nhan --number 7/GBN --force --out giay.docx
donthu verify --data so

# The backup made before is a whole register of the older version.
donthu restore --data moi BACKUP
donthu verify --data moi
stdout 'Sổ đúng: .* 260 đơn'
`

// knowsBooks is the first stored version that writes down which letters a book brought.
const knowsBooks = 12

// The registers were stored by the programs of their time; CONTRIBUTING.md, a migration,
// says how the present one stores its own.
func TestRegistersOfOlderVersionsAreUpgraded(t *testing.T) {
	stored, err := filepath.Glob(filepath.Join("..", "..", "testdata", "registers", "schema-*.db.gz"))
	if err != nil || len(stored) == 0 {
		t.Fatal("no registers of older versions", err)
	}
	dir := t.TempDir()
	for _, name := range stored {
		if name, err = filepath.Abs(name); err != nil {
			t.Fatal(err)
		}
		version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "schema-"), ".db.gz")
		backup := "so/sao-luu/truoc-nang-cap-" + version + testClock().Format("-20060102-150405.db")
		if version == strconv.Itoa(schema.Version()) {
			backup = "old.db" // nothing to upgrade
		}
		report := "exec"
		if n, err := strconv.Atoi(version); err != nil || n < knowsBooks {
			report = "status 3" // of which time it knows all, nobody can say
		}
		script := strings.NewReplacer("REPORT", report, "REGISTER", name, "BACKUP", backup).Replace(upgradeScript)
		if err := os.WriteFile(filepath.Join(dir, "schema-"+version+".txtar"), []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	runScripts(t, dir)
}

// unpack FILE.gz FILE.
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	packed, err := os.Open(args[0])
	ts.Check(err)
	defer packed.Close()
	content, err := gzip.NewReader(packed)
	ts.Check(err)
	raw, err := io.ReadAll(content)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), raw, 0o600))
}
