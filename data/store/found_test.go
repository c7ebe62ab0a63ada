package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// A number that is typed in full is first, whatever else holds its digits and whatever the
// order is; so are the letters on which the document of that number was issued.
func TestANumberTypedInFullIsFirst(t *testing.T) {
	s := newStore(t)
	for i := range 120 {
		f := facts(fmt.Sprintf("Người Thứ %d", i+1), "Khiếu nại quyết định 5/2026/QĐ")
		if i == 30 {
			f.Content = "Nhắc lại đơn 11/2026"
		}
		add(t, s, f)
	}
	last := facts("Người Năm Trước", "Khác")
	last.ReceivedOn = day.Must("2025-12-01")
	add(t, s, last)
	letter, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 77})
	if err == nil {
		_, err = s.AddSteps(t.Context(), letter.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Reply{Number: "15/TB-UBND", Type: "Thông báo thụ lý"}})
	}
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"5/2026": "5/2026", " 05 / 2026 ": "5/2026", "5/26": "5/2026", "Đơn số 5/2026": "5/2026", "số 1/2026": "1/2026", "1/2026": "1/2026",
		"11/2026": "11/2026 31/2026", // then what names it
		"1/2025":  "1/2025", "1": "1/2026 1/2025", "120": "120/2026",
		"15/TB-UBND": "77/2026", "15/tb-ubnd": "77/2026",
	} {
		for _, q := range []Query{{Text: typed, Descending: true}, {Text: typed, Sort: BySender}, {Text: typed, Sort: ByDue, Descending: true, Limit: 2}} {
			if got := listedBy(t, s, q); !strings.HasPrefix(got+" ", want+" ") {
				t.Errorf("%+v lists %.40q, want %q first", q, got, want)
			}
		}
	}
	for typed, not := range map[string]string{"5/2027": "5/2026", "121/2026": "121/2026", "15/PC-UBND": "77/2026"} {
		if got := listedBy(t, s, Query{Text: typed}); strings.HasPrefix(got, not+" ") || got == not {
			t.Errorf("%q lists %.40q", typed, got)
		}
	}
	if got := listedBy(t, s, Query{Text: "5/2026", Kind: register.Denunciation}); got != "" {
		t.Errorf("a number does not pass the filters: %q", got)
	}
	branch, err := Within(t.Context(), s, func(tx *Tx) ([]register.Letter, error) {
		return tx.Split(letter.ID, day.Must("2026-11-06"), "hai nội dung", facts("Người Thứ 77", "Nội dung khác"))
	})
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{"77/2026": "77/2026 77a/2026", "77a/2026": "77a/2026 77/2026", "77A/26": "77a/2026 77/2026"} {
		if got := listedBy(t, s, Query{Text: typed}); !strings.HasPrefix(got+" ", want+" ") {
			t.Errorf("%q lists %.40q of %v, want %q first", typed, got, branch, want)
		}
	}
}

