package joining

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func letters(t *testing.T, numbers ...string) (all []Letter) {
	t.Helper()
	for i, text := range numbers {
		n, err := register.ParseNumber(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, Letter{ID: int64(i + 1), Number: n})
	}
	return all
}

func TestANumberOfBothMovesBehindAllOfTheYear(t *testing.T) {
	p := NewPlan(Holdings{Letters: letters(t, "1/2026", "3/2026", "3a/2026", "9/2025")},
		Holdings{Letters: letters(t, "3/2026", "1/2026", "1a/2026", "1b/2026", "2/2026", "3/2025", "9/2025")}, "UBND phường B")
	for old, want := range map[string]string{
		"2/2026": "2/2026", "3/2025": "3/2025", // free here
		"1/2026": "4/2026", "1a/2026": "4a/2026", "1b/2026": "4b/2026", // branches go where their letter goes
		"3/2026": "5/2026", "9/2025": "10/2025",
	} {
		n, _ := register.ParseNumber(old)
		if to, there := p.Number(n); to.String() != want || !there {
			t.Errorf("%s becomes %s, want %s", old, to, want)
		}
	}
	if got := p.Letters(); len(got) != 5 || got[0] != (Renumbered{"9/2025", "10/2025"}) || got[2] != (Renumbered{"1a/2026", "4a/2026"}) {
		t.Errorf("moved: %v", got)
	}
	if got := p.named("7/2026"); got != "7/2026 (UBND phường B)" { // there it was taken back; here it may be another's
		t.Errorf("a letter that they do not have is named %q", got)
	}
	if got := p.named("đơn miệng"); got != "đơn miệng" {
		t.Errorf("what is no number became %q", got)
	}
}

func TestATurnOfBothMovesBehindAllOfTheDay(t *testing.T) {
	on, next := day.Must("2026-11-02"), day.Must("2026-11-03")
	p := NewPlan(Holdings{Visits: []Visit{{1, on, 1}, {2, on, 2}, {3, on, 0}}},
		Holdings{Visits: []Visit{{10, on, 2}, {11, on, 1}, {12, on, 3}, {13, on, 0}, {14, next, 1}}}, "B")
	if want := map[int64]int{11: 4, 10: 5}; !reflect.DeepEqual(p.turns, want) {
		t.Errorf("turns %v, want %v", p.turns, want)
	}
}

// What was issued keeps its number: which stand twice then is told, once each, and not again of
// what came in before.
func TestNumbersOfDocumentsThatStandTwiceAreTold(t *testing.T) {
	of := func(id int64, year, count int, symbol string) Document {
		return Document{id, year, register.DocumentNumber{Count: count, Symbol: symbol}}
	}
	ours := Holdings{Documents: []Document{of(1, 2026, 5, "TB-UBND"), of(1, 2026, 6, "TB-UBND"), of(2, 2026, 12, "QĐ-UBND"), of(2, 2026, 8, "TB-UBND")}}
	theirs := Holdings{Met: map[int64]Here{9: {}}, Documents: []Document{of(7, 2026, 12, "QĐ-UBND"), of(7, 2026, 5, "TB-UBND"), of(7, 2026, 5, "TB-UBND"),
		of(7, 2025, 6, "TB-UBND"), of(7, 2026, 6, "QĐ-UBND"), of(9, 2026, 8, "TB-UBND")}}
	if p := NewPlan(ours, theirs, "B"); !slices.Equal(p.Twice, []string{"05/TB-UBND (2026)", "12/QĐ-UBND (2026)"}) {
		t.Errorf("told: %v", p.Twice)
	}
}

