package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"donthu/data/register"
)

// The code that the screens give a visitor who denounces finds the visit, with what was
// issued and directed on it; nobody else's visit has one.
func TestADenouncersCodeFindsTheVisit(t *testing.T) {
	s := newStore(t)
	today := s.Today()
	visit := func(kind register.Kind, content, letter string) register.Reception {
		t.Helper()
		r, err := s.AddReception(t.Context(), register.Reception{On: today, Type: register.Regular, Host: register.Officer, Kind: kind, People: 1,
			Visitor: register.Person{Name: "Quách Thị Ẩn"}, Content: content, Letter: letter})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	accusing := facts("Quách Thị Ẩn", "Cán bộ nhận tiền")
	accusing.Kind = register.Denunciation
	letter := add(t, s, accusing)
	secret := visit(register.Denunciation, "Tố cáo ông Cán", "")
	unsorted := visit("", "Tố cáo mà chưa phân loại", "")
	brought := visit(register.Denunciation, "Nộp đơn tố cáo", letter.Number.String())
	plain := visit(register.Petition, fmt.Sprintf("TC-lượt %d là mã ai đó kể lại", secret.ID), "")
	if _, err := s.AddDirection(t.Context(), today, register.Directed{Content: "Xác minh", Doer: "Lê Văn Cần", Visit: secret.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddDirection(t.Context(), today, register.Directed{Content: "Theo đơn", Doer: "Lê Văn Cần", Letter: letter.Number.String()}); err != nil {
		t.Fatal(err)
	}
	code := func(r register.Reception) string { return fmt.Sprint("TC-lượt ", r.ID) }
	if shown := secret.ShownVisitor(); !strings.HasSuffix(shown, code(secret)) {
		t.Fatalf("a visit's code is now %q", shown)
	}
	for typed, want := range map[string]int64{
		code(secret):                                secret.ID,
		secret.ShownVisitor():                       secret.ID,
		fmt.Sprint("tc-luot ", secret.ID):           secret.ID,
		fmt.Sprint("mã tc lượt ", secret.ID):        secret.ID,
		fmt.Sprintf("TC-lượt %d/2026", secret.ID):   secret.ID,
		code(unsorted):                              unsorted.ID,
		code(brought):                               brought.ID, // papers may still bear it
		"TC-" + letter.Number.String():              brought.ID,
		brought.ShownVisitor():                      brought.ID,
		fmt.Sprintf("TC-lượt %d/1999", secret.ID):   0,
		code(plain):                                 0, // no denouncer
		fmt.Sprintf("tc-luot %da", secret.ID):       0,
		fmt.Sprint("TC-lượt ", 999_999):             0,
		fmt.Sprint("TC-", secret.ID):                0, // the code of a letter
		fmt.Sprint("TC-lượt ", secret.ID, " người"): 0,
	} {
		found, err := s.SearchReceptions(t.Context(), typed, 10)
		if err != nil || want == 0 && len(found) > 0 || want != 0 && (len(found) != 1 || found[0].ID != want) {
			t.Errorf("%q finds %v %v, want %d", typed, found, err, want)
		}
	}
	for typed, want := range map[string]string{code(secret): "Xác minh", "tc " + letter.Number.String(): "Theo đơn", code(plain): ""} {
		found, total, err := s.Directions(t.Context(), DirectionQuery{Text: typed})
		if got := contents(found); err != nil || total != len(found) || got != want {
			t.Errorf("%q finds the directions %q %v, want %q", typed, got, err, want)
		}
	}
	if _, reply, err := issue(s, secret.ID, today.String(), "TB-UBND", 0); err != nil {
		t.Fatal(err)
	} else if found, _, err := s.Replies(t.Context(), ReplyQuery{Text: code(secret)}); err != nil || len(found) != 1 || found[0].Number != reply.Number {
		t.Errorf("documents %+v %v", found, err)
	}
	if page, err := s.Letters(t.Context(), Query{Text: code(secret)}); err != nil || page.Total != 0 {
		t.Errorf("letters %+v %v", page, err)
	}
}

func contents(all []register.Direction) string {
	var said []string
	for _, d := range all {
		said = append(said, d.Content)
	}
	return strings.Join(said, ";")
}

func TestFilesOfManyDirectionsAreThoseOfEach(t *testing.T) {
	s := newStore(t)
	today := s.Today()
	first, second := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại")), add(t, s, facts("Trần Văn Bình", "Kiến nghị"))
	visit, err := s.AddReception(t.Context(), register.Reception{On: today, Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1,
		Visitor: register.Person{Name: "Lê Thị Mới"}, Content: "Hỏi việc"})
	if err != nil {
		t.Fatal(err)
	}
	var all []register.Direction
	for _, c := range []register.Directed{{Letter: second.Number.String()}, {Visit: visit.ID}, {}, {Letter: first.Number.String()}, {Letter: second.Number.String(), Visit: visit.ID}} {
		c.Content, c.Doer = "Kiểm tra", "Lê Văn Cần"
		d, err := s.AddDirection(t.Context(), today, c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	files, err := s.DirectionFiles(t.Context(), all...)
	if err != nil || len(files) != len(all) {
		t.Fatal(files, err)
	}
	for i, f := range files {
		one, err := s.DirectionFiles(t.Context(), all[i])
		letter, visited := "", int64(0)
		if f.Letter != nil {
			letter = f.Letter.Number.String()
		}
		if f.Visit != nil {
			visited = f.Visit.ID
		}
		if err != nil || !reflect.DeepEqual(one[0], f) || letter != all[i].Letter || visited != all[i].Visit || len(f.Steps) != 1 || f.Steps[0].SubjectID != all[i].ID {
			t.Errorf("%d: %+v, alone %+v %v", i, f, one, err)
		}
	}
	if none, err := s.DirectionFiles(t.Context()); err != nil || len(none) != 0 {
		t.Error(none, err)
	}
}
