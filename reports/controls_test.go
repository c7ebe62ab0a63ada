package reports_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"donthu/reports/docx"
	"donthu/reports/word"
)

// Every office's copy gives the same documents after LibreOffice opened and saved it.
func TestCopiesOfTemplatesGoThroughLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not on this machine: make test-office installs it and runs this test")
	}
	dir, out := t.TempDir(), t.TempDir()
	infos, err := word.Templates(dir)
	if err != nil {
		t.Fatal(err)
	}
	words := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "docx", "--outdir", out}
	for _, info := range infos {
		file, err := word.Copy(dir, info.Name)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, file)
	}
	if said, err := exec.CommandContext(t.Context(), soffice, words...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	for _, info := range infos {
		ours, err := word.Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join(out, info.Name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		e, err := word.Look(filepath.Join(out, info.Name+".docx"), "", theirs)
		if err != nil || e.Err != nil || len(e.Findings) > 0 || e.Of != info.Name {
			t.Errorf("%s: %v, %v, of %q: %+v", info.Name, err, e.Err, e.Of, e.Findings)
		}
		anew, err := docx.WithControls(theirs)
		if err != nil {
			t.Fatal(err)
		}
		texts, rows := docx.Fields{}, docx.Fields{}
		for _, name := range e.Names {
			texts[name], rows[name] = "Nội dung của "+name, []docx.Fields{{"ten": "một", "ho_ten": "An", "so": 1}, {"ten": "hai"}}
		}
		for what, fields := range map[string]docx.Fields{"texts": texts, "rows": rows, "nothing": {}} {
			want := textWith(t, ours, fields)
			if got := textWith(t, theirs, fields); got != want {
				t.Errorf("%s, %s: through LibreOffice\n%s\nwant\n%s", info.Name, what, got, want)
			}
			if got := textWith(t, anew, fields); got != want {
				t.Errorf("%s, %s: with its controls made anew\n%s\nwant\n%s", info.Name, what, got, want)
			}
		}
	}
}

func textWith(t *testing.T, template []byte, fields docx.Fields) string {
	t.Helper()
	var b bytes.Buffer
	if err := docx.RenderDraft(&b, template, fields); err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return text
}
