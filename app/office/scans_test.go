package office

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/skip2/go-qrcode"

	"donthu/data/pages"
	"donthu/data/register"
	"donthu/data/store"
)

// scannerOf chooses a folder of the scanner.
func scannerOf(t *testing.T, o *Office) (folder string) {
	t.Helper()
	before := pages.Start
	pages.Start = pages.Inside
	t.Cleanup(func() { pages.Start = before })
	folder = t.TempDir()
	settings := o.Settings()
	settings.ScanFolder = folder
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	return folder
}

// scanSaying writes a page with a code into the folder, an empty page for "".
func scanSaying(t *testing.T, folder, name, said string, grey uint8) {
	t.Helper()
	page := image.NewGray(image.Rect(0, 0, 800, 1100))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.Gray{grey}), image.Point{}, draw.Src)
	if said != "" {
		code, err := qrcode.New(said, qrcode.Medium)
		if err != nil {
			t.Fatal(err)
		}
		draw.Draw(page, image.Rect(100, 850, 300, 1050), code.Image(200), image.Point{}, draw.Src)
	}
	file, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, page); err != nil {
		t.Fatal(err)
	}
}

// lookTwice looks until what lies in the folder is whole.
func lookTwice(t *testing.T, o *Office, s *Scanner) (look ScanLook) {
	t.Helper()
	for range 2 {
		var err error
		if look, err = o.LookAtScans(t.Context(), s, time.Hour, nil); err != nil {
			t.Fatal(err)
		}
	}
	return look
}

