package store

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func visitOn(t *testing.T, s *Store, on string) register.Reception {
	t.Helper()
	r, err := s.AddReception(t.Context(), register.Reception{On: day.Must(on), Type: register.Regular, Host: register.Officer,
		Visitor: register.Person{Name: "Hồ Văn Núi"}, Kind: register.Petition, Content: "Hẻm ngập", People: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Documents on visits and on letters are counted in one book, are kept and listed
// alike, and outlive a correction of the visit.
func TestDocumentsOnVisits(t *testing.T) {
	s := newStore(t)
	l, visit := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại")), visitOn(t, s, "2026-11-05")
	if _, _, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 0); err != nil {
		t.Fatal(err)
	}
	if _, _, err := issue(s, visit.ID, "2026-11-04", "TB-UBND", 0); err == nil || !strings.Contains(err.Error(), "05/11/2026") {
		t.Errorf("a document from before the visit: %v", err)
	}
	o, r, err := issue(s, visit.ID, "2026-11-06", "TB-UBND", 0)
	if err != nil || r.Number != "02/TB-UBND" || r.State != register.Signed || o.Visit.ID != visit.ID || o.ID() != visit.ID {
		t.Fatal(o.ID(), r, err)
	}
	if _, _, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 2); err == nil || !strings.Contains(err.Error(), "lượt tiếp công dân ngày 05/11/2026") {
		t.Errorf("the visit's number taken again: %v", err)
	}
	if _, err := s.RecordDelivery(t.Context(), visit.ID, day.Must("2026-11-07"), register.Delivery{Document: r.Document, State: register.Sent}, DeliveryFiles{Final: []byte("đã ký")}); err != nil {
		t.Fatal(err)
	}
	now, err := s.Reception(t.Context(), visit.ID)
	if err != nil || len(now.Replies) != 1 || now.Replies[0].State != register.Sent {
		t.Fatal(now.Replies, err)
	}
	now.Content = "Hẻm 47 ngập"
	if err := s.CorrectReception(t.Context(), now, "ghi thiếu"); err != nil {
		t.Fatal(err)
	}
	if err := s.AnnulReception(t.Context(), visit.ID, "ghi nhầm"); err == nil || !strings.Contains(err.Error(), "1 văn bản") {
		t.Errorf("a visit with a document was taken out: %v", err)
	}
	check := func() {
		t.Helper()
		now, err := s.Reception(t.Context(), visit.ID)
		if err != nil || now.Content != "Hẻm 47 ngập" || len(now.Replies) != 1 || now.Replies[0].Number != "02/TB-UBND" {
			t.Errorf("%+v, %v", now, err)
		}
		if content, err := s.Document(t.Context(), now.Replies[0].Kept()); err != nil || string(content) != "đã ký" {
			t.Errorf("%q, %v", content, err)
		}
		all, total, err := s.Replies(t.Context(), ReplyQuery{Sort: ReplyByNumber})
		if err != nil || total != 2 || len(all) != 2 || all[0].Letter.ID != l.ID || all[1].Visit.ID != visit.ID || all[1].Letter.ID != 0 {
			t.Fatalf("%+v, %v", all, err)
		}
		if found, _, err := s.Replies(t.Context(), ReplyQuery{Text: "ho van nui"}); err != nil || len(found) != 1 || found[0].Reply.Number != "02/TB-UBND" {
			t.Errorf("%+v, %v", found, err)
		}
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			t.Errorf("%+v, %v", v, err)
		}
	}
	check()
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	check()
}
