package desktop

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/app/ui"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/document"
)

// opensNothing makes the system open no file, and remembers what it was asked for.
func opensNothing(t *testing.T) *[]string {
	t.Helper()
	var opened []string
	before := openOutside
	openOutside = func(path string) error { opened = append(opened, path); return nil }
	t.Cleanup(func() { openOutside = before })
	return &opened
}

// answersWith makes the system's file dialog answer with the file.
func answersWith(t *testing.T, file string) {
	t.Helper()
	before := systemFile
	systemFile = func(fileQuestion, zenity.Option) (string, error) { return file, nil }
	t.Cleanup(func() { systemFile = before })
}

// rewritten is a Word document with a text of its own in the place of another.
func rewritten(t *testing.T, raw []byte, old, text string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, file := range archive.File {
		from, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == "word/document.xml" {
			if !bytes.Contains(content, []byte(old)) {
				t.Fatalf("no %q in the document", old)
			}
			content = bytes.ReplaceAll(content, []byte(old), []byte(text))
		}
		to, err := out.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openTemplates(t *testing.T, o *program) *templatesPage {
	t.Helper()
	o.shell.goTo(roomSettings, nil)
	tapButton(t, o, "Mẫu văn bản của cơ quan…")
	p, ok := o.shell.top().(*templatesPage)
	if !ok {
		t.Fatalf("in front is %T", o.shell.top())
	}
	return p
}

func TestTheOfficeChangesChecksAndRestoresATemplate(t *testing.T) {
	o, opened := newTestOffice(t), opensNothing(t)
	p := openTemplates(t, o)
	if all, err := document.Templates(o.dir); err != nil || p.table.Len() != len(all) {
		t.Errorf("%d templates of %d, %v", p.table.Len(), len(all), err)
	}
	p.search.SetText("tra loi kien nghi")
	mustShow(t, o, "Công văn trả lời kiến nghị, phản ánh", "tra-loi-kien-nghi-phan-anh", "của chương trình", "Dùng cho đơn: kiến nghị, phản ánh",
		"Gửi người gửi đơn.", "Số, ký hiệu: …/UBND", "Mọi chỗ điền đều có trong danh sách.", "{{noi_dung_tra_loi}}")
	tapButton(t, o, "Sửa bản của cơ quan")
	file := filepath.Join(o.dir, document.OfficeFolder, "tra-loi-kien-nghi-phan-anh.docx")
	if len(*opened) != 1 || (*opened)[0] != file {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	mustShow(t, o, "cơ quan đã sửa")

	if err := os.WriteFile(file, rewritten(t, raw, "{{noi_dung_tra_loi}}", "{{noi_dung_tra_lời}} {{nguoi_gui_don}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	press(o, fyne.KeyF5)
	mustShow(t, o, "có chỗ điền lạ", "Chỗ điền lạ {{nguoi_gui_don}} ở đoạn", "Có phải {{nguoi_gui}}")
	mustNotShow(t, o, "Chỗ điền lạ {{noi_dung_tra_loi}}")

	if err := os.WriteFile(file, rewritten(t, raw, "{{noi_dung_tra_loi}}", "{{#if noi_dung_tra_loi}}chưa đóng"), 0o600); err != nil {
		t.Fatal(err)
	}
	tapButton(t, o, "Kiểm tra lại (F5)")
	mustShow(t, o, "có lỗi, chưa dùng được", "Mẫu chưa dùng được", "chưa đóng")

	tapButton(t, o, "Dùng lại mẫu của chương trình…")
	mustShow(t, o, "không bị xóa")
	tapButton(t, o, "Dùng lại")
	mustShow(t, o, "của chương trình", "Sửa bản của cơ quan")
	if kept, err := os.ReadFile(filepath.Join(o.dir, document.OfficeFolder, document.AsideFolder, "tra-loi-kien-nghi-phan-anh.docx")); err != nil || len(kept) == 0 {
		t.Error("the office's copy is lost:", err)
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error("the office's copy is still in use")
	}
}

func TestAnOwnTemplateIsAddedUsedAndRemoved(t *testing.T) {
	o, opened := newTestOffice(t), opensNothing(t)
	p := openTemplates(t, o)
	raw, err := document.Shipped("giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "thu-moi-hop-to-dan-pho.docx")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	answersWith(t, file)
	tapButton(t, o, "Thêm mẫu riêng…")
	mustShow(t, o, "Thu moi hop to dan pho", "Tên tệp: thu-moi-hop-to-dan-pho")
	tapButton(t, o, "Thêm mẫu")
	mustShow(t, o, "Chọn nơi nhận")
	typeIntoDialog(t, o, "Thu moi hop to dan pho", "Thư mời họp tổ dân phố")
	chooseInDialog(t, o, "Gửi người gửi đơn.")
	tapButton(t, o, "Thêm mẫu")
	mustShow(t, o, "Thư mời họp tổ dân phố", "riêng của cơ quan", "Số, ký hiệu: …/UBND")
	if p.chosen != "thu-moi-hop-to-dan-pho" {
		t.Errorf("selected is %q", p.chosen)
	}
	tapButton(t, o, "Sửa trong Word")
	if len(*opened) != 1 {
		t.Errorf("opened %v", *opened)
	}
	tapButton(t, o, "Sửa thông tin mẫu…")
	typeIntoDialog(t, o, "CV", "TM")
	tapButton(t, o, "Lưu thông tin")
	mustShow(t, o, "Số, ký hiệu: …/TM-UBND", "Gửi người gửi đơn.")
	f := complaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02")
	l := addLetter(t, o, f)
	all, _, err := templatesFor(o.office, l)
	if err != nil || !strings.Contains(titlesOf(all), "Thư mời họp tổ dân phố") {
		t.Errorf("the letter's page does not offer it: %v, %s", err, titlesOf(all))
	}
	tapButton(t, o, "Bỏ mẫu này…")
	tapButton(t, o, "Bỏ mẫu")
	mustNotShow(t, o, "Thư mời họp tổ dân phố")
	if _, err := os.Stat(filepath.Join(o.dir, document.OfficeFolder, document.AsideFolder, "thu-moi-hop-to-dan-pho.docx")); err != nil {
		t.Error("the template is lost:", err)
	}
}

func titlesOf(infos []document.Info) string {
	var all []string
	for _, info := range infos {
		all = append(all, info.Title)
	}
	return strings.Join(all, "; ")
}

func TestABrokenFileIsNotAddedAsATemplate(t *testing.T) {
	o := newTestOffice(t)
	openTemplates(t, o)
	file := filepath.Join(t.TempDir(), "hỏng.docx")
	if err := os.WriteFile(file, []byte("không phải Word"), 0o600); err != nil {
		t.Fatal(err)
	}
	answersWith(t, file)
	tapButton(t, o, "Thêm mẫu riêng…")
	mustShow(t, o, "Mẫu chưa dùng được", "không phải là văn bản Word", "sửa chỗ đó trong Word")
}

func TestPlaceholdersAreFoundAndCopied(t *testing.T) {
	o := newTestOffice(t)
	addLetter(t, o, complaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	openTemplates(t, o)
	tapButton(t, o, "Danh sách chỗ điền…")
	p := o.shell.top().(*fieldsPage)
	mustShow(t, o, "Ví dụ lấy từ đơn số 1/2026.")
	p.search.SetText("nguoi gui don")
	mustShow(t, o, "{{nguoi_gui}}", "Nguyễn Thị Ánh")
	tapButton(t, o, "Chép chỗ điền")
	if got := o.app.Clipboard().Content(); !strings.HasPrefix(got, "{{") {
		t.Errorf("copied %q", got)
	}
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*templatesPage); !back {
		t.Errorf("in front is %T", o.shell.top())
	}
}

// The office's facts are proposed where documents are written, and the signer's
// role follows the name.
func TestTheOfficesFactsStandInItsDocuments(t *testing.T) {
	o := newTestOffice(t)
	o.shell.goTo(roomSettings, nil)
	tapButton(t, o, "Thông tin in trên văn bản…")
	p := o.shell.top().(*officeFactsPage)
	mustShow(t, o, "Cơ quan cấp trên trực tiếp", "Họ tên người ký 1")
	p.facts["superior"].SetText("Ủy ban nhân dân Thành phố Hồ Chí Minh")
	p.facts["phone"].SetText("028 3841 0000")
	p.signers[0].name.SetText("Đỗ Minh Trí")
	p.signers[0].role.SetText("Phó Chủ tịch")
	tapButton(t, o, "Thêm người ký")
	p.signers[1].name.SetText("Lê Thị Hà")
	p.signers[1].role.SetText("Chánh Văn phòng")
	p.signers[1].authority.SetValue(string(data.ByMandate))
	o.window.Canvas().Focus(p.facts["phone"])
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	want := data.OfficeFacts{Superior: "Ủy ban nhân dân Thành phố Hồ Chí Minh", Phone: "028 3841 0000", Signers: []data.Signer{
		{Name: "Đỗ Minh Trí", Role: "Phó Chủ tịch"}, {Name: "Lê Thị Hà", Role: "Chánh Văn phòng", Authority: data.ByMandate}}}
	if got := o.store.Settings().Office; got.Superior != want.Superior || len(got.Signers) != 2 || got.Signers[1] != want.Signers[1] {
		t.Fatalf("kept %+v", got)
	}
	p.facts["phone"].SetText("khác")
	o.back()
	mustShow(t, o, "Lưu trước khi rời trang này?")
	tapButton(t, o, "Không lưu")

	l := addLetter(t, o, complaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	o.open(ComposeRef{Letter: l, Next: law.NextStep{Document: "giay-moi"}})
	c := o.shell.top().(*composePage)
	if c.signer.Text != "Đỗ Minh Trí" || c.role.Text != "Phó Chủ tịch" {
		t.Errorf("proposed %q, %q", c.signer.Text, c.role.Text)
	}
	c.signer.SetText("Lê Thị Hà")
	c.signer.OnPicked("Lê Thị Hà")
	if c.role.Text != "Chánh Văn phòng" || !strings.Contains(c.preview.text, "TUQ. CHỦ TỊCH") || strings.Contains(c.preview.text, "TM. ") {
		t.Errorf("role %q; %s", c.role.Text, c.preview.text)
	}
}

// A copy that was spoilt in Word does not stop the work: the shipped one is used,
// and the page says why.
func TestABrokenCopyIsToldAndTheShippedOneUsed(t *testing.T) {
	o := newTestOffice(t)
	file, err := document.Copy(o.dir, "giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := document.Shipped("giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, rewritten(t, raw, "{{ong_ba", "{{#each ong_ba"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := addLetter(t, o, complaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	o.open(ComposeRef{Letter: l, Next: law.NextStep{Document: "giay-moi"}})
	mustShow(t, o, "Mẫu cơ quan đã sửa chưa dùng được nên đang dùng mẫu của chương trình", "Nguyễn Thị Ánh")
	o.shell.top().(*composePage).template.SetValue("phieu-huong-dan")
	mustNotShow(t, o, "Mẫu cơ quan đã sửa chưa dùng được")
	if err := os.WriteFile(filepath.Join(o.dir, document.OfficeFolder, "rieng.docx"), []byte("hỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.drop()
	o.open(ComposeRef{Letter: l, Next: law.NextStep{Document: "rieng"}})
	mustShow(t, o, "Không đọc được mẫu văn bản")
}

// typeIntoDialog puts a text into the entry of the dialog that shows another.
func typeIntoDialog(t *testing.T, o *program, shownText, text string) {
	t.Helper()
	found := false
	for _, overlay := range o.window.Canvas().Overlays().List() {
		visit(overlay, func(object fyne.CanvasObject) bool {
			if e, ok := object.(*ui.Entry); ok && e.Text == shownText {
				e.SetText(text)
				found = true
			}
			return true
		})
	}
	if !found {
		t.Fatalf("no entry shows %q", shownText)
	}
}

// chooseInDialog chooses an option of a dropdown of the dialog.
func chooseInDialog(t *testing.T, o *program, option string) {
	t.Helper()
	for _, overlay := range o.window.Canvas().Overlays().List() {
		visit(overlay, func(object fyne.CanvasObject) bool {
			if d, ok := object.(*ui.Dropdown); ok && slices.Contains(d.Options, option) {
				d.SetSelected(option)
			}
			return true
		})
	}
}
