package register

import (
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/steps"
)

// What is put right about a receipt says neither that a book brought it nor where it stood
// before: both stay.
func TestAReceiptThatIsPutRightKeepsWhereItComesFrom(t *testing.T) {
	received := Received{Number: Number{Year: 2026, Count: 1}, Imported: true, Former: []Former{{Office: "UBND phường B", Number: "7/2026"}},
		Facts: Facts{ReceivedOn: day.Must("2026-06-01"), Kind: Complaint, Content: "Thu hồi đất"}}
	right := received
	right.Imported, right.Former, right.Content = false, nil, "Thu hồi nhà"
	correct, err := steps.Correct(1, received.ReceivedOn, right, "gõ nhầm")
	if err != nil {
		t.Fatal(err)
	}
	l, there, err := Letters.Fold([]steps.Step{
		{Seq: 1, Subject: LetterSubject, SubjectID: 1, On: received.ReceivedOn, WrittenAt: time.Date(2026, 6, 11, 3, 0, 0, 0, time.UTC), Content: received},
		{Seq: 2, Subject: LetterSubject, SubjectID: 1, On: correct.On, WrittenAt: time.Date(2026, 6, 20, 3, 0, 0, 0, time.UTC), Content: correct.Content}})
	if err != nil || !there || l.Content != "Thu hồi nhà" || l.ImportedOn != day.Must("2026-06-11") || len(l.Former) != 1 {
		t.Errorf("imported on %s, former %v, %q, %v", l.ImportedOn, l.Former, l.Content, err)
	}
}
