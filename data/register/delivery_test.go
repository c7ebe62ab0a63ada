package register

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// Whatever is recorded of a document and taken back again, it only goes the ways that lead
// on: it has a number and force from its signature until it is recalled, its days stand in
// the order of its states, and what was refused changes nothing.
func TestADocumentOnlyGoesOn(t *testing.T) {
	today := day.Must("2026-12-31")
	all := append(slices.Clone(DeliveryStates), Written, SentBack, Recalled, "")
	for _, begin := range []Reply{
		{Type: "Thông báo", Symbol: "TB-UBND", State: Drafted, On: day.Must("2026-11-05"), SignedBy: "Chủ tịch", To: "Bà Ánh", Document: 2, SHA256: "aa"},
		{Type: "Thông báo", Number: "01/TB-UBND", On: day.Must("2026-11-05"), SignedBy: "Chủ tịch", To: "Bà Ánh", Document: 2, SHA256: "aa"}, // as the program once did
	} {
		rapid.Check(t, func(t *rapid.T) {
			history := []steps.Step{
				{Seq: 1, SubjectID: 1, On: day.Must("2026-11-02"), Content: Received{Number: Number{Year: 2026, Count: 1}, Facts: Facts{ReceivedOn: day.Must("2026-11-02"), Kind: Complaint, Content: "Đất"}}},
				{Seq: 2, SubjectID: 1, On: begin.On, Content: begin},
			}
			now := func() (Letter, Reply) {
				l, err := Fold(history)
				if err != nil || len(l.Documents()) != 1 {
					t.Fatal(l.Documents(), err)
				}
				return l, l.Documents()[0]
			}
			_, first := now()
			var last []int64 // steps that count, which can be taken back
			takeBack := func() {
				history = append(history, steps.Step{Seq: int64(len(history) + 1), SubjectID: 1, On: today, Content: steps.Corrected{Step: last[len(last)-1], Annul: true, Reason: "nhầm"}})
				last = last[:len(last)-1]
			}
			for range rapid.IntRange(1, 12).Draw(t, "steps") {
				if len(last) > 0 && rapid.IntRange(0, 3).Draw(t, "back") == 0 {
					takeBack()
					continue
				}
				l, before := now()
				d := Delivery{Document: 2, State: rapid.SampledFrom(all).Draw(t, "state"), How: rapid.SampledFrom([]string{"", "Bưu điện"}).Draw(t, "how"),
					Reason: rapid.SampledFrom([]string{"", "Sai thể thức"}).Draw(t, "why"), Number: rapid.SampledFrom([]string{"", "07/TB-UBND"}).Draw(t, "number")}
				if rapid.Bool().Draw(t, "scanned") {
					d.Scan = KeptFile{Name: "2026/1.pdf", SHA256: "bb"}
				}
				on := day.Must("2026-11-01").AddDays(rapid.IntRange(0, 40).Draw(t, "day"))
				if len(data.Blocking(CheckStep(l, steps.Draft{On: on, Content: d}, today))) > 0 {
					continue
				}
				seq := int64(len(history) + 1)
				history, last = append(history, steps.Step{Seq: seq, SubjectID: 1, On: on, Content: d}), append(last, seq)
				if _, after := now(); d.State != "" && !slices.Contains(before.State.Onward(), after.State) || d.State == "" && after.State != before.State {
					t.Fatalf("%+v became %+v", before, after)
				}
			}
			l, r := now()
			force := r.State != Drafted && r.State != Submitted && r.State != Recalled
			if len(l.Replies) == 1 != force || r.Step != 2 || r.Kept() != 2 || (r.Number == "") != r.State.Draft() {
				t.Fatalf("in force %d: %+v", len(l.Replies), r)
			}
			date := r.On
			for _, next := range []day.Date{r.SignedOn, r.SentOn, r.DeliveredOn} {
				if !next.IsZero() && next < date {
					t.Fatalf("days out of order: %+v", r)
				}
				date = max(date, next)
			}
			for len(last) > 0 { // taken back from the end, nothing is left of them
				takeBack()
			}
			if _, r := now(); !reflect.DeepEqual(r, first) {
				t.Fatalf("all taken back: %+v", r)
			}
		})
	}
}

