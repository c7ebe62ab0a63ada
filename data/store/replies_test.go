package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
)

// signing puts the number into the text.
func signing(on string, count int) *Signing {
	return &Signing{On: day.Must(on), Count: count, Fill: func(draft []byte, number register.DocumentNumber, _ register.Occasion, _ register.Reply) ([]byte, string, error) {
		return []byte(string(draft) + number.String()), "2026/van-ban.docx", nil
	}}
}

// draft writes a document without a number, issue one that is signed already, whose content
// is its number.
func draft(s *Store, of int64, on, symbol string, sign *Signing) (register.Occasion, register.Reply, error) {
	return s.IssueDocument(context.Background(), Issue{
		Of:     of,
		Reply:  register.Reply{Type: "Thông báo", On: day.Must(on), SignedBy: "Chủ tịch", To: "Bà Ánh", Symbol: symbol},
		Render: func(register.Occasion) ([]byte, string, error) { return []byte("Số: "), "2026/nhap.docx", nil },
		Sign:   sign,
	})
}

func issue(s *Store, of int64, on, symbol string, count int) (register.Occasion, register.Reply, error) {
	return draft(s, of, on, symbol, signing(on, count))
}

func TestNumberOfADocumentIsTheNextFreeOne(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	for _, number := range []string{"07/TB-UBND", "12/tb-ubnd", "90/QĐ-UBND", "số khác"} {
		if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Reply{Number: number}}); err != nil {
			t.Fatal(err)
		}
	}
	for symbol, want := range map[string]int{"TB-UBND": 13, "QĐ-UBND": 91, "PC-UBND": 1} {
		if n, err := s.NextReplyNumber(t.Context(), 2026, symbol); err != nil || n != want {
			t.Errorf("%s: %d, %v", symbol, n, err)
		}
	}
	if n, _ := s.NextReplyNumber(t.Context(), 2025, "TB-UBND"); n != 1 {
		t.Errorf("another year: %d", n)
	}
	_, _, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 12)
	var refused *CheckError
	if !errors.As(err, &refused) || refused.Problems[0].Field != register.FieldNumber || !strings.Contains(err.Error(), "đơn 1/2026") || !strings.Contains(err.Error(), "13/TB-UBND") {
		t.Fatalf("a number used before: %v", err)
	}
	if _, r, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 40); err != nil || r.Number != "40/TB-UBND" {
		t.Fatalf("a number of the mail clerk's book: %+v, %v", r, err)
	}
	if _, r, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 0); err != nil || r.Number != "41/TB-UBND" {
		t.Fatalf("the number after it: %+v, %v", r, err)
	}
	if _, r, err := issue(s, l.ID, "2026-11-06", "", 0); err != nil || r.Number != "" || r.Document == 0 {
		t.Fatalf("minutes carry no number: %+v, %v", r, err)
	}
}

func TestAWrittenDocumentIsKeptByteForByte(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	id := l.ID
	o, r, err := draft(s, id, "2026-11-06", "TB-UBND", nil)
	if err != nil || r.State != register.Drafted || r.Number != "" || len(o.Letter.Replies) != 0 {
		t.Fatal(r, err)
	}
	scanned := []byte("%PDF-1.7 bản có chữ ký")
	scan := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(scan, scanned, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := s.NextReplyNumber(t.Context(), 2026, "TB-UBND"); n != 1 || err != nil {
		t.Errorf("a draft spends a number: the next is %d, %v", n, err)
	}
	if _, _, err := s.SignDocument(t.Context(), id, r.Step, *signing("2026-11-05", 0), DeliveryFiles{}); err == nil {
		t.Error("signed before it was written")
	}
	if _, signed, err := s.SignDocument(t.Context(), id, r.Step, *signing("2026-11-07", 0), DeliveryFiles{Final: []byte("sửa trong Word "), Scan: scan}); err != nil || signed.Number != "01/TB-UBND" || signed.On != day.Must("2026-11-07") {
		t.Fatal(signed, err)
	}
	if _, _, err := s.SignDocument(t.Context(), id, r.Step, *signing("2026-11-07", 0), DeliveryFiles{}); err == nil || !strings.Contains(err.Error(), "chờ gửi") {
		t.Errorf("signed twice: %v", err)
	}
	say := func(on string, d register.Delivery) error {
		d.Document = r.Document
		_, err := s.RecordDelivery(t.Context(), id, day.Must(on), d, DeliveryFiles{})
		return err
	}
	if err := say("2026-11-08", register.Delivery{State: register.Sent, How: "bưu điện"}); err != nil {
		t.Fatal(err)
	}
	if err := say("2026-11-09", register.Delivery{State: register.Signed}); err == nil || !strings.Contains(err.Error(), "đã gửi") {
		t.Errorf("went back: %v", err)
	}
	last := func() register.Reply {
		now, err := s.Letter(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return now.LastReply()
	}
	got := last()
	if got.State != register.Sent || got.StateOn() != day.Must("2026-11-08") || got.SignedOn != day.Must("2026-11-07") || got.How != "bưu điện" || got.Scan.Name != "2026/van-ban-quet-"+papers.Hash(scanned)[:8]+".pdf" || got.Kept() == r.Document {
		t.Errorf("%+v", got)
	}
	for id, want := range map[int64]string{r.Document: "Số: ", got.Kept(): "sửa trong Word 01/TB-UBND"} {
		if content, err := s.Document(t.Context(), id); err != nil || string(content) != want {
			t.Errorf("%d: %q, %v", id, content, err)
		}
	}
	better, err := steps.Correct(r.Document, day.Must("2026-11-06"), register.Reply{Type: "Thông báo", Number: "01/TB-UBND", SignedBy: "Phó Chủ tịch", To: "Bà Ánh"}, "ghi nhầm người ký")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSteps(t.Context(), id, better); err != nil {
		t.Fatal(err)
	}
	if mended := last(); mended.SignedBy != "Phó Chủ tịch" || mended.Document != r.Document || mended.State != register.Sent {
		t.Errorf("a reply put right lost its document: %+v", mended)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Errorf("%+v, %v", v, err)
	}
	for _, change := range []string{"UPDATE documents SET content = x'00'", "DELETE FROM documents"} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s: allowed", change)
		}
	}
	if _, err := s.write.Exec("DROP TRIGGER documents_stay; UPDATE documents SET content = x'00' WHERE id = ?", r.Document); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Verify(t.Context()); v.Err() == nil {
		t.Error("a changed document was not found")
	}
	if _, err := s.Document(t.Context(), r.Document); err == nil {
		t.Error("a changed document was handed out")
	}
}

