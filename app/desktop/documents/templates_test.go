package documents_test

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

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/app/kit"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/reports/word"
)

// opensNothing makes the system open no file, and remembers what it was asked for.
func opensNothing(t *testing.T) *[]string {
	t.Helper()
	var opened []string
	before := desk.OpenOutside
	desk.OpenOutside = func(path string) error { opened = append(opened, path); return nil }
	t.Cleanup(func() { desk.OpenOutside = before })
	return &opened
}

// answersWith makes the system's file dialog answer with the file.
func answersWith(t *testing.T, file string) {
	t.Helper()
	before := desk.SystemFile
	desk.SystemFile = func(desk.FileQuestion, zenity.Option) (string, error) { return file, nil }
	t.Cleanup(func() { desk.SystemFile = before })
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

func openTemplates(t *testing.T, o *desktop.Program) {
	t.Helper()
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.TapButton(t, o, "Mẫu văn bản")
	desktest.TapButton(t, o, "Mẫu văn bản của cơ quan…")
	desktest.MustShow(t, o, "Mẫu có sẵn theo Nghị định 30/2020/NĐ-CP")
}

func TestTheOfficeChangesChecksAndRestoresATemplate(t *testing.T) {
	o, opened := desktest.New(t), opensNothing(t)
	openTemplates(t, o)
	if all, err := word.Templates(o.Dir); err != nil || o.Shell.Top().(*documents.TemplatesPage).Table().Len() != len(all) {
		t.Errorf("not all %d templates are listed, %v", len(all), err)
	}
	desktest.Search(t, o, "templates.search", "tra loi kien nghi")
	desktest.MustShow(t, o, "Công văn trả lời kiến nghị, phản ánh", "tra-loi-kien-nghi-phan-anh", "của chương trình", "Dùng cho đơn: kiến nghị, phản ánh",
		"Gửi người gửi đơn.", "Số, ký hiệu: …/UBND", "Mọi chỗ điền đều có trong danh sách.", "{{noi_dung_tra_loi}}")
	desktest.TapButton(t, o, "Sửa bản của cơ quan")
	file := filepath.Join(o.Dir, word.OfficeFolder, "tra-loi-kien-nghi-phan-anh.docx")
	if len(*opened) != 1 || (*opened)[0] != file {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	desktest.MustShow(t, o, "cơ quan đã sửa")

	if err := os.WriteFile(file, rewritten(t, raw, "{{noi_dung_tra_loi}}", "{{noi_dung_tra_lời}} {{nguoi_gui_don}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.Press(o, fyne.KeyF5)
	desktest.MustShow(t, o, "có chỗ điền lạ", "Chỗ điền lạ {{nguoi_gui_don}} ở đoạn", "Có phải {{nguoi_gui}}")
	desktest.MustNotShow(t, o, "Chỗ điền lạ {{noi_dung_tra_loi}}")

	if err := os.WriteFile(file, rewritten(t, raw, "{{noi_dung_tra_loi}}", "{{#if noi_dung_tra_loi}}chưa đóng"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.TapButton(t, o, "Kiểm tra lại")
	desktest.MustShow(t, o, "có lỗi, chưa dùng được", "Mẫu chưa dùng được")
	if words := strings.Join(strings.Fields(desktest.Shown(o)), " "); !strings.Contains(words, "chưa đóng") { // in whichever line
		t.Errorf("the screen does not say what is wrong: %s", words)
	}

	desktest.TapButton(t, o, "Dùng lại mẫu của chương trình…")
	desktest.MustShow(t, o, "không bị xóa")
	desktest.TapButton(t, o, "Dùng lại")
	desktest.MustShow(t, o, "của chương trình", "Sửa bản của cơ quan")
	if kept, err := os.ReadFile(filepath.Join(o.Dir, word.OfficeFolder, word.AsideFolder, "tra-loi-kien-nghi-phan-anh.docx")); err != nil || len(kept) == 0 {
		t.Error("the office's copy is lost:", err)
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error("the office's copy is still in use")
	}
}

func TestAnOwnTemplateIsAddedUsedAndRemoved(t *testing.T) {
	o, opened := desktest.New(t), opensNothing(t)
	openTemplates(t, o)
	raw, err := word.Shipped("giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "thu-moi-hop-to-dan-pho.docx")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	answersWith(t, file)
	desktest.TapButton(t, o, "Thêm mẫu riêng…")
	desktest.MustShow(t, o, "Thu moi hop to dan pho", "Tên tệp: thu-moi-hop-to-dan-pho")
	desktest.TapButton(t, o, "Thêm mẫu")
	desktest.MustShow(t, o, "Chọn nơi nhận")
	typeIntoDialog(t, o, "Thu moi hop to dan pho", "Thư mời họp tổ dân phố")
	chooseInDialog(t, o, "Gửi người gửi đơn.")
	desktest.TapButton(t, o, "Thêm mẫu")
	desktest.MustShow(t, o, "Thư mời họp tổ dân phố", "riêng của cơ quan", "Số, ký hiệu: …/UBND")
	if chosen := o.Shell.Top().(*documents.TemplatesPage).Chosen(); chosen != "thu-moi-hop-to-dan-pho" {
		t.Errorf("selected is %q", chosen)
	}
	desktest.TapButton(t, o, "Sửa trong Word")
	if len(*opened) != 1 {
		t.Errorf("opened %v", *opened)
	}
	desktest.TapButton(t, o, "Sửa thông tin mẫu…")
	typeIntoDialog(t, o, "CV", "TM")
	desktest.TapButton(t, o, "Lưu thông tin")
	desktest.MustShow(t, o, "Số, ký hiệu: …/TM-UBND", "Gửi người gửi đơn.")
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02")
	l := desktest.AddLetter(t, o, f)
	all, _, err := documents.TemplatesFor(o.Desk, l)
	if err != nil || !strings.Contains(titlesOf(all), "Thư mời họp tổ dân phố") {
		t.Errorf("the letter's page does not offer it: %v, %s", err, titlesOf(all))
	}
	desktest.TapButton(t, o, "Bỏ mẫu này…")
	desktest.TapButton(t, o, "Bỏ mẫu")
	desktest.MustNotShow(t, o, "Thư mời họp tổ dân phố")
	if _, err := os.Stat(filepath.Join(o.Dir, word.OfficeFolder, word.AsideFolder, "thu-moi-hop-to-dan-pho.docx")); err != nil {
		t.Error("the template is lost:", err)
	}
}

func titlesOf(infos []word.Info) string {
	var all []string
	for _, info := range infos {
		all = append(all, info.Title)
	}
	return strings.Join(all, "; ")
}

func TestABrokenFileIsNotAddedAsATemplate(t *testing.T) {
	o := desktest.New(t)
	openTemplates(t, o)
	file := filepath.Join(t.TempDir(), "hỏng.docx")
	if err := os.WriteFile(file, []byte("không phải Word"), 0o600); err != nil {
		t.Fatal(err)
	}
	answersWith(t, file)
	desktest.TapButton(t, o, "Thêm mẫu riêng…")
	desktest.MustShow(t, o, "Mẫu chưa dùng được", "không phải là văn bản Word", "sửa chỗ đó trong Word")
}

func TestPlaceholdersAreFoundAndCopied(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	openTemplates(t, o)
	desktest.TapButton(t, o, "Danh sách chỗ điền…")
	desktest.MustShow(t, o, "Ví dụ lấy từ đơn số 1/2026.")
	desktest.Search(t, o, "fields.search", "nguoi gui don")
	desktest.MustShow(t, o, "{{nguoi_gui}}", "Nguyễn Thị Ánh")
	desktest.TapButton(t, o, "Chép chỗ điền")
	if got := o.App.Clipboard().Content(); !strings.HasPrefix(got, "{{") {
		t.Errorf("copied %q", got)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Mẫu có sẵn theo Nghị định 30/2020/NĐ-CP")
}

// The office's facts are proposed where documents are written, and the signer's
// role follows the name.
func TestTheOfficesFactsStandInItsDocuments(t *testing.T) {
	o := desktest.New(t)
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.TapButton(t, o, "Thông tin in trên văn bản…")
	p := o.Shell.Top().(*documents.OfficeFactsPage)
	desktest.MustShow(t, o, "Cơ quan cấp trên trực tiếp", "Họ tên người ký 1")
	p.Edit(func(f *register.OfficeFacts) {
		f.Superior, f.Phone = "Ủy ban nhân dân Thành phố Hồ Chí Minh", "028 3841 0000"
		f.Signers = []register.Signer{{Name: "Đỗ Minh Trí", Role: "Phó Chủ tịch"}}
	})
	desktest.MustShow(t, o, "In ra như sau", "Điện thoại liên hệ: 028 3841 0000", "KT. CHỦ TỊCH")
	desktest.TapButton(t, o, "Thêm người ký")
	desktest.FillIn(o, "Họ tên người ký 2", "Lê Thị Hà")
	p.Edit(func(f *register.OfficeFacts) {
		f.Signers = slices.Clone(f.Signers)
		f.Signers[1].Role, f.Signers[1].Authority = "Chánh Văn phòng", register.ByMandate
	})
	desktest.MustShow(t, o, "In mã QR trên văn bản đã ký", "Có in")
	p.Edit(func(f *register.OfficeFacts) { f.NoMark = true })
	p.FocusFirst()
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if !o.Store.Settings().Office.NoMark {
		t.Error("the code is drawn though the office does without")
	}
	want := register.OfficeFacts{Superior: "Ủy ban nhân dân Thành phố Hồ Chí Minh", Phone: "028 3841 0000", Signers: []register.Signer{
		{Name: "Đỗ Minh Trí", Role: "Phó Chủ tịch"}, {Name: "Lê Thị Hà", Role: "Chánh Văn phòng", Authority: register.ByMandate}}}
	if got := o.Store.Settings().Office; got.Superior != want.Superior || len(got.Signers) != 2 || got.Signers[1] != want.Signers[1] {
		t.Fatalf("kept %+v", got)
	}
	p.Edit(func(f *register.OfficeFacts) { f.Phone = "khác" })
	o.Back()
	desktest.MustShow(t, o, "Lưu trước khi rời trang này?")
	desktest.TapButton(t, o, "Không lưu")

	l := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	o.Open(desk.Compose{Letter: l, Next: law.NextStep{Document: "giay-moi"}})
	c := o.Shell.Top().(*documents.ComposePage)
	if a, _ := c.Read(); a.Signer != "Đỗ Minh Trí" || a.Role != "Phó Chủ tịch" {
		t.Errorf("proposed %q, %q", a.Signer, a.Role)
	}
	c.Type("Lê Thị Hà", nil)
	c.Question(register.FieldSignedBy).Widget.(*kit.SuggestEntry).OnPicked("Lê Thị Hà")
	if a, _ := c.Read(); a.Role != "Chánh Văn phòng" || !strings.Contains(c.Preview().Text, "TUQ. CHỦ TỊCH") || strings.Contains(c.Preview().Text, "TM. ") {
		t.Errorf("role %q; %s", a.Role, c.Preview().Text)
	}
}

// A copy that was spoilt in Word does not stop the work: the shipped one is used,
// and the page says why.
func TestABrokenCopyIsToldAndTheShippedOneUsed(t *testing.T) {
	o := desktest.New(t)
	file, err := word.Copy(o.Dir, "giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := word.Shipped("giay-moi")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, rewritten(t, raw, "{{ong_ba", "{{#each ong_ba"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02"))
	o.Open(desk.Compose{Letter: l, Next: law.NextStep{Document: "giay-moi"}})
	desktest.MustShow(t, o, "Mẫu cơ quan đã sửa chưa dùng được nên đang dùng mẫu của chương trình", "Nguyễn Thị Ánh")
	o.Shell.Top().(*documents.ComposePage).Template().SetValue("phieu-huong-dan")
	desktest.MustNotShow(t, o, "Mẫu cơ quan đã sửa chưa dùng được")
	if err := os.WriteFile(filepath.Join(o.Dir, word.OfficeFolder, "rieng.docx"), []byte("hỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.Drop()
	o.Open(desk.Compose{Letter: l, Next: law.NextStep{Document: "rieng"}})
	desktest.MustShow(t, o, "Không đọc được mẫu văn bản")
}

// typeIntoDialog puts a text into the entry of the dialog that shows another.
func typeIntoDialog(t *testing.T, o *desktop.Program, shownText, text string) {
	t.Helper()
	found := false
	for _, overlay := range o.Window.Canvas().Overlays().List() {
		desktest.Visit(overlay, func(object fyne.CanvasObject) bool {
			if e, ok := object.(*kit.Entry); ok && e.Text == shownText {
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
func chooseInDialog(t *testing.T, o *desktop.Program, option string) {
	t.Helper()
	for _, overlay := range o.Window.Canvas().Overlays().List() {
		desktest.Visit(overlay, func(object fyne.CanvasObject) bool {
			if d, ok := object.(*kit.Dropdown); ok && slices.Contains(d.Options, option) {
				d.SetSelected(option)
			}
			return true
		})
	}
}
