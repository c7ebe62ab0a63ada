package register

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// Whatever is recorded of a document and taken back again, it only goes on: its days
// stand in the order of its states, and what was refused changes nothing.
func TestADocumentOnlyGoesOn(t *testing.T) {
	today := day.Must("2026-12-31")
	written := Reply{Type: "Thông báo", Number: "01/TB-UBND", On: day.Must("2026-11-05"), SignedBy: "Chủ tịch", To: "Bà Ánh", Document: 2, SHA256: "aa"}
	rapid.Check(t, func(t *rapid.T) {
		all := []steps.Step{
			{Seq: 1, SubjectID: 1, On: day.Must("2026-11-02"), Content: Received{Number: Number{Year: 2026, Count: 1}, Facts: Facts{ReceivedOn: day.Must("2026-11-02"), Kind: Complaint, Content: "Đất"}}},
			{Seq: 2, SubjectID: 1, On: written.On, Content: written},
		}
		fold := func() Letter {
			l, err := Fold(all)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		var last []int64 // steps that count, which can be taken back
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			now := fold()
			before := now.Replies[0]
			seq := int64(len(all) + 1)
			if len(last) > 0 && rapid.IntRange(0, 3).Draw(t, "back") == 0 {
				all = append(all, steps.Step{Seq: seq, SubjectID: 1, On: today, Content: steps.Corrected{Step: last[len(last)-1], Annul: true, Reason: "nhầm"}})
				last = last[:len(last)-1]
			} else {
				d := Delivery{Document: 2, State: rapid.SampledFrom(append([]DeliveryState{""}, DeliveryStates...)).Draw(t, "state"), How: rapid.SampledFrom([]string{"", "Bưu điện"}).Draw(t, "how")}
				if rapid.Bool().Draw(t, "scanned") {
					d.Scan = KeptFile{Name: "2026/1.pdf", SHA256: "bb"}
				}
				on := day.Must("2026-11-01").AddDays(rapid.IntRange(0, 40).Draw(t, "day"))
				if len(data.Blocking(CheckStep(now, steps.Draft{On: on, Content: d}, today))) > 0 {
					continue
				}
				all, last = append(all, steps.Step{Seq: seq, SubjectID: 1, On: on, Content: d}), append(last, seq)
				if after := fold().Replies[0]; d.State != "" && after.State.order() <= before.State.order() || d.State == "" && after.State != before.State {
					t.Fatalf("%+v became %+v", before, after)
				}
			}
			r := fold().Replies[0]
			if r.State.order() < 0 || r.Step != 2 || r.Kept() != 2 {
				t.Fatalf("%+v", r)
			}
			date := r.On
			for _, next := range []day.Date{r.SignedOn, r.SentOn, r.DeliveredOn} {
				if !next.IsZero() && next < date {
					t.Fatalf("days out of order: %+v", r)
				}
				date = max(date, next)
			}
		}
		for len(last) > 0 { // taken back from the end, nothing is left of them
			all = append(all, steps.Step{Seq: int64(len(all) + 1), SubjectID: 1, On: today, Content: steps.Corrected{Step: last[len(last)-1], Annul: true, Reason: "nhầm"}})
			last = last[:len(last)-1]
		}
		want := written
		want.Step, want.State = 2, Written
		if r := fold().Replies[0]; !reflect.DeepEqual(r, want) {
			t.Fatalf("all taken back: %+v", r)
		}
	})
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
