package word

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"donthu/data"
	"donthu/reports/docx"
)

// aCopy is the office's copy of a shipped template in a data folder of its own.
func aCopy(t *testing.T, name string) (dir, file string, raw []byte) {
	t.Helper()
	dir = t.TempDir()
	file, err := Copy(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	if raw, err = os.ReadFile(file); err != nil {
		t.Fatal(err)
	}
	return dir, file, raw
}

func lookAt(t *testing.T, file, of string, raw []byte) Examination {
	t.Helper()
	e, err := Look(file, of, raw)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func sentences(e Examination) string {
	var all []string
	for _, f := range e.Findings {
		all = append(all, f.Sentence)
	}
	return strings.Join(all, "\n")
}

// Nothing is said of a copy as it was made, of any template, and its documents do not tell
// what it was made of.
func TestAFreshCopyIsAsShipped(t *testing.T) {
	for _, info := range allTemplates(t) {
		_, file, raw := aCopy(t, info.Name)
		for _, from := range []string{file, "/tmp/khac.docx"} { // known by what it keeps in itself
			if e := lookAt(t, from, "", raw); e.Err != nil || len(e.Findings) > 0 || e.Of != info.Name || e.Change != nil {
				t.Errorf("%s: %v, %q of %q", info.Name, e.Err, sentences(e), e.Of)
			}
		}
		if info.Name == "giay-moi" {
			var b bytes.Buffer
			if err := docx.RenderDraft(&b, raw, docx.Fields{}); err != nil || strings.Contains(string(partOf(t, b.Bytes(), "docProps/custom.xml")), "giay-moi") {
				t.Errorf("a document tells of its template: %v", err)
			}
		}
	}
}

// What the shipped template changed since the copy was made is told, until the office has
// looked; the copy stays as it is.
func TestAShippedTemplateThatChangedIsTold(t *testing.T) {
	dir, file, raw := aCopy(t, "thong-bao-thu-ly-khieu-nai")
	lines, err := shippedLines("thong-bao-thu-ly-khieu-nai")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "{{ve_viec}}") })
	older := append(slices.Clone(lines[:at]), append([]string{"Nội dung: {{noi_dung}}{{#if yeu_cau}} ({{yeu_cau}}){{/if}}"}, lines[at+1:]...)...)
	keep := func(lines []string) {
		t.Helper()
		var b strings.Builder
		b.WriteString("mau_goc = [\n")
		for _, line := range lines {
			b.WriteString("  '''" + line + "''',\n")
		}
		if err := data.WriteWhole(aboutFile(file), []byte(b.String()+"]\n")); err != nil {
			t.Fatal(err)
		}
	}
	keep(older)
	e := lookAt(t, file, "thong-bao-thu-ly-khieu-nai", raw)
	if e.Change == nil || !slices.Equal(e.Change.Added, []string{"Khiếu nại về việc: {{ve_viec}}"}) || len(e.Change.Gone) != 1 ||
		!strings.Contains(sentences(e), "thêm “tóm tắt nội dung đơn, để viết sau chữ “về việc””; bớt “tóm tắt nội dung đơn”, “yêu cầu của người gửi đơn”; 1 đoạn mới, 1 đoạn không còn") {
		t.Errorf("%+v: %s", e.Change, sentences(e))
	}
	if err := Seen(dir, "thong-bao-thu-ly-khieu-nai"); err != nil {
		t.Fatal(err)
	}
	if e := lookAt(t, file, "", raw); e.Change != nil || len(e.Findings) > 0 {
		t.Errorf("told again after it was looked at: %s", sentences(e))
	}
	// Where only the copy's own mark is left, it is told without what.
	if err := os.Remove(aboutFile(file)); err != nil {
		t.Fatal(err)
	}
	if e := lookAt(t, file, "", raw); e.Change != nil {
		t.Errorf("told of a template that did not change: %s", sentences(e))
	}
	plain, err := Shipped("thong-bao-thu-ly-khieu-nai")
	if err != nil {
		t.Fatal(err)
	}
	marked, err := docx.SetCustom(plain, []string{propertyOf, propertyText}, []string{"thong-bao-thu-ly-khieu-nai", markOf(older)})
	if err != nil {
		t.Fatal(err)
	}
	if e := lookAt(t, "x.docx", "", marked); e.Change == nil || !strings.Contains(sentences(e), "đã đổi từ khi sao bản này.") {
		t.Errorf("%+v: %s", e.Change, sentences(e))
	}
	if e := lookAt(t, file, "", plain); e.Change != nil || len(e.Findings) > 0 { // made before copies kept it
		t.Errorf("an old copy: %s", sentences(e))
	}
	if info, _, err := Read(dir, "thong-bao-thu-ly-khieu-nai"); err != nil || info.File != file || !info.Shipped {
		t.Errorf("%+v, %v", info, err)
	}
}

// A copy that lost fields and conditions of the shipped one says which; that forbids
// nothing.
func TestWhatACopyLacksIsTold(t *testing.T) {
	raw := wordFile(t, "sender", "Kính gửi: {{ong_ba_day_du:dau}}", "{{#if han_giai_quyet}}", "Hạn: {{han_giai_quyet}}", "{{/if}}", "{{giay_to}} «Noi_dun» {noi_dunng}")
	e := lookAt(t, "/x/thong-bao-thu-ly-khieu-nai.docx", "", raw)
	told := sentences(e)
	for _, want := range []string{"không có: ", "“địa chỉ người gửi đơn”", "tùy theo “", "“số giấy tờ tùy thân của người gửi đơn”", "Có phải {{noi_dung}} (tóm tắt nội dung đơn)"} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in %s", want, told)
		}
	}
	if strings.Contains(told, "hạn giải quyết") || e.Err != nil || !e.Doubtful() || e.Of != "thong-bao-thu-ly-khieu-nai" {
		t.Errorf("%v: %s", e.Err, told)
	}
	if e := lookAt(t, "/x/rieng.docx", "", raw); e.Of != "" || strings.Contains(sentences(e), "Mẫu của chương trình") {
		t.Errorf("a template of the office's own is compared: %s", sentences(e))
	}
}

// An old copy in braces, and one that LibreOffice damaged, get their controls anew; the file
// as it was is kept.
func TestControlsAreMadeOfBraces(t *testing.T) {
	dir, file, fresh := aCopy(t, "giay-moi")
	if CanRenew(fresh) {
		t.Error("a fresh copy is to be made anew")
	}
	braces, err := Shipped("giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, braces, 0o600); err != nil || !CanRenew(braces) || CanRenew([]byte("hỏng")) {
		t.Fatal("nothing to make anew:", err)
	}
	aside, err := Renew(dir, "giay-moi")
	kept, readErr := os.ReadFile(aside)
	made, wrong := os.ReadFile(file)
	if err != nil || readErr != nil || wrong != nil || !bytes.Equal(kept, braces) || docx.Controls(made) != docx.Controls(fresh) || CanRenew(made) {
		t.Errorf("%v, %v, %v: %d controls, %d in a fresh copy", err, readErr, wrong, docx.Controls(made), docx.Controls(fresh))
	}
	if e := lookAt(t, file, "giay-moi", made); e.Err != nil || len(e.Findings) > 0 {
		t.Errorf("%v: %s", e.Err, sentences(e))
	}
}
