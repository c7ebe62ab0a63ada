package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// row is the row of a book with a letter; number 0 for none.
func row(at, number int, sender, content string) register.Record {
	return register.Record{Sheet: "Đơn thư", Row: at, Drafts: []steps.Draft{{
		On:      day.Must("2026-11-02"),
		Content: register.Received{Number: register.Number{Year: 2026, Count: number}, Facts: facts(sender, content)},
	}}}
}

// bringIn imports rows as a book and returns its batch and what became of each row.
func bringIn(t *testing.T, s *Store, rows ...register.Record) (*Importing, []register.Outcome) {
	t.Helper()
	var all []register.Outcome
	i := s.Importing("/nơi nào đó/so.xlsx")
	if err := i.Import(t.Context(), slices.Values(rows), false, func(_ register.Record, o register.Outcome) { all = append(all, o) }); err != nil {
		t.Fatal(err)
	}
	return i, all
}

func outcomes(all ...register.Outcome) []register.Outcome { return all }

func TestALetterWithoutANumberIsKnownByAllItSays(t *testing.T) {
	s := newStore(t)
	long := strings.Repeat("Khiếu nại việc thu hồi đất làm hẻm ", 3) // the first 80 letters are the same
	first := row(2, 0, "Lò Thị Sương", long+"đợt một")
	other := row(3, 0, "Lò Thị Sương", long+"đợt hai")
	if _, got := bringIn(t, s, first, other); !slices.Equal(got, outcomes(register.Added, register.Added)) {
		t.Fatalf("a different letter of the same sender and day: %v", got)
	}
	moved := row(4, 0, "Lò Thị Sương", long+"đợt hai")
	c := moved.Drafts[0].Content.(register.Received)
	c.Sender.Address = "9 Trần Phú"
	moved.Drafts[0].Content = c
	again, got := bringIn(t, s, first, other, moved)
	if !slices.Equal(got, outcomes(register.Present, register.Present, register.Added)) || again.Batch == 0 {
		t.Fatalf("brought in again, with another address: %v", got)
	}
	if again, got := bringIn(t, s, first, other, moved); slices.Contains(got, register.Added) || again.Batch != 0 {
		t.Fatalf("nothing is new, but %v and batch %d", got, again.Batch)
	}
}

func TestRowsThatSayTheVerySameAreAsked(t *testing.T) {
	s := newStore(t)
	a, b := row(2, 0, "Lò Thị Sương", "Thu hồi đất"), row(3, 0, "Lò Thị Sương", "Thu hồi đất")
	var twin register.Place
	err := s.Import(t.Context(), slices.Values([]register.Record{a, b}), true, func(r register.Record, o register.Outcome) {
		if o == register.Repeated {
			twin = r.Twin
		}
	})
	if err != nil || twin != (register.Place{Sheet: "Đơn thư", Row: 2}) {
		t.Fatalf("the twin is %v, %v", twin, err)
	}
	b.Apart = true
	if _, got := bringIn(t, s, a, b); !slices.Equal(got, outcomes(register.Added, register.Added)) {
		t.Fatalf("two letters: %v", got)
	}
	b.Apart = false
	if _, got := bringIn(t, s, a, b); !slices.Equal(got, outcomes(register.Present, register.Present)) {
		t.Fatalf("the two letters again: %v", got)
	}
	c := b
	c.Row = 4
	if _, got := bringIn(t, s, a, b, c); !slices.Equal(got, outcomes(register.Present, register.Present, register.Repeated)) {
		t.Fatalf("a third row: %v", got)
	}
}

func TestACorrectedLetterIsKnownByWhatItsBookSaid(t *testing.T) {
	s := newStore(t)
	bringIn(t, s, row(2, 0, "Lò Thị Sương", "Thu hồi nhà"))
	l, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 1})
	if err != nil {
		t.Fatal(err)
	}
	f := l.Facts
	f.Content = "Thu hồi đất"
	correct(t, s, l, f)
	for _, content := range []string{"Thu hồi nhà", "Thu hồi đất"} {
		if _, got := bringIn(t, s, row(2, 0, "Lò Thị Sương", content)); !slices.Equal(got, outcomes(register.Present)) {
			t.Errorf("%s: %v", content, got)
		}
	}
}