// Telephones and papers are found by any four digits in a row, places however they are
// shortened, and what was noted and answered by its words.
func TestLettersAreFoundByAllThatIsKnownOfThem(t *testing.T) {
	s := newStore(t)
	for i, p := range []register.Person{{Phone: "0903 000 111", Address: "12 Lê Lợi, P.13"}, {Phone: "0903.000.111", Address: "14 Lê Lợi, P13"}, {Phone: "+84903000111", Address: "16 Lê Lợi, phường 13"},
		{Identity: "079090551234", Address: "18 Lê Lợi, phường 3"}} {
		f := facts(fmt.Sprintf("Người Thứ %d", i+1), "Đề nghị xem xét")
		p.Name = f.Sender.Name
		f.Sender = p
		add(t, s, f)
	}
	for _, step := range []struct {
		number  int
		content steps.Content
	}{
		{1, register.Noted{Text: "Đã gọi điện, hẹn thứ tư"}},
		{2, register.Reply{Number: "31/TB-UBND", Type: "Thông báo", Summary: "Mời bổ sung bản đồ", On: day.Must("2026-11-05")}},
		{3, register.AskedLeader{Leader: "Trần Chủ Tịch", Text: "Có nhận bản vẽ không"}},
	} {
		l, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: step.number})
		if err == nil {
			_, err = s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: step.content})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	phones, ward := "1/2026 2/2026 3/2026", "1/2026 2/2026 3/2026"
	for _, again := range []bool{false, true} {
		for typed, want := range map[string]string{
			"0903000111": phones, "0903 000 111": phones, "+84903000111": phones, "84903000111": phones, "3000": phones, "0111": phones, "111": "", "090": "",
			"1234": "4/2026", "9055": "4/2026", "234": "", "12345": "",
			"P13": ward, "P.13": ward, "p 13": ward, "phường 13": ward, "phuong 013": ward, "P.3": "4/2026", "phường": ward + " 4/2026",
			"hen thu tu": "1/2026", `"hẹn thứ tư"`: "1/2026", `"thứ hẹn"`: "",
			"31/TB-UBND": "2/2026", "bản đồ": "2/2026", "bản vẽ": "3/2026", "trần chủ tịch": "3/2026",
		} {
			if got := listedBy(t, s, Query{Text: typed}); got != want {
				t.Errorf("%q lists %q, want %q", typed, got, want)
			}
		}
		if !again {
			if err := s.Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The letter beside another is the one that the list shows beside it.
func TestTheLetterBesideFollowsTheOrderOfTheSearch(t *testing.T) {
	s := newStore(t)
	for i := range 12 {
		add(t, s, facts([]string{"Đặng Thị Dung", "Đặng Thị Dũng", "Đỗ 5/2026"}[i%3], "Khiếu nại"))
	}
	for _, q := range []Query{{Text: "dũng", Descending: true}, {Text: "5/2026"}, {Text: "5/2026", Descending: true}, {Text: "dung", Sort: BySender}, {Descending: true}, {Text: "khiếu", Kind: register.Complaint}} {
		page, err := s.Letters(t.Context(), q)
		if err != nil || len(page.Letters) < 2 {
			t.Fatal(len(page.Letters), err)
		}
		for i, l := range page.Letters {
			for _, after := range []bool{false, true} {
				want, at := int64(0), i-1
				if after {
					at = i + 1
				}
				if at >= 0 && at < len(page.Letters) {
					want = page.Letters[at].ID
				}
				if got, err := s.Beside(t.Context(), q, l.ID, after); err != nil || got != want {
					t.Errorf("%+v beside %v after %v: %d %v, want %d", q, l.Number, after, got, err, want)
				}
			}
		}
		var single []int64 // page by page
		for i := range page.Letters {
			one := q
			one.Offset, one.Limit = i, 1
			part, err := s.Letters(t.Context(), one)
			if err != nil || len(part.Letters) != 1 || part.Total != page.Total {
				t.Fatalf("%+v: %+v %v", one, part, err)
			}
			single = append(single, part.Letters[0].ID)
		}
		if !slices.EqualFunc(single, page.Letters, func(id int64, l register.Letter) bool { return id == l.ID }) {
			t.Errorf("%+v page by page: %v", q, single)
		}
	}
}

// A search with filters lists those of the letters found that the filters list.
func TestASearchKeepsTheFilters(t *testing.T) {
	s := newStore(t)
	kinds, fields, sources := register.Kinds, register.Fields, register.Sources
	for i := range 60 {
		f := facts(fmt.Sprintf("Người Thứ %d", i), "Đề nghị xem xét")
		f.Kind, f.Field, f.Source = kinds[i%len(kinds)], fields[i%len(fields)], sources[i%len(sources)]
		if i%7 == 0 {
			f.ReceivedOn = day.Must("2025-11-03")
		}
		l := add(t, s, f)
		if i%3 > 0 {
			if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: f.ReceivedOn, Content: register.Assigned{Officer: []string{"", "Đỗ Thu Nga", "Đỗ Thư Nga"}[i%3]}}); err != nil {
				t.Fatal(err)
			}
		}
		if i%5 == 0 {
			if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: f.ReceivedOn, Content: register.Ended{Reason: register.EndOther, Text: "xong"}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	queries := []Query{{}, {Open: true}, {State: register.Closed}, {Year: 2025}, {Year: 2025, Open: true, Kind: kinds[0]}, {Officer: "Đỗ Thu Nga"}, {Officer: "Đỗ Thư Nga", Year: 2026}, {Unassigned: true}, {From: day.Must("2026-01-01")}}
	for _, k := range kinds {
		queries = append(queries, Query{Kind: k}, Query{Kind: k, Open: true})
	}
	for _, f := range fields {
		queries = append(queries, Query{Field: f})
	}
	for _, f := range sources {
		queries = append(queries, Query{Source: f})
	}
	some := 0
	for _, q := range queries {
		want := listedBy(t, s, q)
		some += len(want)
		q.Text = "xem xét"
		if got := listedBy(t, s, q); got != want {
			t.Errorf("%+v lists %q, want %q", q, got, want)
		}
	}
	if some == 0 || listedBy(t, s, Query{State: register.Closed}) == "" {
		t.Error("the filters list nothing")
	}
}

func TestWhyNothingIsFound(t *testing.T) {
	s := newStore(t)
	add(t, s, facts("Nguyễn Thị Ánh", "Thu hồi đất"))
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Text: "thu hồi", Kind: register.Petition}, "{1 0 []}"},
		{Query{Text: `"hồi thu"`}, "{0 1 [hồi thu]}"},
		{Query{Text: "thu karaoke ánh xyz"}, "{0 0 [karaoke xyz]}"},
		{Query{Text: "", Kind: register.Petition}, "{0 0 []}"},
		{Query{Text: "TC-1/2026"}, "{0 0 []}"},
	} {
		if got, err := s.Lacks(t.Context(), c.q); err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%+v: %v %v, want %s", c.q, got, err, c.want)
		}
	}
}

