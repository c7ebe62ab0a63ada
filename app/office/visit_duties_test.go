package office

import (
	"os"
	"path/filepath"
	"testing"

	"donthu/data/register"
	"donthu/data/store"
)

// The file of own limits beside the register goes before the law for visits too: the list
// of what is owed has the day of the office's own rule.
func TestAnOwnLimitForVisitsIsOwed(t *testing.T) {
	o := newOffice(t)
	visit, err := o.AddReception(t.Context(), register.Reception{On: testDay, Type: register.Regular, Visitor: register.Person{Name: "Nguyễn Thị Ánh"}, Kind: register.Petition, Content: "Xin sửa cống", People: 1, Host: register.Officer, ReceivedBy: "Văn thư"})
	if err != nil {
		t.Fatal(err)
	}
	answer := func(o *Office) Owed {
		t.Helper()
		all, err := o.Duties(t.Context(), DutyQuery{})
		for _, d := range all {
			if d.Subject == register.ReceptionSubject && d.ID == visit.ID {
				return d
			}
		}
		t.Fatalf("no duty to answer the visitor: %+v, %v", all, err)
		return Owed{}
	}
	law := answer(o)
	o.Close()
	own := `[[rule]]
id = "P1"
name = "Trả lời người đến"
starts = "content-received"
ends = "answered"
length = 5
unit = "working"
article = "Quy chế tiếp công dân của phường"
sentence = "Trả lời trong 5 ngày làm việc."
`
	if err := os.WriteFile(filepath.Join(o.Dir(), store.OwnLimitsFile), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), o.Dir(), testClock)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if d := answer(again); d.Length != 5 || d.Due.IsZero() || d.Due >= law.Due || d.Article != "Quy chế tiếp công dân của phường" || law.Length != 10 {
		t.Errorf("by %s due %s; by the law %s", d.Article, d.Due, law.Due)
	}
}
