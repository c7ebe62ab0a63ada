//go:build !windows

package office

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/reports/docx"
)

// What was changed in Word is printed as it was changed; a document with other styles goes
// into a file of its own, and two templates of the program into one.
func TestDocumentsArePrintedTogetherAsTheyAreNow(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	first, file, err := o.IssueFile(t.Context(), draftOf(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	second, err := o.Issue(t.Context(), receipt(t, o, l.ID)) // of another template, and signed
	if err != nil {
		t.Fatal(err)
	}
	changed := func(from, to string) []byte {
		t.Helper()
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		content, err := replaced(raw, from, to)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	if err := os.WriteFile(file, changed("word/document.xml", "Xin sửa cống|Xin sửa cống lớn"), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := o.Merge(t.Context(), []register.Reply{first, second})
	if err != nil || len(files) != 1 || files[0].Count != 2 {
		t.Fatalf("%+v, %v", files, err)
	}
	raw, err := os.ReadFile(files[0].File)
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil || !strings.Contains(text, "cống lớn") || !strings.Contains(text, "GIẤY BIÊN NHẬN") || !bytes.Contains(raw, []byte("word/media/ma-qr.png")) {
		t.Errorf("%v: %s", err, text)
	}
	if err := os.WriteFile(file, changed("word/styles.xml", "Times New Roman|Arial"), 0o600); err != nil {
		t.Fatal(err)
	}
	standIn(t, `printf '%%PDF-1.7\n'"$(wc -c < "$1")"'\n%%%%EOF\n' > "$out"`)
	into := filepath.Join(t.TempDir(), "van-ban.pdf")
	pdfs, err := o.WritePDF(t.Context(), into, []register.Reply{first, second}, func(int, int) {})
	if err != nil || len(pdfs) != 2 || pdfs[0] != into || !strings.HasSuffix(pdfs[1], "van-ban-2.pdf") {
		t.Fatalf("%v, %v", pdfs, err)
	}
	standIn(t, `[ -e `+o.Dir()+`/lan ] && exit 3; touch `+o.Dir()+`/lan; printf '%%PDF-1.7\n%%%%EOF\n' > "$out"`)
	other := filepath.Join(t.TempDir(), "khac.pdf")
	if _, err := o.WritePDF(t.Context(), other, []register.Reply{first, second}, func(int, int) {}); err == nil {
		t.Error("a program that failed wrote all")
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("half of what was asked for is written")
	}
}

// replaced is a Word document with words of a part in the place of others: from|to.
func replaced(raw []byte, part, words string) ([]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	from, to, _ := strings.Cut(words, "|")
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, file := range archive.File {
		if file.Name != part {
			if err := out.Copy(file); err != nil {
				return nil, err
			}
			continue
		}
		in, err := file.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		w, err := out.Create(part)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(bytes.ReplaceAll(content, []byte(from), []byte(to))); err != nil {
			return nil, err
		}
	}
	err = out.Close()
	return b.Bytes(), err
}