func TestAMatterOfTheSameNameStaysAMatterOfItsOwn(t *testing.T) {
	p := NewPlan(Holdings{Letters: letters(t, "1/2026"), Matters: []string{"Chợ", "Chợ (B)", "VV-2-2026"}},
		Holdings{Letters: letters(t, "1/2026", "2/2026"), Matters: []string{"Chợ", "Đường", "VV-1-2026", "VV-2-2026", "VV-8-2026"}}, "B")
	for key, want := range map[string]string{
		"Chợ": "Chợ (B) 2", "Đường": "Đường", "": "",
		"VV-1-2026": "VV-3-2026",     // as its letter
		"VV-2-2026": "VV-2-2026 (B)", // a matter of ours is called so
		"VV-8-2026": "VV-8-2026 (B)", // its letter is not there any more
	} {
		if got := p.Matter(key); got != want {
			t.Errorf("%q becomes %q, want %q", key, got, want)
		}
	}
}

// naming are the fields of contents that name a letter, a visit or a step. Whoever adds one
// says in Plan.said what it becomes, and adds it here.
var naming = []string{"Filed.Redacts",
	"Received.Number", "Received.Facts.Matter", "Received.Facts.DuplicateOf", "Joined.Matter", "Joined.With", "Duplicate.Of", "ToldApart.From", "Split.Branches",
	"Reply.CopyOf", "Reply.Step", "Reply.Document", "Reply.Final", "Reply.Invites.Day", "Reply.Invites.Meeting", "Delivery.Document", "Delivery.Final",
	"Reception.Letter", "Reception.Matter", "Dossier.Invited.Letter", "Dossier.Invited.Visit", "Convened.Letter", "MeetingHeld.LetterStep",
	"Directed.Letter", "Directed.Visit", "Directed.Meeting", "Sealed.LastStep", "Corrected.Step", "Corrected.Batch",
}

// notNaming are fields like those that count something, or are made by folding.
var notNaming = []string{"Filed.Size", "Filed.Step", "Reception.Files.Size", "Reception.Files.Step", "Imported.First", "Imported.Last"}

func TestEveryFieldThatNamesALetterOrStepIsKnown(t *testing.T) {
	left := []steps.Type{register.StepWardReport}
	for _, name := range steps.Types() {
		c, err := steps.DecodeContent(name, []byte("{}"))
		if err != nil || slices.Contains(left, name) {
			continue
		}
		of := reflect.TypeOf(c)
		eachField(of, of.Name(), func(path string, f reflect.StructField) {
			names := f.Type.Kind() == reflect.Int64 && f.Type.Name() == "int64" || f.Type == reflect.TypeFor[register.Number]() || f.Type == reflect.TypeFor[[]register.Number]() || f.Name == "Letter" || f.Name == "Matter"
			if within := of.Name() == "Reception" && (len(path) > 17 && (path[10:17] == "Replies" || path[10:18] == "Unissued") || strings.HasPrefix(path, "Reception.Files.")); names && !within && !slices.Contains(naming, path) && !slices.Contains(notNaming, path) {
				t.Errorf("%s names something: say in Plan.said what it becomes", path)
			}
		})
	}
}

func eachField(of reflect.Type, path string, visit func(string, reflect.StructField)) {
	for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || of == reflect.TypeFor[register.Number]() {
		return
	}
	for i := range of.NumField() {
		f := of.Field(i)
		if f.Tag.Get("json") == "-" {
			continue
		}
		visit(path+"."+f.Name, f)
		eachField(f.Type, path+"."+f.Name, visit)
	}
}