func TestOnlyWhoMayKnowFindsADenouncer(t *testing.T) {
	s := newStore(t)
	accusing := facts("Quách Thị Ẩn", "Bà Quách Thị Ẩn tố cáo cán bộ")
	accusing.Kind, accusing.Sender.Phone, accusing.Sender.Address = register.Denunciation, "0903123456", "88/2 Vạn Kiếp"
	l := add(t, s, accusing)
	add(t, s, facts("Quách Thị Ẩn", "Khiếu nại việc khác"))
	for _, words := range []string{"quách thị ẩn", "123456", "vạn kiếp", "88/2"} {
		found, err := Within(t.Context(), s, func(tx *Tx) ([]register.Letter, error) { return tx.DenouncedBy(words, 5) })
		if err != nil || len(found) != 1 || found[0].ID != l.ID {
			t.Errorf("%q: %v %v", words, found, err)
		}
		if got := listedBy(t, s, Query{Text: words}); strings.Contains(got, l.Number.String()) {
			t.Errorf("%q lists %s for everybody", words, got)
		}
	}
	if got := listedBy(t, s, Query{Text: "tố cáo cán bộ"}); got != l.Number.String() {
		t.Errorf("by its content: %q", got)
	}
	// What turns out to be no denunciation is found by everybody, and the other way round.
	accusing.Kind = register.Petition
	if _, err := s.AddSteps(t.Context(), l.ID, mustCorrect(t, l, accusing)); err != nil {
		t.Fatal(err)
	}
	if got := listedBy(t, s, Query{Text: "123456"}); got != l.Number.String() {
		t.Errorf("corrected into a petition: %q", got)
	}
	if found, err := Within(t.Context(), s, func(tx *Tx) ([]register.Letter, error) { return tx.DenouncedBy("quách", 5) }); err != nil || len(found) != 0 {
		t.Errorf("%v %v", found, err)
	}
}

