package office

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/reports/forms"
	"donthu/reports/word"
)

// sampleMonth is a month in which the sample book has letters.
var sampleMonth = day.MonthPeriod(2026, 6, true)

func sampleOffice(t *testing.T) *Office {
	t.Helper()
	s, result, err := CreateSample(t.Context(), t.TempDir(), testClock)
	if err != nil || result.Letters == 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	t.Cleanup(func() { s.Close() })
	return New(s, testClock)
}

func TestAReportIsSealedAsItWasWritten(t *testing.T) {
	o := sampleOffice(t)
	edition := forms.EditionFor(sampleMonth)
	file := filepath.Join(t.TempDir(), "bao-cao.xlsx")
	answers := register.Sealed{Period: sampleMonth, Number: "45/BC-UBND", On: testDay, SignedBy: "Trần Thị Ký", Ways: register.SendWays[:1], To: "Ban Tiếp công dân", SentOn: testDay}
	sealed, err := o.Seal(t.Context(), answers, edition, file)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := o.SealedWorkbook(t.Context(), sealed.ID)
	onDisk, errDisk := os.ReadFile(file)
	if err != nil || errDisk != nil || !bytes.Equal(kept, onDisk) {
		t.Errorf("the file is not what was sealed: %v, %v", err, errDisk)
	}
	if c, err := o.CompareSent(t.Context(), sealed); err != nil || !c.Same || len(c.Differences) != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	answers.Number = ""
	unchanged(t, o, func() error { _, err := o.Seal(t.Context(), answers, edition, file); return err })
	late := facts("Nguyễn Thị Ánh", "Xin sửa cống")
	late.ReceivedOn = sampleMonth.From
	registered(t, o, late)
	if c, err := o.CompareSent(t.Context(), sealed); err != nil || !c.Same || len(c.Differences) == 0 {
		t.Errorf("a late letter: %+v, %v", c, err)
	}
	if words, err := o.DrawInWords(t.Context(), nil, sampleMonth); err != nil || words.Number != 46 {
		t.Errorf("the next report is number %d, %v", words.Number, err)
	}
}

func TestAReportInWordsNamesWhatItLacks(t *testing.T) {
	o := sampleOffice(t)
	typed := register.TypedFigures{Form: register.ReportWords, Period: sampleMonth, Texts: map[string]string{word.ReportNumber: "9"}}
	if err := o.SaveFigures(t.Context(), typed); err != nil {
		t.Fatal(err)
	}
	words, err := o.DrawInWords(t.Context(), nil, sampleMonth)
	if err != nil || words.Typed.Texts[word.ReportNumber] != "9" || words.Number != 1 {
		t.Fatalf("%+v, %v", words.Typed, err)
	}
	file := filepath.Join(t.TempDir(), "bao-cao.docx")
	open, err := words.Save(file, words.Fields(words.Typed))
	named := map[string]word.Open{}
	for _, o := range open {
		named[cmp.Or(o.Field, o.Form)] = o
	}
	for _, want := range []string{"tinh_hinh", "kien_nghi_de_xuat", "bao_ve_nguoi", "don_vi_vi_pham", "06_QLKNTC", "ngay"} {
		if named[want].What == "" {
			t.Errorf("%s is not named: %v, %v", want, open, err)
		}
	}
	if named["so"].What != "" || !strings.Contains(named["06_QLKNTC"].What, "(1) đến (17)") {
		t.Errorf("%+v", open)
	}
	if raw, _ := os.ReadFile(file); len(raw) == 0 {
		t.Error("no file")
	}
}

func TestTheOfficeOfADayThatIsOver(t *testing.T) {
	o := newOffice(t)
	registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	count := func(day day.Date) (letters int) {
		t.Helper()
		if err := o.OnDay(t.Context(), day, func(then *Office) (err error) {
			letters, err = then.LetterCount(t.Context())
			if today := then.Today(); !day.IsZero() && today != day {
				t.Errorf("it is %s on %s", today, day)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return letters
	}
	for _, day := range []struct {
		on   day.Date
		want int
	}{{testDay.AddDays(-1), 0}, {testDay, 1}, {0, 1}} {
		if got := count(day.on); got != day.want {
			t.Errorf("%d letters on %s", got, day.on)
		}
	}
	broken := errors.New("no report")
	if err := o.OnDay(t.Context(), testDay, func(*Office) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

func TestAnExportComesBackAsAnImport(t *testing.T) {
	o := sampleOffice(t)
	file := filepath.Join(t.TempDir(), "so.xlsx")
	told := 0
	letters, err := o.Export(t.Context(), file, false, func(done, all int) { told = max(told, all) })
	if all, _ := o.LetterCount(t.Context()); err != nil || letters != all || told != all {
		t.Fatalf("%d letters, told of %d, %v", letters, told, err)
	}
	other := newOffice(t)
	if result, err := other.Import(t.Context(), file, intake.Options{DryRun: true}); err != nil || result.Letters != letters {
		t.Fatalf("%+v, %v", result, err)
	}
	if n, _ := other.LetterCount(t.Context()); n != 0 {
		t.Errorf("%d letters stay of a dry run", n)
	}
	if _, err := other.Import(t.Context(), file, intake.Options{}); err != nil {
		t.Fatal(err)
	}
	if n, _ := other.LetterCount(t.Context()); n != letters {
		t.Errorf("%d letters", n)
	}
	third := newOffice(t)
	breakAt(t, third, register.ReceptionSubject, register.StepReception) // the letters are in by then
	unchanged(t, third, func() error { _, err := third.Import(t.Context(), file, intake.Options{}); return err })
}

func TestARestoreThatFailsLeavesTheRegisterOpen(t *testing.T) {
	o := newOffice(t)
	registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	backup, _, err := o.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	registered(t, o, facts("Trần Văn Bình", "Xin đèn đường"))
	spoilt := filepath.Join(t.TempDir(), "hong.db")
	if err := os.WriteFile(spoilt, []byte("hỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	options := StoreOptions(testClock, nil)
	s, _, err := o.Restore(t.Context(), spoilt, "", options)
	if err == nil || s == nil {
		t.Fatalf("a spoilt backup: %v", err)
	}
	if n, err := s.LetterCount(t.Context()); n != 2 || err != nil {
		t.Errorf("%d letters, %v", n, err)
	}
	s, done, err := New(s, testClock).Restore(t.Context(), backup, "", options)
	if err != nil || done.Aside == "" {
		t.Fatalf("%+v, %v", done, err)
	}
	defer s.Close()
	if n, err := s.LetterCount(t.Context()); n != 1 || err != nil {
		t.Errorf("%d letters, %v", n, err)
	}
	release, err := site.Lock(o.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreInto(t.Context(), o.Dir(), backup, "", testClock); !errors.Is(err, site.ErrInUse) {
		t.Errorf("a folder that is in use: %v", err)
	}
	release()
}

func TestADirectionIsCorrectedWithAReason(t *testing.T) {
	o := newOffice(t)
	c := register.Directed{Source: register.DirectionSources[0], Leader: "Trần Thị Ký", Content: "Kiểm tra cống", Doer: "Văn thư"}
	d, err := o.AddDirection(t.Context(), testDay, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Content = "Kiểm tra cống tổ 5"
	if d, err = o.CorrectDirection(t.Context(), d.ID, testDay, c, "Ghi thiếu"); err != nil || d.Content != c.Content {
		t.Errorf("%+v, %v", d, err)
	}
}