func TestWhatAStepNamesIsNamedAsItIsCalledHere(t *testing.T) {
	p := NewPlan(Holdings{Letters: letters(t, "1/2026")}, Holdings{Letters: letters(t, "1/2026", "2/2026")}, "B")
	p.Register = "0123456789abcdef"
	received := steps.Step{Seq: 5, SubjectID: 5, Content: register.Received{Number: register.Number{Year: 2026, Count: 1}}}
	for theirs, ours := range map[int64]int64{5: 105, 6: 106, 7: 107} {
		s := received
		s.Seq = theirs
		p.Place(s, ours)
	}
	p.Place(steps.Step{Seq: 8, Content: register.Joined{}}, 108)
	raw, _ := steps.EncodeContent(register.Joined{Matter: "Chợ", With: "1/2026"})
	for _, row := range []struct{ said, want steps.Content }{
		{received.Content, register.Received{Number: register.Number{Year: 2026, Count: 3}, Former: []register.Former{{Office: "B", Number: "1/2026"}}}},
		{register.Duplicate{Of: "1/2026"}, register.Duplicate{Of: "3/2026"}},
		{register.Delivery{Document: 6, Final: 7, File: "2026/a.docx"}, register.Delivery{Document: 106, Final: 107, File: "2026/a-01234567.docx"}},
		{register.Directed{Letter: "2/2026", Visit: 6, Meeting: 99}, register.Directed{Letter: "2/2026", Visit: 106}}, // 99 did not come
		{register.Sealed{LastStep: 30}, register.Sealed{LastStep: 108}},
		{steps.Corrected{Step: 5, Annul: true}, steps.Corrected{Step: 105, Annul: true}},
	} {
		got, err := p.Content(steps.Step{Seq: 20, SubjectID: 5, Content: row.said})
		if err != nil || !reflect.DeepEqual(got, row.want) {
			t.Errorf("%+v became %+v, want %+v (%v)", row.said, got, row.want, err)
		}
	}
	got, err := p.Content(steps.Step{Seq: 21, SubjectID: 5, Content: steps.Corrected{Step: 8, Content: raw, Reason: "nhầm"}})
	if c := got.(steps.Corrected); err != nil || c.Step != 108 || string(c.Content) != `{"matter":"Chợ","with":"3/2026"}` {
		t.Errorf("a correction became %+v, %v", got, err)
	}
}

// What came in before is called as it is called here: it gets no number again, and what names it
// names it there.
func TestWhatCameInBeforeKeepsItsPlace(t *testing.T) {
	theirs := Holdings{Letters: letters(t, "1/2026", "2/2026", "2a/2026", "5/2026"), Matters: []string{"VV-2-2026", "VV-5-2026"},
		Visits: []Visit{{10, day.Must("2026-11-05"), 1}}, Met: map[int64]Here{1: {Number: register.Number{Year: 2026, Count: 8}}, 2: {Number: register.Number{Year: 2026, Count: 9}, Matter: "VV-9-2026"}, 10: {}}}
	theirs.Letters[1].Matter = "VV-2-2026"
	ours := Holdings{Letters: letters(t, "1/2026", "2/2026", "5/2026", "8/2026", "9/2026"), Matters: []string{"VV-9-2026", "VV-2-2026"}, Visits: []Visit{{4, day.Must("2026-11-05"), 1}}}
	p := NewPlan(ours, theirs, "B")
	for old, want := range map[string]string{"1/2026": "8/2026", "2/2026": "9/2026", "2a/2026": "9a/2026", "5/2026": "10/2026"} {
		n, _ := register.ParseNumber(old)
		if to, there := p.Number(n); !there || to.String() != want {
			t.Errorf("%s is %s here, want %s", old, to, want)
		}
	}
	if got := p.Letters(); !slices.Equal(got, []Renumbered{{"2a/2026", "9a/2026"}, {"5/2026", "10/2026"}}) {
		t.Errorf("told: %v", got)
	}
	if p.Matter("VV-2-2026") != "VV-9-2026" || p.Matter("VV-5-2026") != "VV-10-2026" || p.Turns() != 0 {
		t.Errorf("%s, %s, %d turns", p.Matter("VV-2-2026"), p.Matter("VV-5-2026"), p.Turns())
	}
	said := p.said(register.Reply{To: "Người tố cáo – mã TC-2/2026; UBND xã X; mã TC-7/2026"}, 0).(register.Reply)
	if said.To != "Người tố cáo – mã TC-9/2026; UBND xã X; mã TC-7/2026 (B)" {
		t.Errorf("recipients: %s", said.To)
	}
}
