package store

import (
	"errors"
	"fmt"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestDirectionsAreKeptAndFound(t *testing.T) {
	s := newStore(t)
	letter := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	today := s.Today()
	give := func(content, doer string, due day.Date, number string) register.Direction {
		d, err := s.AddDirection(t.Context(), today.AddDays(-10), register.Directed{Content: content, Doer: doer, Due: due, Letter: number})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	late := give("Kiểm tra thực địa", "Lê Văn Cần", today.AddDays(-1), letter.Number.String())
	soon := give("Báo cáo Chủ tịch", "Trần Thị Đào", today, "")
	give("Theo dõi", "Trần Thị Đào", 0, "")

	var refused *CheckError
	if _, err := s.AddDirection(t.Context(), today, register.Directed{Content: "x", Doer: "y", Letter: "99/2020"}); !errors.As(err, &refused) || refused.Problems[0].Field != register.FieldLetter {
		t.Errorf("a letter that does not exist: %v", err)
	}
	list := func(q DirectionQuery) string {
		all, total, err := s.Directions(t.Context(), q)
		if err != nil || q.Limit == 0 && total != len(all) {
			t.Fatal(total, len(all), err)
		}
		names := ""
		for _, d := range all {
			names += d.Content + ";"
		}
		return names
	}
	for want, q := range map[string]DirectionQuery{
		"Kiểm tra thực địa;":                           {Overdue: true},
		"Kiểm tra thực địa;Báo cáo Chủ tịch;Theo dõi;": {},
		"Báo cáo Chủ tịch;Theo dõi;":                   {Text: "tran dao"},
		"Kiểm tra thực địa; ":                          {Letter: letter.Number.String(), Text: "thuc"},
	} {
		if got := list(q); got != want && got+" " != want {
			t.Errorf("%+v: %s", q, got)
		}
	}
	if n, err := s.OverdueDirections(t.Context()); err != nil || n != 1 {
		t.Errorf("%d overdue, %v", n, err)
	}
	if _, err := s.AddDirectionSteps(t.Context(), late.ID, steps.Draft{On: today, Content: register.DirectionProgress{Text: "Xong phần đo", Finished: true}}); err != nil {
		t.Fatal(err)
	}
	if got := list(DirectionQuery{Reported: true}) + list(DirectionQuery{Unit: "Trần Thị Đào", Open: true}); got != "Kiểm tra thực địa;Báo cáo Chủ tịch;Theo dõi;" {
		t.Errorf("reported as done, and of one person: %s", got)
	}
	if d, err := s.AddDirectionSteps(t.Context(), late.ID, steps.Draft{On: today, Content: register.DirectionExtended{Due: today.AddDays(5), Reason: "Mưa"}},
		steps.Draft{On: today, Content: register.DirectionDone{Result: "Đã kiểm tra"}}); err != nil || d.State(today) != register.DirectionInTime {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := s.AddDirectionSteps(t.Context(), soon.ID, steps.Annul(soon.ID, today, "Ghi nhầm")); err != nil {
		t.Error(err)
	}
	before := list(DirectionQuery{})
	if before != "Theo dõi;Kiểm tra thực địa;" {
		t.Errorf("now %s", before)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := list(DirectionQuery{}); after != before {
		t.Errorf("after rebuilding %s", after)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Errorf("%+v %v", v, err)
	}
}

func TestVisitsAreNumberedByDayAndFound(t *testing.T) {
	s := newStore(t)
	today := s.Today()
	visit := func(on day.Date, name, identity string) register.Reception {
		r, err := s.AddReception(t.Context(), register.Reception{On: on, Type: register.Regular, Host: register.Officer, People: 1,
			Visitor: register.Person{Name: name, Identity: identity}, Content: "Hỏi việc cấp giấy"})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := visit(today, "Lê Thị Mới", "001")
	second := visit(today, "Đỗ Văn Hai", "")
	other := visit(today.AddDays(-1), "le thi moi", "")
	third := visit(today, "Tên Khác", "001")
	if got := fmt.Sprint(first.Turn, second.Turn, other.Turn, third.Turn); got != "1 2 1 3" {
		t.Errorf("turns %s", got)
	}
	ids := func(all []register.Reception, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, r := range all {
			text += fmt.Sprint(r.ID, " ")
		}
		return text
	}
	if got, want := ids(s.VisitsOf(t.Context(), register.Person{Name: "LÊ THỊ MỚI", Identity: "001"}, 10)), fmt.Sprint(third.ID, " ", first.ID, " ", other.ID, " "); got != want {
		t.Errorf("visits of the person: %s, want %s", got, want)
	}
	if got, want := ids(s.SearchReceptions(t.Context(), "do hai CAP", 10)), fmt.Sprint(second.ID, " "); got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if got := ids(s.SearchReceptions(t.Context(), "%", 10)); len(got) == 0 {
		t.Error("signs alone look for nothing and list the latest")
	}
	if err := s.AnnulReception(t.Context(), second.ID, "Ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	if got := ids(s.SearchReceptions(t.Context(), "do hai", 10)); got != "" {
		t.Errorf("an annulled visit is found: %s", got)
	}
	var refused *CheckError
	if _, err := s.AddReception(t.Context(), register.Reception{On: today.AddDays(1)}); !errors.As(err, &refused) {
		t.Errorf("a visit of tomorrow without anything: %v", err)
	}
}

// That somebody denounced at a visit is told to nobody who types the name or the paper.
func TestVisitsOfAPersonTellNoDenunciation(t *testing.T) {
	s := newStore(t)
	who := register.Person{Name: "Lê Thị Mới", Identity: "001"}
	open := register.Reception{On: s.Today(), Type: register.Regular, Host: register.Officer, People: 1, Kind: register.Complaint, Visitor: who, Content: "Khiếu nại việc cấp giấy"}
	secret := open
	secret.Kind, secret.Content = register.Denunciation, "Tố cáo ông Cán"
	if _, err := s.AddReception(t.Context(), secret); err != nil {
		t.Fatal(err)
	}
	kept, err := s.AddReception(t.Context(), open)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []register.Person{{Name: "le thi moi"}, {Identity: "001"}} {
		found, err := s.VisitsOf(t.Context(), p, 10)
		if err != nil || len(found) != 1 || found[0].ID != kept.ID {
			t.Errorf("%+v finds %+v, %v", p, found, err)
		}
	}
}