func correct(t *testing.T, s *Store, l register.Letter, f register.Facts) {
	t.Helper()
	d, err := steps.Correct(l.ID, f.ReceivedOn, register.Received{Number: l.Number, Facts: f, Imported: true}, "sửa chữ")
	if err == nil {
		_, err = s.AddSteps(t.Context(), l.ID, d)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnImportIsBackedUpBeforeItWrites(t *testing.T) {
	s := newStore(t)
	add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	batch, _ := bringIn(t, s, row(2, 0, "Lò Thị Sương", "Thu hồi đất"))
	if v, err := backups.Verify(t.Context(), batch.Backup, ""); err != nil || v.Err() != nil {
		t.Fatalf("%+v, %v", v, err)
	}
	if b := backups.Look(t.Context(), batch.Backup, s.options.Clock().Location()); b.Letters != 1 || b.Err != nil {
		t.Errorf("the backup holds %d letters, %v", b.Letters, b.Err)
	}
	all, err := s.Batches(t.Context())
	if err != nil || len(all) != 1 || all[0].Letters != 1 || all[0].File != "so.xlsx" || all[0].Backup != filepath.Base(batch.Backup) {
		t.Errorf("%+v, %v", all, err)
	}
	if second, _ := bringIn(t, s, row(3, 0, "Hà Văn Chín", "Ngập nước")); second.Backup == batch.Backup {
		t.Error("the second backup has the first one's name")
	}
}

func TestNothingComesInWhenTheBackupFails(t *testing.T) {
	s := newStore(t)
	if err := os.WriteFile(backups.Folder(s.Dir()), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	i := s.Importing("so.xlsx")
	err := i.Import(t.Context(), slices.Values([]register.Record{row(2, 0, "Lò Thị Sương", "Thu hồi đất")}), false, func(register.Record, register.Outcome) {})
	if err == nil || !strings.Contains(err.Error(), "chưa nhập dòng nào") {
		t.Errorf("the error is %v", err)
	}
	if n, err := s.LetterCount(t.Context()); n != 0 || err != nil {
		t.Errorf("%d letters came in, %v", n, err)
	}
	if err := s.Importing("so.xlsx").Import(t.Context(), slices.Values([]register.Record{row(2, 0, "Lò Thị Sương", "Thu hồi đất")}), true, func(register.Record, register.Outcome) {}); err != nil {
		t.Errorf("a dry run writes nothing, so that it needs no backup: %v", err)
	}
}

func TestABatchIsTakenBackWhole(t *testing.T) {
	s := newStore(t)
	mine := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	visit := register.Record{Sheet: "Tiếp công dân", Row: 2, Drafts: []steps.Draft{{On: day.Must("2026-11-02"), Content: register.Reception{On: day.Must("2026-11-02"), People: 2, Letter: "7/2026"}}}}
	rows := []register.Record{row(2, 7, "Lò Thị Sương", "Thu hồi đất"), row(3, 0, "Hà Văn Chín", "Ngập nước"), visit}
	batch, _ := bringIn(t, s, rows...)
	taken, err := s.TakeBackBatch(t.Context(), batch.Batch, "nhập nhầm tệp")
	if err != nil || !taken.Taken() || taken.Reason != "nhập nhầm tệp" {
		t.Fatalf("%+v, %v", taken, err)
	}
	if n, err := s.LetterCount(t.Context()); n != 1 || err != nil {
		t.Errorf("%d letters stand, %v", n, err)
	}
	if found, err := s.SearchReceptions(t.Context(), "", 9); err != nil || len(found) != 0 {
		t.Errorf("visits stand: %+v, %v", found, err)
	}
	if page, err := s.Letters(t.Context(), Query{Text: "thu hồi"}); err != nil || page.Total != 0 {
		t.Errorf("%d letters are found, %v", page.Total, err)
	}
	next := add(t, s, facts("Vàng A Dế", "Phản ánh"))
	if next.Number.Count != mine.Number.Count+1 {
		t.Errorf("the next letter is %s: the numbers of what was taken back are not free", next.Number)
	}
	var taking *CheckError
	if _, err := s.TakeBackBatch(t.Context(), batch.Batch, "lần nữa"); !errors.As(err, &taking) {
		t.Errorf("taken back twice: %v", err)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil || v.Letters != 2 {
		t.Errorf("%+v, %v", v, err)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, _ := s.LetterCount(t.Context()); n != 2 {
		t.Errorf("%d letters after all was computed anew", n)
	}
	if again, got := bringIn(t, s, rows...); !slices.Equal(got, outcomes(register.Added, register.Added, register.Added)) || again.Batch == 0 {
		t.Errorf("the same book again: %v", got)
	}
}

func TestABatchOnWhichSomethingWasBuiltStays(t *testing.T) {
	visitOn := day.Must("2026-11-02")
	for name, c := range map[string]struct {
		do   func(*Store, register.Letter) error
		told string // "" where it does not stand in the way
	}{
		"a step": {func(s *Store, l register.Letter) error {
			_, err := s.AddSteps(context.Background(), l.ID, steps.Draft{On: visitOn, Content: register.Noted{Text: "đã gọi"}})
			return err
		}, "đơn 7/2026 – Ghi chú"},
		"a correction": {func(s *Store, l register.Letter) error {
			f := l.Facts
			f.Content = "Khác"
			d, err := steps.Correct(l.ID, f.ReceivedOn, register.Received{Number: l.Number, Facts: f}, "sửa")
			if err == nil {
				_, err = s.AddSteps(context.Background(), l.ID, d)
			}
			return err
		}, "đơn 7/2026 – Đính chính"},
		"a step taken back": {func(s *Store, l register.Letter) error {
			_, err := s.AddSteps(context.Background(), l.ID, steps.Draft{On: visitOn, Content: register.Noted{Text: "đã gọi"}})
			if err == nil {
				var last int64
				if last, err = s.LastStep(context.Background()); err == nil {
					_, err = s.AddSteps(context.Background(), l.ID, steps.Annul(last, visitOn, "nhầm"))
				}
			}
			return err
		}, ""},
		"a look": {func(s *Store, l register.Letter) error {
			return s.Reveal(context.Background(), register.LetterSubject, l.ID)
		}, ""},
		"a direction": {func(s *Store, l register.Letter) error {
			_, err := s.AddDirection(context.Background(), visitOn, register.Directed{Leader: "Chủ tịch", Content: "Kiểm tra", Doer: "Địa chính", Letter: l.Number.String()})
			return err
		}, "đơn 7/2026 – Chỉ đạo"},
		"a visit": {func(s *Store, l register.Letter) error {
			_, err := s.AddReception(context.Background(), register.Reception{On: visitOn, Host: "Chủ tịch", Type: register.Unscheduled, People: 1, Visitor: register.Person{Name: "Lò Thị Sương"}, Content: "Hỏi đơn", Letter: l.Number.String()})
			return err
		}, "đơn 7/2026 – Lượt tiếp công dân"},
		"a letter of the same matter": {func(s *Store, l register.Letter) error {
			f := facts("Hà Văn Chín", "Cùng việc")
			f.Matter = l.Matter
			_, err := s.AddLetter(context.Background(), f)
			return err
		}, "đơn 7/2026 – đơn vào sau"},
		"another letter": {func(s *Store, _ register.Letter) error {
			_, err := s.AddLetter(context.Background(), facts("Hà Văn Chín", "Việc khác"))
			return err
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			r := row(2, 7, "Lò Thị Sương", "Thu hồi đất")
			received := r.Drafts[0].Content.(register.Received)
			received.Matter = "VV-1"
			r.Drafts[0].Content = received
			batch, _ := bringIn(t, s, r)
			l, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 7})
			if err == nil {
				err = c.do(s, l)
			}
			if err != nil {
				t.Fatal(err)
			}
			before, _ := s.LastStep(t.Context())
			_, err = s.TakeBackBatch(t.Context(), batch.Batch, "nhầm tệp")
			if c.told == "" {
				if err != nil {
					t.Errorf("%v", err)
				}
				return
			}
			var built *register.BuiltOn
			if !errors.As(err, &built) || !strings.Contains(err.Error(), c.told) {
				t.Errorf("the error is %v", err)
			}
			if after, _ := s.LastStep(t.Context()); after != before {
				t.Error("something was written all the same")
			}
		})
	}
}