// What a signature, a recall and a return must tell, and what a draft may not do.
func TestStationsOfADocument(t *testing.T) {
	draft := Reply{Symbol: "TB-UBND", State: Drafted, On: 20261105, To: "Bà Ánh", Document: 2, SHA256: "aa"}
	signed := Delivery{Document: 2, State: Signed, Number: "07/TB-UBND", SignedBy: "Chủ tịch"}
	sent := Delivery{Document: 2, State: Sent, How: "Bưu điện"}
	type at struct {
		on day.Date
		d  Delivery
	}
	for _, c := range []struct {
		what  string
		steps []at
		last  at
		wrong string // field; "": it may be
	}{
		{"signed", nil, at{20261106, signed}, ""},
		{"… on the day of writing", nil, at{20261105, signed}, ""},
		{"… the day before it", nil, at{20261104, signed}, FieldOn},
		{"… without a number", nil, at{20261106, Delivery{Document: 2, State: Signed, SignedBy: "Chủ tịch"}}, FieldNumber},
		{"… by nobody", nil, at{20261106, Delivery{Document: 2, State: Signed, Number: "07/TB-UBND"}}, FieldSignedBy},
		{"a draft is not sent", nil, at{20261106, sent}, FieldHow},
		{"… nor from the leader's table", []at{{20261106, Delivery{Document: 2, State: Submitted}}}, at{20261106, sent}, FieldHow},
		{"given back without a reason", []at{{20261106, Delivery{Document: 2, State: Submitted}}}, at{20261106, Delivery{Document: 2, State: Drafted}}, data.FieldReason},
		{"… with one", []at{{20261106, Delivery{Document: 2, State: Submitted}}}, at{20261106, Delivery{Document: 2, State: Drafted, Reason: "Sai căn cứ"}}, ""},
		{"came back, sent again", []at{{20261106, signed}, {20261107, sent}, {20261110, Delivery{Document: 2, State: SentBack, Reason: "Sai địa chỉ"}}}, at{20261111, sent}, ""},
		{"… without a reason", []at{{20261106, signed}, {20261107, sent}}, at{20261110, Delivery{Document: 2, State: SentBack}}, data.FieldReason},
		{"recalled", []at{{20261106, signed}, {20261107, sent}}, at{20261110, Delivery{Document: 2, State: Recalled, Reason: "Nhầm người"}}, ""},
		{"… nothing follows", []at{{20261106, signed}, {20261107, Delivery{Document: 2, State: Recalled, Reason: "Nhầm"}}}, at{20261110, sent}, FieldHow},
		{"a number is given once", []at{{20261106, signed}}, at{20261107, signed}, FieldHow},
	} {
		l := Letter{ID: 1, Facts: Facts{ReceivedOn: 20261102, Kind: Complaint}}
		l.Unissued = []Reply{draft}
		l.Unissued[0].Step = 2
		for _, s := range c.steps {
			l = l.Apply(steps.Draft{On: s.on, Content: s.d})
		}
		var fields []string
		for _, p := range data.Blocking(CheckStep(l, steps.Draft{On: c.last.on, Content: c.last.d}, 20261231)) {
			fields = append(fields, p.Field)
		}
		if c.wrong == "" && len(fields) > 0 || c.wrong != "" && !slices.Contains(fields, c.wrong) {
			t.Errorf("%s: wrong %q, want %q", c.what, fields, c.wrong)
		}
	}
}

func TestADocumentThatWasMendedKeepsItsFiles(t *testing.T) {
	history := []steps.Step{
		{Seq: 1, SubjectID: 1, Content: Received{Facts: Facts{ReceivedOn: day.Must("2026-11-02"), Kind: Complaint}}},
		{Seq: 2, SubjectID: 1, On: day.Must("2026-11-05"), Content: Reply{Number: "01/TB-UBND", Document: 2, File: "2026/1.docx", SHA256: "aa"}},
		{Seq: 3, SubjectID: 1, On: day.Must("2026-11-06"), Content: Delivery{Document: 2, State: Signed, Final: 3, SHA256: "bb", Scan: KeptFile{Name: "2026/1.pdf", SHA256: "cc"}}},
	}
	for seq, content := range map[int64]steps.Content{2: Reply{Number: "02/TB-UBND"}, 3: Delivery{Document: 2, State: Sent, How: "Bưu điện"}} {
		d, err := steps.Correct(seq, day.Must("2026-11-07"), content, "nhầm")
		if err != nil {
			t.Fatal(err)
		}
		l, err := Fold(append(history[:3:3], steps.Step{Seq: 4, SubjectID: 1, On: d.On, Content: d.Content}))
		if err != nil {
			t.Fatal(err)
		}
		if r := l.Replies[0]; r.Document != 2 || r.SHA256 != "aa" || r.Kept() != 3 || r.Scan.SHA256 != "cc" {
			t.Errorf("step %d put right: %+v", seq, r)
		}
	}
}

// A number is typed alone or with the symbol of its series, and of no other.
func TestParseCount(t *testing.T) {
	for _, c := range []struct {
		typed, symbol string
		want          int
	}{
		{"1", "TB-UBND", 1}, {" 05 ", "TB-UBND", 5}, {"12/TB-UBND", "TB-UBND", 12}, {"12 / tb-ubnd", "TB-UBND", 12},
		{"0", "TB-UBND", 0}, {"-1", "TB-UBND", 0}, {"12/QĐ-UBND", "TB-UBND", 0}, {"12/", "TB-UBND", 0}, {"12/TB-UBND/TB-UBND", "TB-UBND", 0}, {"abc", "TB-UBND", 0}, {"12", "", 0},
	} {
		got, ok := ParseCount(c.typed, c.symbol)
		if ok != (c.want > 0) || ok && got != c.want {
			t.Errorf("%q of %q: %d, %t", c.typed, c.symbol, got, ok)
		}
	}
}