func TestDocumentsAreListed(t *testing.T) {
	s := newStore(t)
	one, two := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại")), add(t, s, facts("Trần Văn Đào", "Khiếu nại"))
	for _, d := range []struct {
		letter     int64
		on, symbol string
	}{{one.ID, "2026-11-06", "TB-UBND"}, {two.ID, "2026-11-07", "TB-UBND"}, {two.ID, "2026-11-08", "QĐ-UBND"}} {
		if _, _, err := issue(s, d.letter, d.on, d.symbol, 0); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.AddSteps(t.Context(), one.ID, steps.Draft{On: day.Must("2026-11-10"), Content: register.Reply{Number: "5/CV"}}); err != nil {
		t.Fatal(err)
	}
	list := func(q ReplyQuery) string {
		all, total, err := s.Replies(t.Context(), q)
		if err != nil || q.Limit == 0 && total != len(all) {
			t.Fatal(total, len(all), err)
		}
		var numbers []string
		for _, r := range all {
			numbers = append(numbers, r.Reply.Number+" "+r.Letter.Number.String())
		}
		return strings.Join(numbers, "; ")
	}
	check := func() {
		t.Helper()
		for want, q := range map[string]ReplyQuery{
			"5/CV 1/2026; 01/QĐ-UBND 2/2026; 02/TB-UBND 2/2026; 01/TB-UBND 1/2026": {Descending: true},
			"5/CV 1/2026; 01/QĐ-UBND 2/2026; 01/TB-UBND 1/2026; 02/TB-UBND 2/2026": {Sort: ReplyByNumber},
			"01/TB-UBND 1/2026; 02/TB-UBND 2/2026":                                 {Symbol: "TB-UBND"},
			"02/TB-UBND 2/2026; 01/QĐ-UBND 2/2026":                                 {Text: "tran dao"},
			"01/TB-UBND 1/2026; 02/TB-UBND 2/2026; 01/QĐ-UBND 2/2026":              {States: []register.DeliveryState{register.Signed}},
			"":                               {Year: 2025},
			"5/CV 1/2026; 01/QĐ-UBND 2/2026": {Descending: true, Limit: 2},
		} {
			if got := list(q); got != want {
				t.Errorf("%+v: %s", q, got)
			}
		}
	}
	check()
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	check()
	years, symbols, err := s.ReplyBooks(t.Context())
	if err != nil || !slices.Equal(years, []int{2026}) || !slices.Equal(symbols, []string{"CV", "QĐ-UBND", "TB-UBND"}) {
		t.Error(years, symbols, err)
	}
}

func TestTwoWritersLeaveNoHoleInTheBookOfNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := filepath.Join(t.TempDir(), fmt.Sprint(time.Now().UnixNano()))
		first, err := Create(context.Background(), dir, register.Settings{Ward: "Phường"}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer first.Close()
		second, err := Open(context.Background(), dir, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer second.Close()
		l, err := first.AddLetter(context.Background(), facts("Nguyễn Thị Ánh", "Khiếu nại"))
		if err != nil {
			rt.Fatal(err)
		}
		symbols := rapid.SliceOfN(rapid.SampledFrom([]string{"TB-UBND", "QĐ-UBND"}), 1, 8).Draw(rt, "symbols")
		failing := rapid.IntRange(0, len(symbols)).Draw(rt, "failing")
		var wg sync.WaitGroup
		for _, s := range []*Store{first, second} {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i, symbol := range symbols {
					if i == failing { // a document that could not be made takes no number
						_, _, err := s.IssueDocument(context.Background(), Issue{Of: l.ID, Reply: register.Reply{On: day.Must("2026-11-06"), Symbol: symbol}, Sign: signing("2026-11-06", 0),
							Render: func(register.Occasion) ([]byte, string, error) { return nil, "", errors.New("no template") }})
						if err == nil {
							rt.Error("a document without content was issued")
						}
					}
					if _, _, err := issue(s, l.ID, "2026-11-06", symbol, 0); err != nil {
						rt.Errorf("issue: %v", err)
					}
				}
			}()
		}
		wg.Wait()
		all, _, err := first.Replies(context.Background(), ReplyQuery{Sort: ReplyByNumber, Limit: 1000})
		if err != nil || len(all) != 2*len(symbols) {
			rt.Fatal(len(all), err)
		}
		counts := map[string]int{}
		for _, r := range all {
			number, ok := register.ParseDocumentNumber(r.Reply.Number)
			if counts[number.Symbol]++; !ok || number.Count != counts[number.Symbol] {
				rt.Fatalf("after %d numbers of %s comes %s", counts[number.Symbol]-1, number.Symbol, r.Reply.Number)
			}
			content, err := first.Document(context.Background(), r.Kept())
			if err != nil || string(content) != "Số: "+r.Reply.Number {
				rt.Fatalf("%s is kept as %q, %v", r.Reply.Number, content, err)
			}
		}
	})
}
