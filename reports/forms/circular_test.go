package forms

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// withCircular2027 are the shipped editions and the made-up circular of 2027, which
// ends the newest of them: what the package's documentation tells to do.
func withCircular2027(t *testing.T) editions {
	t.Helper()
	files := fstest.MapFS{}
	for _, from := range []fs.FS{assets.Forms, os.DirFS("testdata/circular-2027")} {
		names, err := fs.Glob(from, "forms/*.json")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			raw, err := fs.ReadFile(from, name)
			if err != nil {
				t.Fatal(err)
			}
			if from == fs.FS(assets.Forms) && name == "forms/tt06-2025.json" {
				raw = []byte(strings.Replace(string(raw), `"from": "2025-09-30",`, `"from": "2025-09-30", "to": "2026-12-31",`, 1))
			}
			files[name] = &fstest.MapFile{Data: raw}
		}
	}
	all, err := readEditions(files)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestNextYearsCircularIsAFile(t *testing.T) {
	all := withCircular2027(t)
	month := func(to string) day.Period {
		date := day.Must(to)
		return day.Period{From: date.AddDays(-30), To: date}
	}
	for _, c := range []struct{ to, edition, inWords string }{
		{"2023-06-14", "tt02-2021", "tt02-2021"},
		{"2025-07-14", "tt02-2021", "tt02-2021"},
		{"2026-12-31", "tt06-2025", "tt06-2025"},
		{"2027-01-01", "tt01-2027", "tt01-2027"},
		{"2027-06-14", "tt01-2027", "tt01-2027"},
	} {
		p := month(c.to)
		if got, words := all.of(p).ID, all.inWords(p).ID; got != c.edition || words != c.inWords {
			t.Errorf("to %s: %s, in words %s", c.to, got, words)
		}
		if unfit := all.of(p).Unfit(p); (unfit != "") != (c.to == "2025-07-14") { // the forms stand for those of another circular
			t.Errorf("to %s: %s", c.to, unfit)
		}
	}
	ended := all.of(month("2026-12-31"))
	if unfit := ended.Unfit(month("2027-01-01")); !strings.Contains(unfit, "30/09/2025 đến ngày 31/12/2026") {
		t.Errorf("the circular that was replaced: %q", unfit)
	}

	on, p := day.Must("2027-05-20"), day.MonthPeriod(2027, 6, false)
	made := func(id int64, kind register.Kind, source register.Source, change func(l *register.Letter)) register.Letter {
		l := register.Letter{ID: id, Number: register.Number{Year: 2027, Count: int(id)}, Facts: register.Facts{Kind: kind, Round: 1, Field: register.Land, Source: source, ReceivedOn: on},
			Handled: true, HandledOn: on, Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept, AcceptedOn: on}
		change(&l)
		return l
	}
	settle := func(money, land float64, due string) func(l *register.Letter) {
		return func(l *register.Letter) {
			l.Settlement = register.Settlement{Result: register.Right, On: day.Must("2027-06-10"), Recovery: register.Recovery{CollectMoney: money, CollectLand: land}}
			l.Due.Settle = day.Must(due)
		}
	}
	reg := &book{
		letters: []register.Letter{
			made(1, register.Complaint, register.AtReception, settle(120.5, 0, "2027-06-10")),
			made(2, register.Denunciation, "", settle(0, 30, "2027-06-09")),
			made(3, register.Petition, "", func(*register.Letter) {}),
			made(4, register.Complaint, "", func(l *register.Letter) { l.Kind = "" }),
		},
		receptions: []register.Reception{
			{ID: 1, On: on, Type: register.Scheduled, Host: register.Head, People: 5}, {ID: 2, On: on, Type: register.Regular, Host: register.Officer, People: 6},
			{ID: 3, On: on, Type: register.Regular, Host: register.Officer, People: 4},
		},
		days:  []register.ReceptionDay{{ID: 7, On: on, Host: register.Head}},
		typed: map[string]register.TypedFigures{"02_GQ": {Form: "02_GQ", Period: p, Values: map[int]float64{5: 20.5}}},
	}
	rep, err := Compute(t.Context(), reg, all.of(p), p, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string][]float64{"01_D": {3, 1, 2, 2, 2, 1}, "02_GQ": {2, 1, 100, 30, 20.5}} {
		sheet, _ := rep.Sheet(form)
		var got []float64
		for _, n := range slices.Sorted(maps.Keys(sheet.Columns)) {
			got = append(got, sheet.Columns[n].Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %v\nwant %v", form, got, want)
		}
	}
	if want := "Có đơn đủ điều kiện xử lý nhưng không thuộc cột nào của biểu 01/D. Đề nghị kiểm tra các đơn số: 4/2027."; !slices.Equal(rep.Problems, []string{want}) {
		t.Errorf("problems %q", rep.Problems)
	}
	sheet, _ := rep.Sheet("01_D")
	if sheet.Form.SubjectOf(5) != Receptions || sheet.Form.SubjectOf(6) != Days || !slices.Equal(sheet.Columns[6].Letters, []int64{7}) {
		t.Errorf("behind columns 5 and 6 stand %s and %s %v", sheet.Form.SubjectOf(5), sheet.Form.SubjectOf(6), sheet.Columns[6].Letters)
	}
	if form := rep.Edition.Form("02_GQ"); !form.Column(5).Amount() || !form.Column(4).Amount() || form.Column(2).Amount() {
		t.Error("money and land are what the file marks")
	}
}

// An edition ends on its last day, whichever began later.
func TestAnEditionEndsOnItsLastDay(t *testing.T) {
	on := day.Must
	lasting := &Edition{ID: "lasting", From: on("2030-01-01")}
	passing := &Edition{ID: "passing", From: on("2031-01-01"), To: on("2031-12-31")}
	ended := &Edition{ID: "ended", From: on("2029-01-01"), To: on("2029-06-30")}
	for _, c := range []struct {
		all  editions
		on   string
		want *Edition
	}{
		{editions{lasting, passing}, "2030-12-31", lasting},
		{editions{lasting, passing}, "2031-01-01", passing},
		{editions{lasting, passing}, "2031-12-31", passing},
		{editions{lasting, passing}, "2032-01-01", lasting},
		{editions{ended, lasting}, "2028-12-31", ended}, // before all of them
		{editions{ended, lasting}, "2029-06-30", ended},
		{editions{ended, lasting}, "2029-12-31", ended}, // between two, the last one
		{editions{ended, passing}, "2032-01-01", passing},
	} {
		if got := c.all.of(day.Period{From: on(c.on).AddDays(-9), To: on(c.on)}); got != c.want {
			t.Errorf("on %s: %s, want %s", c.on, got.ID, c.want.ID)
		}
	}
}

// CircularOf is the edition for a period when the made-up circular has come.
func CircularOf(t *testing.T, p day.Period) *Edition { return withCircular2027(t).of(p) }

// NoLetters is a register in which nothing stands.
var NoLetters Register = &book{}