func mustCorrect(t *testing.T, l register.Letter, f register.Facts) steps.Draft {
	t.Helper()
	d, err := steps.Correct(l.ID, f.ReceivedOn, register.Received{Number: l.Number, Facts: f}, "nhầm loại")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// denounced is a register in which somebody denounced, came, was answered and had a leader
// direct something, among what others did.
func denounced(t *rapid.T, dir string, who register.Person) *Store {
	ctx := context.Background()
	s, err := Create(ctx, dir, register.Settings{Ward: "Phường", Clerk: "Chị Hoa"}, testOptions())
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	_, err = s.write.Exec("PRAGMA synchronous = OFF")
	must(err)
	on := day.Must("2026-11-05")
	for i, p := range []register.Person{{Name: "Mai Văn Một", Phone: "0911222333"}, who, {Name: "Vũ Thị Ba", Address: "3 Lê Lợi, P.13"}} {
		f := facts(p.Name, "Phản ánh hẻm ngập")
		f.Sender = p
		if i == 1 {
			f.Kind, f.Content, f.Note = register.Denunciation, fmt.Sprintf("Tôi là %s, ở %s, tố cáo cán bộ", p.Name, p.Address), "Liên hệ "+p.Phone
		}
		l, err := s.AddLetter(ctx, f)
		must(err)
		_, err = s.AddSteps(ctx, l.ID, steps.Draft{On: on, Content: register.Reply{Number: fmt.Sprintf("%d/TB-UBND", i+1), Type: "Thông báo", To: p.Name, Summary: "Gửi " + p.Name, On: on}},
			steps.Draft{On: on, Content: register.Noted{Text: p.Name + " đến hỏi, căn cước " + p.Identity}})
		must(err)
		kind := register.Petition
		if i == 1 {
			kind = register.Denunciation
		}
		_, err = s.AddReception(ctx, register.Reception{On: on, Type: register.Regular, Host: register.Officer, Kind: kind, People: 1, Visitor: p, Content: "Trình bày của " + p.Name})
		must(err)
		_, err = s.AddDirection(ctx, on, register.Directed{Content: "Làm rõ việc của " + p.Name, Doer: "Lê Văn Cần", Letter: l.Number.String()})
		must(err)
	}
	return s
}

// answers are what a search gives whoever looks, in its order.
func answers(t *rapid.T, s *Store, words string) string {
	ctx := context.Background()
	var all []string
	for _, by := range []Sort{ByNumber, BySender, ByDue} {
		for _, down := range []bool{false, true} {
			page, err := s.Letters(ctx, Query{Text: words, Sort: by, Descending: down})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range page.Letters {
				all = append(all, l.Number.String())
			}
		}
	}
	lack, err := s.Lacks(ctx, Query{Text: words})
	if err != nil {
		t.Fatal(err)
	}
	visits, err := s.SearchReceptions(ctx, words, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		all = append(all, fmt.Sprint("visit ", v.ID))
	}
	for _, by := range []ReplyOrder{ReplyByDay, ReplyByRecipient, ReplyByLetter} {
		replies, total, err := s.Replies(ctx, ReplyQuery{Text: words, Sort: by})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range replies {
			all = append(all, fmt.Sprint("reply ", r.Number, " of ", total))
		}
	}
	given, total, err := s.Directions(ctx, DirectionQuery{Text: words})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range given {
		all = append(all, fmt.Sprint("direction ", d.ID, " of ", total))
	}
	return strings.Join(append(all, fmt.Sprint(lack)), "\n")
}

// No search tells who denounced: whoever it was, every search gives the same answer in the
// same order.
func TestNoSearchTellsWhoDenounced(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		person := func(label string) register.Person {
			word := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(rt, label+what) }
			return register.Person{
				Name:     strings.TrimSpace(word(" form", "", "Ông ", "bà ") + word(" family", "Quách", "Nguyễn", "Đặng") + " " + word(" middle", "Thị", "Văn Minh", "") + " " + word(" given", "Ẩn", "Dũng", "Xuyến")),
				Address:  word(" house", "88/2 Vạn Kiếp", "12 Trần Phú, P.5", "Ấp 3 Gò Nổi"),
				Phone:    word(" phone", "0903 123 456", "+84988777666", "0283.899.1234"),
				Identity: word(" identity", "079090551234", "B7654321", "012345678"),
			}
		}
		one, two := person("one"), person("two")
		dir := filepath.Join(t.TempDir(), fmt.Sprint(time.Now().UnixNano()))
		first, second := denounced(rt, dir+"a", one), denounced(rt, dir+"b", two)
		defer first.Close()
		defer second.Close()
		var asked []string
		for _, p := range []register.Person{one, two} {
			digits := strings.Map(func(r rune) rune {
				if r < '0' || r > '9' {
					return -1
				}
				return r
			}, p.Phone+p.Identity)
			from := rapid.IntRange(0, len(digits)-4).Draw(rt, "from")
			asked = append(asked, p.Name, `"`+p.Name+`"`, p.Address, p.Phone, p.Identity, digits[from:from+4], p.Name+" tố cáo", "gửi "+p.Name)
			asked = append(asked, strings.Fields(p.Name+" "+p.Address+" "+p.Phone)...)
		}
		asked = append(asked, "tố cáo cán bộ", "Lê Lợi", "0911222333", "P13", "hẻm", "")
		for range 5 {
			words := rapid.SampledFrom(asked).Draw(rt, "words")
			if a, b := answers(rt, first, words), answers(rt, second, words); a != b {
				rt.Fatalf("%q tells %+v from %+v:\n%s\n\n%s", words, one, two, a, b)
			}
		}
	})
}
