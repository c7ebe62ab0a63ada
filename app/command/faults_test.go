package command

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/alecthomas/kong"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/site"
	"donthu/data/store"
)

// englishWords may stand in no sentence, whatever library made it.
var englishWords = strings.Fields(`a an and are argument at bad be blob busy bytes canceled cannot closed code column command
	constraint context corrupt could data database deadline denied did directory disk does eof error exceeded executable exist exists
	expected failed file flag for format found from full got has header image index input interrupt interrupted invalid io is it key
	length line locked malformed memory missing more must name near no not of offset open out page panic parse path permission query
	rank read readonly received register require required resource row schema signal size such syntax table temporarily text the this
	token too truncated type unavailable unexpected unknown unmarshal unsupported unzip valid value version was with word workbook
	write xml zip`)

// vietnamese are the words of ASCII letters that sentences of ours are made of.
var vietnamese = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	files, err := fs.Glob(assets.Files, "translations/*.vi.json")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		if strings.HasPrefix(filepath.Base(name), "fyne.") {
			continue
		}
		raw, err := fs.ReadFile(assets.Files, name)
		if err != nil {
			panic(err)
		}
		for line := range strings.Lines(string(raw)) {
			_, sentence, _ := strings.Cut(line, `": "`)
			for _, word := range asciiWords.FindAllString(spelled.ReplaceAllString(sentence, " "), -1) {
				words[word] = true
			}
		}
	}
	for _, word := range englishWords {
		delete(words, word)
	}
	return words
})

var (
	asciiWords = regexp.MustCompile(`[a-z]{2,}`)
	// spelled is what is no word of a sentence: options and commands, names of files and
	// whatever holds a letter that ASCII lacks, a digit or a capital.
	spelled  = regexp.MustCompile(`--[a-z-]+|\{\{[^}]*\}\}|“donthu[^”]*”|\S*[/\\]\S*|\pL*[^\x00-\x7F\P{L}]\pL*|\pL*[\p{Lu}\d]\S*|\S+\.(?:xlsx?|docx?|db|toml|txt|dll)\b|\\[nt]`)
	accented = regexp.MustCompile(`[ăâđêôơưĂÂĐÊÔƠƯ]|[\x{00C0}-\x{00FF}]|[\x{1EA0}-\x{1EF9}]`)
)

// foreign are the words of what was said that no Vietnamese sentence holds, and the
// lines without a Vietnamese letter. given are names that the person typed.
func foreign(said string, given ...string) (wrong []string) {
	for _, name := range given {
		said = regexp.MustCompile(`(^|[^\pL\d])`+regexp.QuoteMeta(name)+`($|[^\pL\d])`).ReplaceAllString(said, "$1 $2")
	}
	for line := range strings.Lines(said) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !accented.MatchString(line) {
			wrong = append(wrong, "the line "+line)
		}
		for _, word := range asciiWords.FindAllString(spelled.ReplaceAllString(line, " "), -1) {
			if !vietnamese()[word] {
				wrong = append(wrong, word)
			}
		}
	}
	return wrong
}

func TestForeignWordsAreFound(t *testing.T) {
	for _, said := range []string{
		"Tệp /so/so-don-thu.db không đọc được: file is not a database", "open khong.xlsx: no such file or directory", "Đã dừng: context canceled",
		"Không mở được tệp: zip: not a valid zip file", "Chưa ghi: interrupt signal received", "Sổ bận: database is locked", "Sổ hỏng: disk I/O error", "Tệp hỏng: unexpected EOF",
	} {
		if len(foreign(said)) == 0 {
			t.Errorf("passes: %s", said)
		}
	}
	if wrong := foreign("Không tìm thấy tệp so/thu.xlsx. Gõ “donthu --help” để xem cách dùng.\nTheo --from, trong sổ này."); len(wrong) > 0 {
		t.Errorf("refused: %q", wrong)
	}
}

// faultyRun is a folder with a register and files, good and bad, in which one command
// runs.
type faultyRun struct {
	t   *testing.T
	dir string
}

var demoRegister = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "mau-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var said bytes.Buffer
	streams := Streams{Out: &said, Err: &said, Clock: testClock}
	if status := Run(context.Background(), []string{"demo", "--data", dir}, streams, nil); status != Done {
		return nil, fmt.Errorf("the sample register: %d %s", status, &said)
	}
	return os.ReadFile(store.Path(dir))
})

