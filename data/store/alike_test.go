package store

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
	"donthu/data/steps"
)

// panelShows is how many letters the form shows beside what is typed.
const panelShows = 4

// TestLettersThatAreAlikeAreFound states precision and recall of what a clerk sees while
// typing, on 500 pairs of letters that are written as people and clerks write (labelledPairs),
// among 1,500 others. Thresholds were chosen with other seeds than those measured here.
func TestLettersThatAreAlikeAreFound(t *testing.T) {
	for _, seed := range []uint64{101} {
		s := newStore(t)
		pairs := labelledPairs(seed, 500)
		if len(pairs) != 500 {
			t.Fatalf("%d pairs", len(pairs))
		}
		w := townsfolk{rand.New(rand.NewPCG(seed, 18))}
		firsts := make([]int64, len(pairs))
		err := s.Write(t.Context(), func(tx *Tx) error {
			for range 1500 {
				f, _, _ := w.letter()
				if _, err := tx.AddLetter(f); err != nil {
					return err
				}
			}
			for i, p := range pairs {
				l, err := tx.AddLetter(p.first)
				if err != nil {
					return err
				}
				firsts[i] = l.ID
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		found, missed, wrong, strange := 0, 0, 0, 0
		by := map[string][2]int{}
		for i, p := range pairs {
			all, err := s.Alike(t.Context(), AlikeQuery{Facts: p.second, Denouncers: true, Limit: panelShows})
			if err != nil {
				t.Fatal(err)
			}
			shown := slices.ContainsFunc(all, func(a Alike) bool { return a.Letter.ID == firsts[i] })
			count := by[p.how]
			count[1]++
			switch {
			case shown && p.same:
				found++
			case p.same:
				missed++
				t.Logf("missed (%s):\n  %+v %q\n  %+v %q", p.how, p.first.Sender, p.first.Content, p.second.Sender, p.second.Content)
			case shown:
				wrong++
				t.Logf("wrong (%s):\n  %+v %q\n  %+v %q", p.how, p.first.Sender, p.first.Content, p.second.Sender, p.second.Content)
			}
			if shown {
				count[0]++
			}
			by[p.how] = count
			for _, a := range all {
				if a.Letter.ID != firsts[i] {
					strange++
					t.Logf("strange (%s): %+v\n  %+v %q\n  %+v %q", p.how, a.Why, a.Letter.Sender, a.Letter.Content, p.second.Sender, p.second.Content)
				}
			}
		}
		precision := float64(found) / float64(found+wrong+strange)
		recall := float64(found) / float64(found+missed)
		for _, kind := range kindsOfPairs {
			t.Logf("%3d of %3d shown: %s", by[kind.how][0], by[kind.how][1], kind.how)
		}
		t.Logf("seed %d: precision %.3f, recall %.3f (%d found, %d missed, %d wrong, %d strange)", seed, precision, recall, found, missed, wrong, strange)
		if precision < 0.95 || recall < 0.95 {
			t.Errorf("seed %d: precision %.3f, recall %.3f", seed, precision, recall)
		}
	}
}

// alikeTo are the numbers of the letters like f, the likeliest first.
func alikeTo(t *testing.T, s *Store, q AlikeQuery) (numbers []string) {
	t.Helper()
	q.Limit = max(q.Limit, 10)
	found, err := s.Alike(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found {
		numbers = append(numbers, a.Letter.Number.String())
	}
	return numbers
}

func TestALetterIsFoundHoweverItsSenderIsWritten(t *testing.T) {
	s := newStore(t)
	first := facts("Nguyễn Văn An", "Khiếu nại Quyết định số 45/QĐ-UBND ngày 10/11/2025 về thu hồi 12 m2 đất làm đường ngõ 5")
	first.Sender = register.Person{Name: "Nguyễn Văn An", Address: "Số 12 ngõ 5 đường Trần Phú, phường 13", Identity: "079188004742", Phone: "0903 000 111"}
	add(t, s, first)
	closed := facts("Trần Thị Bưởi", "Phản ánh quán nhậu ồn")
	add(t, s, closed)
	content := first.Content
	for _, c := range []struct {
		how    string
		sender register.Person
		says   string
		found  bool
	}{
		{"telephone abroad", register.Person{Name: "Lê Cam", Phone: "+84903000111"}, "", true},
		{"telephone without zero", register.Person{Name: "Lê Cam", Phone: "903.000.111"}, "", true},
		{"another telephone", register.Person{Name: "Lê Cam", Phone: "0903000112"}, "", false},
		{"identity paper in groups", register.Person{Name: "Lê Cam", Identity: "079 188 004 742"}, "Việc khác", true},
		{"identity paper without zero", register.Person{Name: "Lê Cam", Identity: "79188004742"}, "Việc khác", true},
		{"another identity paper", register.Person{Name: "Lê Cam", Identity: "079188004743"}, "Việc khác", false},
		{"form of address", register.Person{Name: "Ông Nguyễn Văn An"}, content, true},
		{"shortened", register.Person{Name: "Ng. V. An"}, content, true},
		{"initials", register.Person{Name: "N.V.An"}, content, true},
		{"other order", register.Person{Name: "An Nguyễn Văn"}, content, true},
		{"capitals", register.Person{Name: "NGUYỄN VĂN AN"}, content, true},
		{"without accents", register.Person{Name: "nguyen van an"}, content, true},
		{"another given name", register.Person{Name: "Nguyễn Văn Anh"}, "", false},
		{"the house alone", register.Person{Name: "Nguyễn Văn An", Address: "12/5 Trần Phú, P.13"}, "", true},
		{"another house", register.Person{Name: "Nguyễn Văn An", Address: "72/5 Trần Phú, P13"}, "", false},
		{"a neighbour", register.Person{Name: "Nguyễn Văn An", Address: "14/5 đường Trần Phú"}, "", true},
		{"content in short", register.Person{Name: "Lê Cam", Address: "9 Lê Lợi"}, "khieu nai QD so 45/QĐ-UBND ngay 10/11/2025 ve thu hoi 12 m2 dat lam duong ngo 5", true},
		{"another decision", register.Person{Name: "Lê Cam", Address: "9 Lê Lợi"}, "Khiếu nại Quyết định số 78/QĐ-UBND ngày 3/6/2024 về thu hồi 90 m2 đất làm đường ngõ 71", false},
	} {
		got := alikeTo(t, s, AlikeQuery{Facts: register.Facts{Kind: register.Complaint, Sender: c.sender, Content: c.says}})
		if slices.Contains(got, "1/2026") != c.found || slices.Contains(got, "2/2026") {
			t.Errorf("%s: found %v", c.how, got)
		}
	}
}

func TestAPairThatWasToldApartIsNotAskedAgain(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Thu hồi đất làm hẻm 12"))
	other := add(t, s, facts("Nguyễn Thị Ánh", "Thu hồi đất làm hẻm 12 đường Lê Lợi"))
	third := add(t, s, facts("Nguyễn Thị Ánh", "Thu hồi đất làm hẻm 12 đường Lê Lai"))
	ask := func(l register.Letter) (numbers []string) {
		return alikeTo(t, s, AlikeQuery{Facts: l.Facts, Own: l.ID})
	}
	if got := ask(l); len(got) != 2 {
		t.Fatalf("like the first: %v", got)
	}
	if _, err := s.AddSteps(t.Context(), other.ID, steps.Draft{On: s.Today(), Content: register.ToldApart{From: []string{"1/2026"}}}); err != nil {
		t.Fatal(err)
	}
	if got := ask(l); !slices.Equal(got, []string{"3/2026"}) {
		t.Errorf("like the first: %v", got)
	}
	if got := ask(other); !slices.Equal(got, []string{"3/2026"}) {
		t.Errorf("like the second: %v", got)
	}
	if got := ask(third); len(got) != 2 {
		t.Errorf("like the third: %v", got)
	}
	if got := alikeTo(t, s, AlikeQuery{Facts: l.Facts, Apart: []string{"1/2026", "2/2026"}}); !slices.Equal(got, []string{"3/2026"}) {
		t.Errorf("while it is typed: %v", got)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := ask(l); !slices.Equal(got, []string{"3/2026"}) {
		t.Errorf("after the register was made anew: %v", got)
	}
}

// What the law keeps secret no likeness tells: a denunciation is found by its content, and by
// who sent it only for whoever may know.
func TestNoLikenessTellsWhoDenounced(t *testing.T) {
	s := newStore(t)
	f := facts("Quách Thị Ẩn", "Tố cáo ông Lê Văn Cán nhận 45 triệu đồng để hợp thức hóa nhà 88/2 Vạn Kiếp của Quách Thị Ẩn")
	f.Kind, f.Sender = register.Denunciation, register.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Identity: "079188004742", Phone: "0903000111"}
	l := add(t, s, f)
	rapid.Check(t, func(r *rapid.T) {
		typed := register.Facts{Kind: rapid.SampledFrom(register.Kinds).Draw(r, "kind")}
		if rapid.Bool().Draw(r, "name") {
			typed.Sender.Name = "Quách Thị Ẩn"
		}
		if rapid.Bool().Draw(r, "address") {
			typed.Sender.Address = "88/2 Vạn Kiếp"
		}
		if rapid.Bool().Draw(r, "paper") {
			typed.Sender.Identity = "079188004742"
		}
		if rapid.Bool().Draw(r, "phone") {
			typed.Sender.Phone = "0903000111"
		}
		typed.Content = rapid.SampledFrom([]string{"", "Đèn đường hư", "Bà Quách Thị Ẩn ở 88/2 Vạn Kiếp"}).Draw(r, "content")
		if got := alikeTo(t, s, AlikeQuery{Facts: typed}); len(got) > 0 {
			r.Fatalf("%+v finds %v", typed, got)
		}
		if typed.Sender.Identity != "" {
			if got := alikeTo(t, s, AlikeQuery{Facts: typed, Denouncers: true}); len(got) != 1 {
				r.Fatalf("whoever may know finds %v by %+v", got, typed)
			}
		}
	})
	content := "to cao ong Le Van Can nhan 45 trieu dong de hop thuc hoa nha"
	found, err := s.Alike(t.Context(), AlikeQuery{Facts: register.Facts{Kind: register.Denunciation, Sender: f.Sender, Content: content}, Limit: 5})
	if err != nil || len(found) != 1 || found[0].Why.Named() {
		t.Errorf("by its content: %+v, %v", found, err)
	}
	complaint := facts("Quách Thị Ẩn", "Khiếu nại tiền rác")
	complaint.Sender = f.Sender
	add(t, s, complaint)
	if got, err := s.AlikeTo(t.Context(), &l, false, 5); err != nil || len(got) > 0 {
		t.Errorf("beside the denunciation stand letters of who sent it: %v, %v", got, err)
	}
	if got, err := s.AlikeTo(t.Context(), &l, true, 5); err != nil || len(got) != 1 {
		t.Errorf("beside the denunciation that is shown: %v, %v", got, err)
	}
}
