package finding

import (
	"slices"
	"strings"
	"testing"
)

// holds is what an index would answer: whether the texts meet the question. It reads the
// question as FTS5 does.
func holds(i Indexed, match string) bool {
	if match == "" {
		return true
	}
	words := map[string][]string{"folded": strings.Fields(i.Folded), "accented": strings.Fields(i.Accented), "digits": strings.Fields(i.Digits)}
	atom := func(said string) bool {
		column, wanted, _ := strings.Cut(strings.Trim(said, "()"), ":")
		wanted, prefix := strings.CutSuffix(wanted, "*")
		phrase := strings.Fields(strings.Trim(wanted, `"`))
		for at := range words[column] {
			rest := words[column][at:]
			if len(rest) < len(phrase) {
				break
			}
			last := len(phrase) - 1
			if slices.Equal(rest[:last], phrase[:last]) && (rest[last] == phrase[last] || prefix && strings.HasPrefix(rest[last], phrase[last])) {
				return true
			}
		}
		return false
	}
	// No word in these tests holds a bracket: an OR stands within a term alone.
	for _, term := range terms(match) {
		any := false
		for _, way := range strings.Split(term, " OR ") {
			all := true
			for _, one := range strings.Split(way, " AND ") {
				all = all && atom(one)
			}
			any = any || all
		}
		if !any {
			return false
		}
	}
	return true
}

// terms splits a question at the ANDs outside brackets.
func terms(match string) (all []string) {
	depth, from := 0, 0
	for i := range match {
		switch match[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 && strings.HasPrefix(match[i:], " AND ") {
			all, from = append(all, match[from:i]), i+5
		}
	}
	return append(all, match[from:])
}

func TestWhatIsTypedFindsWhatIsWritten(t *testing.T) {
	for _, c := range []struct {
		text, number string
		finds, not   []string
	}{
		{"12 Lê Lợi, P.13, Q. Bình Thạnh", "", []string{"P13", "p.13", "P. 13", "p 13", "phường 13", "phuong 13", "Phường 013", "P1", "phường", "13", "quận bình thạnh", "Q. Bình Thạnh", "q.binh"},
			[]string{"P3", "P12", "phường 3", "Q13", "quận 13"}},
		{"phường 13", "", []string{"P13", "P.13", "p 13", "phường 13", `"phường 13"`, `"P13"`}, []string{"P 2"}},
		{"P13", "", []string{"P13", "P.13", "phường 13"}, []string{"KP13"}},
		{"Khu phố số 3, xã Bình Mỹ", "", []string{"KP3", "KP.03", "khu phố 3", "kp 3", "X. Bình Mỹ"}, []string{"P3", "tổ dân phố 3"}},
		{"TP. Thủ Đức", "", []string{"thành phố Thủ Đức", "TP Thủ Đức", "tp thu duc"}, []string{"thị trấn"}},
		{"UBND phường trả lời", "", []string{"ủy ban nhân dân", "UBND", "ubnd", "ubn", `"ủy ban nhân dân phường"`}, nil},
		{"theo TT 05/2021", "", []string{"TT 05/2021"}, []string{"thị trấn"}},
		{"Ông A", "0903 000 111", []string{"0903000111", "0903 000 111", "0903.000.111", "+84903000111", "84903000111", "+84 903 000 111", "0111", "3000", "903 000", "+84903"},
			[]string{"111", "090", "0903000112", "1110"}},
		{"Ông A", "+84903000111", []string{"0903000111", "0903.000.111"}, []string{"8490"}},
		{"Ông A", "0903.000.111", []string{"0903000111", "+84903000111"}, nil},
		{"Ông A", "079090001234", []string{"1234", "0790", "9000"}, []string{"234", "12345"}},
		{"Ông A", "0903000111; 0903000222", []string{"0222", "0111"}, []string{"1110"}},
		{"Ông A", "B1234567", []string{"b1234567", "4567", "B123"}, []string{"567"}},
		{"gọi số 0903.000.111 hoặc 028 3899 1234", "", []string{"0903000111", "38991234", "0111"}, []string{"111", "1111"}},
		{"12/2026", "", []string{"12/2026", "2026"}, []string{"12/2027"}},
		{"thu hồi đất làm đường", "", []string{`"thu hồi đất"`, `"thu hoi dat" duong`, `"thu hồi`, "đất hồi"}, []string{`"thu đất"`, `"hồi thu"`, `"thu hồi đấ"`}},
	} {
		indexed := Index([]string{c.text, "trường khác"}, []string{c.number})
		for _, typed := range c.finds {
			if !holds(indexed, Parse(typed).Match(false)) {
				t.Errorf("%q does not find %q %q: %s in %+v", typed, c.text, c.number, Parse(typed).Match(false), indexed)
			}
		}
		for _, typed := range c.not {
			if holds(indexed, Parse(typed).Match(false)) {
				t.Errorf("%q finds %q %q: %s", typed, c.text, c.number, Parse(typed).Match(false))
			}
		}
	}
}

func TestAPhraseDoesNotGoFromOneTextIntoTheNext(t *testing.T) {
	indexed := Index([]string{"Trần Bình", "Minh Tâm"}, nil)
	if holds(indexed, Parse(`"bình minh"`).Match(false)) || !holds(indexed, Parse("bình minh").Match(false)) {
		t.Errorf("%+v", indexed)
	}
}

func TestTheBestMatchHasTheAccentsThatWereTyped(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		best        bool
	}{
		{"Đặng Thị Dũng", "dũng", true},
		{"Đặng Thị Dung", "dũng", false},
		{"Đặng Thị Dung", "đặng dung", true},
		{"Đang Thị Dung", "đặng dung", false},
		{"phường 1", "P1", true},
		{"phường 13", "P1", false},
		{"Ủy ban nhân dân", "ủy ban nhân dân", true},
		{"UBND", "ủy ban nhân dân", true},
		{"thu hồi đất", `"thu hồi"`, true},
		{"thu hoi dat", `"thu hồi"`, false},
	} {
		indexed, asked := Index([]string{c.text}, nil), Parse(c.typed)
		if !holds(indexed, asked.Match(false)) || holds(indexed, asked.Match(true)) != c.best || !asked.Ranked() {
			t.Errorf("%q in %q: %s", c.typed, c.text, asked.Match(true))
		}
	}
	if Parse("dung 12").Ranked() || Parse("UBND").Ranked() {
		t.Error("words without accents are met by all alike")
	}
}

