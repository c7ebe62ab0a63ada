package command

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"donthu/data/site"
)

// inputs are the flags that name a file which is read, or which its command refuses itself where one lies.
var inputs = []string{"import --layout", "reconcile --with", "reconcile --layout", "reply --check", "backup --out"}

// outputFlags are all flags that name a file which a command writes, with the ending.
func outputFlags(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, command := range kong.Must(&grammar{}, helpTexts(), kong.Vars{"version": ""}).Model.Children {
		for _, flag := range command.Flags {
			name := command.Name + " --" + flag.Name
			_, ending, isFile := strings.Cut(flag.PlaceHolder, "FILE.")
			if isFile && flag.Tag.Has(writes) == slices.Contains(inputs, name) {
				t.Errorf("%s: nobody says whether it is written", name)
			}
			if flag.Tag.Has(writes) {
				all[name] = "." + ending
			}
		}
	}
	return all
}

// No result is written over what is not the result of before, by any command.
func TestNoResultReplacesARegisterADeviceOrAnotherFile(t *testing.T) {
	r := newFaultyRun(t)
	flags := outputFlags(t)
	if len(flags) < 14 {
		t.Fatalf("%d flags: %v", len(flags), flags)
	}
	for name, ending := range flags {
		command, flag, _ := strings.Cut(name, " ")
		for _, row := range []struct{ file, replace, say string }{
			{"so/" + site.FileName, "--replace", "loại khác"},
			{"so-khac" + ending, "--replace", "loại khác"}, // a register, whatever it is called
			{"rac" + ending, "--replace", "loại khác"},
			{"thumuc" + ending, "--replace", "thư mục"},
			{"chi-doc" + ending, "--replace", "chỉ đọc"},
			{"thiet-bi" + ending, "--replace", "không phải là tệp thường"},
			{"co-roi" + ending, "", "Đã có tệp"},
		} {
			r.remove("thumuc"+ending, "chi-doc"+ending, "thiet-bi"+ending)
			r.write("thumuc"+ending+"/trong", nil)
			r.write("so-khac"+ending, r.read(registerFile))
			r.write("rac"+ending, []byte("rác rác rác rác rác"))
			r.write("co-roi"+ending, []byte(begins[ending][0]))
			r.write("chi-doc"+ending, []byte(begins[ending][0]))
			err := os.Chmod(r.path("chi-doc"+ending), 0o400)
			if err == nil {
				err = os.Symlink(os.DevNull, r.path("thiet-bi"+ending))
			}
			if err != nil {
				t.Skip(err)
			}
			file := row.file
			if strings.HasSuffix(file, ".db") && command != "import" { // another ending is refused as such
				file += ending
				r.write(file, r.read(registerFile))
			}
			words := command + " " + required[command] + " " + flag + " @/" + file + " " + row.replace
			if flag != "--out" && strings.Contains("report book statistics consolidate", command) {
				words += " --out @/khac" + ".xlsx"
			}
			before := r.files(".")
			status, said := r.said(words + " --data @/so")
			if status != Failed || !strings.Contains(said, row.say) || !strings.Contains(said, "chưa ghi gì") {
				t.Errorf("%s: %d %s", words, status, said)
			}
			if after := r.files("."); len(after) != len(before) || after[r.path(file)] != before[r.path(file)] {
				t.Errorf("%s: something was written", words)
			}
		}
	}
}

// required are the words without which a command is not understood.
var required = map[string]string{
	"book": "--kind so-theo-doi-don --month 2026-06", "statistics": "--month 2026-06", "report": "--month 2026-06", "reply": "--letter 2/2026 --template giay-bien-nhan",
	"reconcile": "--with ../../testdata/samples/so-chuan-2026.xlsx", "import": "../../testdata/samples/so-chuan-2026.xlsx", "consolidate": "../../testdata/samples/so-chuan-2026.xlsx",
}

// Who asks for it gets the new result in the place of the one before.
func TestAResultIsReplacedWhenAskedFor(t *testing.T) {
	r := newFaultyRun(t)
	words := "statistics --data @/so --month 2026-06 --out @/ra.xlsx"
	r.must(words)
	if status, said := r.said(words); status != Failed || !strings.Contains(said, "--replace") {
		t.Errorf("%d %s", status, said)
	}
	r.must(words + " --replace")
}