// coded is a signed document with a number on a new letter, and what its code says.
func coded(t *testing.T, o *Office, sender string) (l register.Letter, r register.Reply, said string) {
	t.Helper()
	l = registered(t, o, facts(sender, "Xin sửa cống"))
	r, err := o.Issue(t.Context(), receipt(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	n, ok := register.ParseDocumentNumber(r.Number)
	if !ok {
		t.Fatalf("the document has the number %q", r.Number)
	}
	code, err := o.store.RegisterCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return l, r, register.MarkOf(code, &l, &register.Reception{}, n, r.On.Year()).String()
}

func scanOf(t *testing.T, o *Office, l register.Letter, step int64) register.KeptFile {
	t.Helper()
	of, err := o.Occasion(t.Context(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := register.ReplyOf(of.Documents(), step)
	return r.Scan
}

// The scan of a signed paper finds its document by its code, is told, and can be taken off; then
// it waits and is never attached by itself again.
func TestASignedScanAttachesItself(t *testing.T) {
	o, s := newOffice(t), &Scanner{}
	folder := scannerOf(t, o)
	l, r, said := coded(t, o, "Nguyễn Thị Ánh")
	scanSaying(t, folder, "quet001.png", said, 255)
	look := lookTwice(t, o, s)
	if len(look.Attached) != 1 || look.Waiting != 0 || !strings.Contains(look.Attached[0].Document, r.Number) || !strings.Contains(look.Attached[0].Document, l.Number.String()) {
		t.Fatalf("%+v", look)
	}
	if kept := scanOf(t, o, l, r.Step); kept.Name == "" {
		t.Error("the document has no scan")
	}
	if look := lookTwice(t, o, s); len(look.Attached) != 0 || look.Waiting != 0 || look.Scans[0].State != ScanLies || len(s.Attached()) != 1 {
		t.Errorf("the next look: %+v", look)
	}
	if err := o.TakeBack(t.Context(), []Delivered{look.Attached[0].Delivered}, "nhầm"); err != nil {
		t.Fatal(err)
	}
	for _, scanner := range []*Scanner{s, {}} { // also after the program was started anew
		look := lookTwice(t, o, scanner)
		if len(look.Attached) != 0 || look.Waiting != 1 || !strings.Contains(look.Scans[0].Code.Doubt, "lấy lại") || look.Scans[0].Code.Document.Step != r.Step {
			t.Errorf("after it was taken off: %+v", look)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "quet001.png")); err != nil {
		t.Error("the scanner's file is gone")
	}
}

// What leaves a doubt waits, with what was read and why.
func TestACodeThatLeavesADoubtAttachesNothing(t *testing.T) {
	o := newOffice(t)
	folder := scannerOf(t, o)
	l, r, said := coded(t, o, "Nguyễn Thị Ánh")
	m, _ := register.ParseMark(said)
	changed := func(change func(*register.Mark)) string {
		other := m
		change(&other)
		return other.String()
	}
	for _, c := range []struct{ name, said, doubt string }{
		{"a foreign code", "https://example.org/vietqr", ""},
		{"no code", "", ""},
		{"another register", changed(func(m *register.Mark) { m.Register = "00000000" }), "sổ khác"},
		{"an older program", changed(func(m *register.Mark) { m.Register = "" }), "đúng là văn bản"},
		{"no such letter", changed(func(m *register.Mark) { m.Letter.Count = 99 }), "không có đơn"},
		{"no such visit", changed(func(m *register.Mark) { m.Letter, m.Visit = register.Number{}, 99 }), "không có đơn, lượt tiếp"},
		{"another number", changed(func(m *register.Mark) { m.Number.Count++ }), "không có văn bản"},
		{"another year", changed(func(m *register.Mark) { m.Year-- }), "không có văn bản"},
	} {
		for _, old := range []string{"a.png"} {
			_ = os.Remove(filepath.Join(folder, old))
		}
		scanSaying(t, folder, "a.png", c.said, 254)
		look := lookTwice(t, o, &Scanner{})
		if len(look.Attached) != 0 || look.Waiting != 1 || !strings.Contains(look.Scans[0].Code.Doubt, c.doubt) || (c.doubt == "") != (look.Scans[0].Code.Said == "") {
			t.Errorf("%s: %+v", c.name, look)
		}
	}
	if kept := scanOf(t, o, l, r.Step); kept.Name != "" {
		t.Fatalf("%s was attached", kept.Name)
	}
	_ = os.Remove(filepath.Join(folder, "a.png"))
	scanSaying(t, folder, "b.png", said, 255)
	lookTwice(t, o, &Scanner{})
	scanSaying(t, folder, "c.png", said, 253) // another scan of the same paper
	look := lookTwice(t, o, &Scanner{})
	if len(look.Attached) != 0 || look.Waiting != 1 || !strings.Contains(look.Scans[0].Code.Doubt, "bản quét khác") {
		t.Errorf("a second scan: %+v", look)
	}
}

// Of the same bytes twice in the folder one waits; what is passed over waits no more until it is
// taken back; without a folder nothing is looked for; one that is gone is told.
func TestWhatWaitsInTheFolder(t *testing.T) {
	o, s := newOffice(t), &Scanner{}
	if look, err := o.LookAtScans(t.Context(), s, time.Hour, nil); err != nil || len(look.Scans) != 0 {
		t.Fatalf("without a folder: %+v, %v", look, err)
	}
	folder := scannerOf(t, o)
	scanSaying(t, folder, "a.png", "", 255)
	scanSaying(t, folder, "b.png", "", 255)
	scanSaying(t, folder, "c.png", "", 200)
	look := lookTwice(t, o, s)
	if look.Waiting != 2 {
		t.Fatalf("%+v", look)
	}
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	if _, err := o.File(t.Context(), l.ID, register.Filed{Kind: register.FiledLetter}, filepath.Join(folder, "c.png")); err != nil {
		t.Fatal(err)
	}
	for i, passed := range []bool{true, false} {
		if err := o.PassScan(t.Context(), look.Scans[len(look.Scans)-1], passed); err != nil {
			t.Fatal(err)
		}
		now := lookTwice(t, o, s)
		at := ""
		for _, scan := range now.Scans {
			at += strings.Join(scan.At, ",")
		}
		if now.Waiting > 1 || !strings.Contains(at, "đơn "+l.Number.String()) {
			t.Errorf("%d: %d wait, %q", i, now.Waiting, at)
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if _, err := o.LookAtScans(t.Context(), s, time.Hour, nil); err == nil || !strings.Contains(err.Error(), folder) {
		t.Error(err)
	}
	if _, err := s.Last(); err == nil {
		t.Error("the last look is not told")
	}
}

// Scans are recognised one after the other until none is left; one that cannot be read is
// left; a denunciation's is never handed to the recogniser.
func TestScansAreRecognised(t *testing.T) {
	o := newOffice(t)
	folder := scannerOf(t, o)
	scanSaying(t, folder, "a.png", "", 255)
	scanSaying(t, folder, "b.png", "", 200)
	if err := os.WriteFile(filepath.Join(folder, "hong.png"), []byte("\x89PNG\r\n\x1a\nhỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	f := facts("Trần Văn Kín", "Tố cáo")
	f.Kind = register.Denunciation
	secret := registered(t, o, f)
	for of, files := range map[int64][]string{l.ID: {"a.png", "hong.png"}, secret.ID: {"b.png"}} {
		for _, file := range files {
			if _, err := o.File(t.Context(), of, register.Filed{Kind: register.FiledLetter}, filepath.Join(folder, file)); err != nil {
				t.Fatal(err)
			}
		}
	}
	read := 0
	reader := func(_ context.Context, page image.Image) (string, error) {
		read++
		if grey := color.GrayModel.Convert(page.At(5, 5)).(color.Gray).Y; grey < 230 {
			t.Error("the scan of a denunciation was read")
		}
		return "ở cạnh cây xăng", nil
	}
	for i := 0; ; i++ {
		more, err := o.RecogniseNext(t.Context(), reader)
		if err != nil || i > 5 {
			t.Fatal(i, err)
		}
		if !more {
			break
		}
	}
	if r, err := o.Recognition(t.Context()); err != nil || r != (store.Recognition{Files: 2, Done: 1, Failed: 1, Secret: 1}) || read != 1 {
		t.Errorf("%+v, %v, %d read", r, err, read)
	}
	if page, err := o.store.Letters(t.Context(), store.Query{Text: "cay xang"}); err != nil || len(page.Letters) != 1 || page.Letters[0].ID != l.ID {
		t.Errorf("%+v, %v", page, err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	scanSaying(t, folder, "d.png", "", 250)
	if _, err := o.File(t.Context(), l.ID, register.Filed{Kind: register.FiledOther}, filepath.Join(folder, "d.png")); err != nil {
		t.Fatal(err)
	}
	if _, err := o.RecogniseNext(ended, reader); err == nil {
		t.Error("after the end of the program something is recognised")
	}
	if r, err := o.Recognition(t.Context()); err != nil || r.Done != 1 {
		t.Errorf("what was stopped counts: %+v, %v", r, err)
	}
	settings := o.Settings()
	settings.NoRecognition = true
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if more, err := o.RecogniseNext(t.Context(), reader); more || err != nil {
		t.Errorf("though the office wants none: %v, %v", more, err)
	}
}