func TestWhatIsFoundIsMarked(t *testing.T) {
	for _, c := range []struct{ text, typed, want string }{
		{"Nguyễn Thị Dũng", "dung thi", "Nguyễn [Thị] [Dũng]"},
		{"Nguyễn Thị Dũng", "nguy", "[Nguy]ễn Thị Dũng"},
		{"Nguyễn Thị Dũng", "nguyễ", "[Nguyễ]n Thị Dũng"},
		{"ở P.13 và phường 13, P 130", "phuong 13", "ở [P.13] và [phường 13], P 130"},
		{"ở P 130", "phuong 13", "ở [P 130]"},
		{"bồi thường khi thu hồi", "thu", "bồi thường khi [thu] hồi"},
		{"bồi thường", "thu", "bồi [thư]ờng"},
		{"ở P.13", "13", "ở [P.13]"},
		{"UBND đã trả lời", "ủy ban", "[UBND] đã trả lời"},
		{"thu hồi đất, thu phí", `"thu hồi"`, "[thu hồi] đất, thu phí"},
		{"số 0903 000 111.", "3000111", "số [0903 000 111]."},
		{"số 0903 000 111.", "111", "số 0903 000 111."},
		{"không có gì", "khác", "không có gì"},
		{"", "khác", ""},
		{"đất đai", "", "đất đai"},
	} {
		marked := c.text
		spots := Parse(c.typed).Spots(c.text)
		slices.Reverse(spots)
		for _, s := range spots {
			marked = marked[:s.From] + "[" + marked[s.From:s.To] + "]" + marked[s.To:]
		}
		if marked != c.want {
			t.Errorf("%q in %q: %s, want %s", c.typed, c.text, marked, c.want)
		}
	}
}

func TestAnExcerptBeginsNearWhatIsFound(t *testing.T) {
	long := "Khiếu nại về việc bồi thường, hỗ trợ khi Nhà nước thu hồi đất làm hẻm"
	for typed, want := range map[string]string{
		"hẻm":        "… hồi đất làm hẻm",
		"bồi thường": long,
		"vắng":       long,
	} {
		if got := Parse(typed).Excerpt(long); got != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
}

func TestTermsAndLooseWords(t *testing.T) {
	asked := Parse(`"thu hồi" đất P13`)
	var said []string
	for _, one := range asked.Terms() {
		said = append(said, one.Said())
	}
	if !slices.Equal(said, []string{"thu hồi", "đất", "P13"}) || !asked.Phrases() || asked.Loose().Phrases() || len(asked.Loose().Terms()) != 4 {
		t.Errorf("%q %v", said, asked.Loose())
	}
	if many := Parse(strings.Repeat("chữ ", 200)); len(many.Terms()) != mostTerms {
		t.Errorf("%d terms", len(many.Terms()))
	}
	if !Parse(` "" -`).Empty() || Parse("a").Empty() {
		t.Error("what is nothing to look for")
	}
}