func newFaultyRun(t *testing.T) faultyRun {
	t.Helper()
	register, err := demoRegister()
	if err != nil {
		t.Fatal(err)
	}
	r := faultyRun{t, t.TempDir()}
	workbook, err := os.ReadFile(filepath.Join("..", "..", "testdata", "samples", "so-chuan-2026.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	r.write("so/so-don-thu.db", register)
	r.write("rac", bytes.Repeat([]byte("\x00\x01rác "), 500))
	r.write("rac.xlsx", bytes.Repeat([]byte("\x00\x01rác "), 500))
	r.write("rong.xlsx", nil)
	r.write("cut.xlsx", workbook[:len(workbook)/2])
	r.write("ngan.db", register[:len(register)/2])
	r.write("dau.xlsx", []byte("PK\x03\x04"))
	r.write("cu.xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rác"))
	r.write("khoa.xlsx", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...))
	r.write("thumuc.xlsx/trong", nil)
	r.write("don-vi.txt", []byte("Phường 1\n"))
	return r
}

func (r faultyRun) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r faultyRun) write(name string, content []byte) {
	r.t.Helper()
	err := os.MkdirAll(filepath.Dir(r.path(name)), 0o700)
	if err == nil {
		err = os.WriteFile(r.path(name), content, 0o600)
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r faultyRun) query(file, statements string) {
	r.t.Helper()
	db, err := sql.Open("sqlite3", r.path(file))
	if err == nil {
		_, err = db.Exec(statements)
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// run runs the words, in which @ stands for the folder, and wants the status, unless
// it is negative: then any. What is said holds no foreign word.
func (r faultyRun) run(ctx context.Context, status int, words string, given ...string) {
	r.t.Helper()
	var out, said bytes.Buffer
	args := strings.Fields(strings.ReplaceAll(words, "@", r.dir))
	window := func(dir string, _ bool) error {
		o, err := office.Open(ctx, dir, testClock)
		if err == nil {
			err = o.Close()
		}
		return err
	}
	got := Run(ctx, args, Streams{Out: &out, Err: &said, Clock: testClock}, window)
	if status >= 0 && got != status {
		r.t.Errorf("%s: exit status %d, want %d: %s", words, got, status, &said)
	}
	if (got == Failed || got == WrongWords) && said.Len() == 0 {
		r.t.Errorf("%s: exit status %d without a word", words, got)
	}
	if wrong := foreign(said.String(), append(append(args, r.dir), given...)...); len(wrong) > 0 {
		r.t.Errorf("%s: %q in\n%s", words, wrong, &said)
	}
	if testing.Verbose() {
		r.t.Logf("%d %s\n%s", got, words, &said)
	}
}

// onRegister are all commands that open the register of @/so.
var onRegister = []string{
	"", "import ../../testdata/samples/so-chuan-2026.xlsx", "export --out @/ra.xlsx", "export --national --out @/ra.json", "export --all @/tat-ca", "report --month 2026-06 --out @/ra.xlsx", "send --month 2026-06", "send --month 2026-06 --by email --signed-by Lan --out @/gui",
	"report --month 2026-06 --as-of 2026-06-20 --out @/ra.xlsx --narrative @/ra.docx", "reply --letter 2/2026 --template giay-bien-nhan --force --out @/ra.docx",
	"reply --letter 2/2026 --template giay-bien-nhan --force --record", "deadline --letter 2/2026", "duties", "duties --json", "alike 2/2026", "alike 2/2026 --to 3/2026 --as other",
	"attach --letter 2/2026 rac", "attach --letter 2/2026 --list", "scans --folder .", "verify", "verify --json",
	"join-register --from @/phuong-b", "join-register --dry-run --from @/so", "backup", "backup --out @/sao.db", "backup --out @/sao.zip", "book --kind so-theo-doi-don --month 2026-06 --out @/ra.xlsx",
	"statistics --month 2026-06 --out @/ra.xlsx", "national", "national --letter 2/2026", "national --letter 2/2026 --code KN-1",
	"wards", "receive ../../testdata/samples/so-chuan-2026.xlsx", "late", "late --json", "search ranh", "reconcile --with ../../testdata/samples/so-chuan-2026.xlsx", "consolidate --kept --month 2026-06 --out @/ra.xlsx",
}

// commands are the names of all commands, as the grammar has them.
func commands() (names []string) {
	for _, command := range kong.Must(&grammar{}, helpTexts(), kong.Vars{"version": ""}).Model.Children {
		names = append(names, command.Name)
	}
	return names
}

func TestNoCommandSpeaksEnglishOfABrokenRegister(t *testing.T) {
	db := "so/so-don-thu.db"
	for _, command := range commands() {
		opens := func(words string) bool { return strings.HasPrefix(words+" ", command+" ") }
		if !slices.ContainsFunc(onRegister, opens) && !slices.Contains([]string{"window", "init", "demo", "restore"}, command) {
			t.Errorf("nobody drives %s into a broken register", command)
		}
	}
	faults := map[string]struct {
		status int
		do     func(r faultyRun)
	}{
		"nothing there": {Failed, func(r faultyRun) { os.RemoveAll(r.path("so")) }},
		"a file for the folder": {Failed, func(r faultyRun) {
			os.RemoveAll(r.path("so"))
			r.write("so", []byte("tệp"))
		}},
		"a folder for the file": {Failed, func(r faultyRun) {
			os.Remove(r.path(db))
			r.write(db+"/trong", nil)
		}},
		"garbage":    {Failed, func(r faultyRun) { r.write(db, bytes.Repeat([]byte("rác "), 3000)) }},
		"empty":      {Failed, func(r faultyRun) { r.write(db, nil) }},
		"a workbook": {Failed, func(r faultyRun) { os.Rename(r.path("cut.xlsx"), r.path(db)) }},
		"another program's": {Failed, func(r faultyRun) {
			os.Remove(r.path(db))
			r.query(db, "PRAGMA application_id = 7; CREATE TABLE x (y)")
		}},
		"another program's without a mark": {Failed, func(r faultyRun) {
			os.Remove(r.path(db))
			r.query(db, "CREATE TABLE x (y)")
		}},
		"newer":              {Failed, func(r faultyRun) { r.query(db, "PRAGMA user_version = 999") }},
		"cut":                {-1, func(r faultyRun) { os.Rename(r.path("ngan.db"), r.path(db)) }},
		"only its head":      {-1, func(r faultyRun) { os.Truncate(r.path(db), 4096) }},
		"a table is missing": {-1, func(r faultyRun) { r.query(db, "DROP TABLE letters") }},
		"settings":           {Failed, func(r faultyRun) { r.query(db, `UPDATE choices SET doc = '{"ward": '`) }},
		"settings from before they were steps": {Failed, func(r faultyRun) {
			r.query(db, `DELETE FROM choices; INSERT INTO settings VALUES ('settings', '{"ward": ')`)
		}},
		"a letter's document": {-1, func(r faultyRun) { r.query(db, `UPDATE letters SET doc = '{"kind": '`) }},
		"an unknown step": {-1, func(r faultyRun) {
			r.query(db, `DROP TRIGGER steps_stay; UPDATE steps SET type = 'khac' WHERE seq % 2 = 0`)
		}},
		"own limits":           {-1, func(r faultyRun) { r.write("so/thoi-han-rieng.toml", []byte("[[rule]\nid = ")) }},
		"own limits mistyped":  {-1, func(r faultyRun) { r.write("so/thoi-han-rieng.toml", []byte("[[rule]]\nlength = \"x\"")) }},
		"own limits unknown":   {-1, func(r faultyRun) { r.write("so/thoi-han-rieng.toml", []byte("[[rule]]\nlen = 3")) }},
		"own limits a folder":  {Failed, func(r faultyRun) { r.write("so/thoi-han-rieng.toml/trong", nil) }},
		"own template":         {-1, func(r faultyRun) { r.write("so/mau-van-ban/giay-bien-nhan.docx", []byte("rác")) }},
		"own template's words": {-1, func(r faultyRun) { r.write("so/mau-van-ban/giay-bien-nhan.toml", []byte("ten = ")) }},
		"folder of backups":    {-1, func(r faultyRun) { r.write("so/sao-luu", []byte("tệp")) }},
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			r := newFaultyRun(t)
			fault.do(r)
			for _, words := range onRegister {
				r.run(t.Context(), fault.status, words+" --data @/so", `"rule.len"`)
			}
		})
	}
}

func TestNoCommandSpeaksEnglishOfABrokenFile(t *testing.T) {
	r := newFaultyRun(t)
	r.run(t.Context(), Done, "report --data @/so --month 2026-06 --out @/bao-cao.xlsx")
	for _, name := range []string{"khong", "khong.xlsx", "khong/khong.xlsx", "rac/khong.xlsx", "rac", "rac.xlsx", "rong.xlsx", "cut.xlsx", "dau.xlsx", "cu.xls", "khoa.xlsx",
		"thumuc.xlsx", "ngan.db", "so", strings.Repeat("d", 300) + ".xlsx"} {
		for _, words := range []string{
			"import --data @/so @/" + name, "import --data @/so --dry-run @/" + name, "restore --data @/moi @/" + name, "restore --data @/so @/" + name,
			"reply --check @/" + name, "consolidate --out @/ra.xlsx --wards @/" + name + " @/bao-cao.xlsx",
		} {
			if strings.Contains(words, "--wards") && !strings.Contains("khong khong.xlsx rong.xlsx thumuc.xlsx so", name) {
				continue // any text is a list of names
			}
			r.run(t.Context(), Failed, words)
		}
		if name != "so" {
			r.run(t.Context(), Failed, "consolidate --out @/ra.xlsx @/"+name, name)
			r.run(t.Context(), SomeRefused, "consolidate --replace --out @/ra.xlsx @/bao-cao.xlsx @/"+name, name)
			r.run(t.Context(), SomeRefused, "receive --data @/so @/"+name, name)
		}
	}
	r.write("thumuc.docx/trong", nil)
	r.write("thumuc.json/trong", nil)
	results := regexp.MustCompile(`@/ra(\.\w+)`)
	for _, place := range []string{"khong/ra", "rac/ra", "thumuc", strings.Repeat("d", 300)} {
		for _, words := range onRegister {
			if results.MatchString(words) {
				r.run(t.Context(), Failed, results.ReplaceAllString(words, "@/"+place+"$1")+" --data @/so")
			}
		}
		r.run(t.Context(), Failed, "consolidate @/bao-cao.xlsx --out @/"+place+".xlsx")
		r.run(t.Context(), -1, "backup --data @/so --out @/"+place)
	}
	r.write("khoa/dang-mo.lock/trong", nil)
	r.run(t.Context(), Failed, "restore --data @/khoa @/so/so-don-thu.db")
	for _, words := range []string{"init --ward A --receiver B", "demo", "restore @/khong.db"} {
		r.run(t.Context(), Failed, words+" --data @/rac")
		r.run(t.Context(), Failed, words+" --data @/rac/so")
		r.run(t.Context(), Failed, words+" --data @/so")
	}
}

// interrupted is the cause that package signal gives when a person presses Ctrl+C.
type interrupted struct{}

func (interrupted) Error() string        { return "interrupt signal received" }
func (interrupted) Is(target error) bool { return target == context.Canceled }

// stopping is a context that somebody stops after it was asked a number of times.
type stopping struct {
	context.Context
	left *atomic.Int32
	stop context.CancelCauseFunc
}

func newStopping(parent context.Context, asked int32) stopping {
	ctx, stop := context.WithCancelCause(parent)
	left := new(atomic.Int32)
	left.Store(asked)
	return stopping{ctx, left, stop}
}

func (s stopping) asked() {
	if s.left.Add(-1) == 0 {
		s.stop(interrupted{})
	}
}

func (s stopping) Done() <-chan struct{} {
	s.asked()
	return s.Context.Done()
}

func (s stopping) Err() error {
	s.asked()
	return s.Context.Err()
}

func TestNoCommandSpeaksEnglishWhenItIsStopped(t *testing.T) {
	late, cancel := context.WithDeadline(t.Context(), testClock())
	defer cancel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, ctx := range []context.Context{late, stopped, newStopping(t.Context(), 1)} {
		for _, words := range append(slices.Clone(onRegister), "restore @/so/so-don-thu.db", "consolidate --out @/ra.xlsx @/cut.xlsx", "init --ward A --receiver B --data @/moi", "demo --data @/moi") {
			r := newFaultyRun(t)
			if !strings.Contains(words, "--data") {
				words += " --data @/so"
			}
			r.run(ctx, Failed, words)
			for asked := int32(4); asked < 3000; asked *= 5 {
				if _, stops := ctx.(stopping); stops { // in the middle of its work
					r.run(newStopping(t.Context(), asked), -1, words)
				}
			}
		}
	}
}

func TestNoCommandSpeaksEnglishOfALockedRegister(t *testing.T) {
	r := newFaultyRun(t)
	release, err := site.Lock(r.path("so"))
	if err != nil {
		t.Fatal(err)
	}
	r.run(t.Context(), Failed, "restore --data @/so @/so/so-don-thu.db")
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		return // SQLite waits for ten seconds before it gives up
	}
	db, err := sql.Open("sqlite3", r.path("so/so-don-thu.db")+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	writing, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer writing.Rollback()
	r.run(t.Context(), Failed, "import --data @/so ../../testdata/samples/so-chuan-2026.xlsx")
}

func TestNoCommandSpeaksEnglishOfWrongWords(t *testing.T) {
	r := newFaultyRun(t)
	for _, command := range commands() {
		r.run(t.Context(), WrongWords, command+" --nonsense")
		r.run(t.Context(), WrongWords, command+" --nonsense=x")
		r.run(t.Context(), WrongWords, command+" -x")
		r.run(t.Context(), WrongWords, command+" --json=perhaps")
		r.run(t.Context(), WrongWords, command+" --data")
		if command != "import" && command != "restore" && command != "consolidate" && command != "receive" && command != "search" {
			r.run(t.Context(), WrongWords, command+" extra words")
		}
	}
	for _, command := range strings.Fields("init import export report send reply deadline restore consolidate book receive") {
		r.run(t.Context(), WrongWords, command)
		r.run(t.Context(), WrongWords, command+" --out")
	}
	for _, period := range []string{"", "--month 2026-13", "--month 2026-6-1", "--month June", "--quarter 2026-5", "--quarter x", "--year 26", "--year twenty", "--year 2026.5",
		"--from 2026-01-01", "--from 31/12/2025 --to 2026-01-01", "--from 2026-02-30 --to 2026-03-01", "--from 2026-06-14 --to 2026-05-15", "--month 2026-06 --year 2026"} {
		r.run(t.Context(), WrongWords, "report --data @/so --out @/ra.xlsx "+period)
		r.run(t.Context(), WrongWords, "book --data @/so --kind so-theo-doi-don --out @/ra.xlsx "+period)
		if strings.HasPrefix(period, "--from") {
			r.run(t.Context(), WrongWords, "consolidate --out @/ra.xlsx @/cut.xlsx "+period)
			r.run(t.Context(), WrongWords, "receive --data @/so @/cut.xlsx "+period)
			r.run(t.Context(), WrongWords, "late --data @/so "+period)
		}
	}
	for _, words := range []string{
		"nonsense", "--nonsense", "report --half-year x --out @/ra.xlsx", "report --nine-months 99999999999999999999 --out @/ra.xlsx",
		"report --month 2026-06 --as-of yesterday --out @/ra.xlsx", "report --month 2026-06 --edition none --out @/ra.xlsx",
		"book --kind none --month 2026-06 --out @/ra.xlsx", "deadline --letter twelve", "deadline --letter 12-2026",
		"reply --letter 2/2026 --template giay-bien-nhan", "reply --letter two --template giay-bien-nhan --out @/ra.docx",
		"reply --letter 2/2026 --template giay-bien-nhan --out @/ra.docx --date tomorrow", "reply --letter 2/2026 --template giay-bien-nhan --out @/ra.docx --set nonsense",
		"reply --letter 2/2026 --template giay-bien-nhan --out @/ra.docx --set nonsense=x", "reply --letter 2/2026 --template giay-bien-nhan --record --force --number twelve",
	} {
		r.run(t.Context(), WrongWords, words+" --data @/so")
	}
	for _, words := range []string{"deadline --letter 999/2026", "reply --letter 999/2026 --template giay-bien-nhan --out @/ra.docx", "reply --letter 2/2026 --template none --out @/ra.docx",
		"reply --letter 2/2026 --template ket-luan-noi-dung-to-cao --out @/ra.docx", "reply --letter 2/2026 --template bao-cao-cong-tac-tiep-cong-dan --out @/ra.docx"} {
		r.run(t.Context(), Failed, words+" --data @/so")
	}
}

// What no person is told stands in the log of the register's folder, and there is no
// log where there is no register.
func TestCausesAreKeptInTheLog(t *testing.T) {
	r := newFaultyRun(t)
	if err := os.WriteFile(r.path("gay.xlsx"), []byte("PK\x03\x04 torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.run(t.Context(), Failed, "import --data @/so @/gay.xlsx")
	r.run(t.Context(), Failed, "import --data @/khong @/gay.xlsx")
	kept, err := os.ReadFile(r.path("so/nhat-ky/donthu.log"))
	if err != nil || !strings.Contains(string(kept), "zip: not a valid zip file") {
		t.Errorf("the log holds %q, %v", kept, err)
	}
	if _, err := os.Stat(r.path("khong")); err == nil {
		t.Error("a folder was made for a log")
	}
}
