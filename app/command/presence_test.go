package command

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/app/office"
	"donthu/data/chain"
	"donthu/data/site"
)

// said runs the words, in which @ stands for the folder, and gives what was said.
func (r faultyRun) said(words string) (status int, said string) {
	r.t.Helper()
	var out bytes.Buffer
	window := func(dir string, _ bool) error {
		o, err := office.Open(r.t.Context(), dir, testClock)
		if err == nil {
			err = o.Close()
		}
		return err
	}
	status = Run(r.t.Context(), strings.Fields(strings.ReplaceAll(words, "@", r.dir)), Streams{Out: &out, Err: &out, Clock: testClock}, window)
	return status, out.String()
}

// files are the bytes of all that lies in the folder, without the log of causes.
func (r faultyRun) files(folder string) map[string]string {
	r.t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(r.path(folder), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(name, "nhat-ky") || strings.HasSuffix(name, "-shm") {
			return err
		}
		raw, err := os.ReadFile(name)
		all[name] = string(raw)
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

func (r faultyRun) read(name string) []byte {
	r.t.Helper()
	raw, err := os.ReadFile(r.path(name))
	if err != nil {
		r.t.Fatal(err)
	}
	return raw
}

func (r faultyRun) remove(names ...string) {
	r.t.Helper()
	for _, name := range names {
		if err := os.RemoveAll(r.path(name)); err != nil {
			r.t.Fatal(err)
		}
	}
}

func (r faultyRun) must(words string) {
	r.t.Helper()
	if status, said := r.said(words); status != Done {
		r.t.Fatalf("%s: %d %s", words, status, said)
	}
}

const (
	registerFile = "so/" + site.FileName
	headFile     = "so/" + chain.HeadName
)

// typed is a step more, which the code tells from others.
func (r faultyRun) typed(code string) {
	r.must("national --data @/so --letter 2/2026 --code " + code)
}

func TestARegisterThatIsNotThereIsNoBeginning(t *testing.T) {
	for name, row := range map[string]struct {
		backup bool // there is one
		do     func(r faultyRun)
		say    string
	}{
		"gone":                       {false, func(r faultyRun) { r.remove(registerFile) }, "Không thấy tệp sổ"},
		"gone, a backup":             {true, func(r faultyRun) { r.remove(registerFile) }, "Hãy phục hồi bản sao lưu mới nhất so-don-thu-20261124-080000.db"},
		"gone with its head":         {true, func(r faultyRun) { r.remove(registerFile, headFile) }, "Không thấy tệp sổ"},
		"empty":                      {false, func(r faultyRun) { r.write(registerFile, nil) }, "rỗng"},
		"empty, nobody knows of it":  {false, func(r faultyRun) { r.write(registerFile, nil); r.remove(headFile) }, "rỗng"},
		"cut":                        {false, func(r faultyRun) { os.Truncate(r.path(registerFile), 40960) }, "bị cụt"},
		"cut in its head":            {false, func(r faultyRun) { os.Truncate(r.path(registerFile), 50) }, "bị cụt"},
		"another program's database": {false, func(r faultyRun) { r.remove(registerFile); r.query(registerFile, "CREATE TABLE x (y)") }, "dữ liệu của chương trình khác"},
		"another file":               {false, func(r faultyRun) { r.write(registerFile, []byte("PK\x03\x04")) }, "tệp loại khác"},
		"damaged": {false, func(r faultyRun) {
			raw := r.read(registerFile)
			r.write(registerFile, append(raw[:4096], bytes.Repeat([]byte{0xA5}, len(raw)-4096)...))
		}, "bị hỏng"},
		"the last step is gone": {false, func(r faultyRun) {
			before := r.read(registerFile)
			r.typed("KN-1")
			r.write(registerFile, before)
		}, "bị thiếu: chỉ còn"},
		"the last step is gone, only a backup knows": {false, func(r faultyRun) {
			before := r.read(registerFile)
			r.typed("KN-1")
			r.must("backup --data @/so")
			r.write(registerFile, before)
			r.remove(headFile)
		}, "bị thiếu: chỉ còn"},
		"all steps are gone": {false, func(r faultyRun) {
			r.query(registerFile, "DROP TRIGGER steps_never_go; DELETE FROM steps")
		}, "bị thiếu: chỉ còn 0 bước"},
		"other steps": {false, func(r faultyRun) {
			before := r.read(registerFile)
			r.typed("KN-1")
			head := r.read(headFile)
			r.write(registerFile, before)
			r.remove(headFile)
			r.typed("KN-2")
			r.write(headFile, head)
		}, "có bước đã bị thay"},
		"another office's": {true, func(r faultyRun) {
			r.must("init --data @/khac --ward A --receiver B")
			r.write(registerFile, r.read("khac/"+site.FileName))
		}, "là một sổ đơn thư khác"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newFaultyRun(t)
			r.must("duties --data @/so")
			if row.backup {
				r.must("backup --data @/so")
			}
			row.do(r)
			before := r.files("so")
			for _, words := range []string{"verify", "report --month 2026-06 --out @/ra.xlsx", "national --letter 2/2026 --code KN-9", "import ../../testdata/samples/so-chuan-2026.xlsx", "backup", "search ranh", "init --ward A --receiver B", "demo", ""} {
				status, said := r.said(words + " --data @/so")
				if status != Failed || !strings.Contains(said, row.say) && !strings.Contains(said, "đã có sổ; sổ cũ được giữ nguyên") {
					t.Errorf("%s: %d %s", words, status, said)
				}
				if !strings.Contains(said, "hưa ghi gì") && !strings.Contains(said, "giữ nguyên") {
					t.Errorf("%s: does not say that nothing was written: %s", words, said)
				}
				if wrong := foreign(said, "init", "demo", r.dir); len(wrong) > 0 {
					t.Errorf("%s: %q in %s", words, wrong, said)
				}
			}
			if _, err := os.Stat(r.path("ra.xlsx")); err == nil {
				t.Error("a report was written")
			}
			if after := r.files("so"); !maps.Equal(before, after) {
				for name := range after {
					if after[name] != before[name] {
						t.Errorf("%s was written", name)
					}
				}
			}
		})
	}
}

// What is kept outside may be behind the register, or not be known: that is no fault.
func TestARegisterThatGoesFurtherIsTheRegister(t *testing.T) {
	for name, do := range map[string]func(r faultyRun){
		"as far":      func(faultyRun) {},
		"a step more": func(r faultyRun) { head := r.read(headFile); r.typed("KN-1"); r.write(headFile, head) },
		"not known":   func(r faultyRun) { r.remove(headFile) },
		"torn":        func(r faultyRun) { r.write(headFile, r.read(headFile)[:100]) },
		"changed": func(r faultyRun) {
			r.write(headFile, bytes.Replace(r.read(headFile), []byte(`"Seq":`), []byte(`"Seq":9`), 1))
		},
		"an older register, restored": func(r faultyRun) {
			r.must("backup --data @/so --out @/cu.db")
			r.typed("KN-1")
			r.must("backup --data @/so")
			r.must("restore --data @/so @/cu.db")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newFaultyRun(t)
			r.must("duties --data @/so")
			r.must("backup --data @/so")
			do(r)
			r.must("verify --data @/so")
			r.must("national --data @/so --letter 3/2026 --code KN-7")
			r.must("verify --data @/so")
		})
	}
}

// A register that was killed while it was made is made again; nothing was in it.
func TestARegisterThatWasNotFinishedIsFinished(t *testing.T) {
	r := newFaultyRun(t)
	if err := chain.ForgetHead(r.dir); err != nil {
		t.Fatal(err)
	}
	r.write(site.FileName, nil)
	if status, said := r.said("duties --data @/"); status != Failed || !strings.Contains(said, "mới tạo dở") {
		t.Errorf("%d %s", status, said)
	}
	r.must("init --data @/ --ward A --receiver B")
	r.must("verify --data @/")
}
