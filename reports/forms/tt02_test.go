package forms

import (
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func circular02(t *testing.T) *Edition {
	t.Helper()
	ed, err := ByID("tt02-2021")
	if err != nil {
		t.Fatal(err)
	}
	return ed
}

func TestFormsOfCircular02(t *testing.T) {
	ed := circular02(t)
	columns := map[string]int{
		"01_TCD": 29, "02_TCD": 17, "01_XLD": 26, "02_XLD": 30, "03_XLD": 33, "04_XLD": 24,
		"01_KQGQ": 26, "02_KQGQ": 19, "03_KQGQ": 31, "04_KQGQ": 24,
	}
	if len(ed.Forms) != len(columns) {
		t.Errorf("%d forms", len(ed.Forms))
	}
	for _, f := range ed.Forms {
		if len(f.Columns) != columns[f.ID] {
			t.Errorf("%s has %d columns, want %d", f.ID, len(f.Columns), columns[f.ID])
		}
		for _, c := range f.Columns {
			ways := 0
			for _, way := range []bool{len(c.Sums) > 0, c.measured != nil, c.Typed, c.Remark} {
				if way {
					ways++
				}
			}
			if ways != 1 {
				t.Errorf("%s column %d is filled in %d ways", f.ID, c.Number, ways)
			}
		}
	}
	if c := ed.Form("02_XLD").Column(13); c.Title() != "Phân loại vụ việc theo nội dung › Lĩnh vực hành chính › Đất đai, nhà cửa" {
		t.Errorf("column 13 of 02/XLD: %q", c.Title())
	}
}

// figuresOf computes one form of TT 02/2021 for the reporting month June 2023.
func figuresOf(t *testing.T, reg *book, form string) (values []float64, rep *Report) {
	t.Helper()
	rep, err := Compute(t.Context(), reg, circular02(t), day.MonthPeriod(2023, 6, false), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	sheet, _ := rep.Sheet(form)
	for n := 1; n <= len(sheet.Form.Columns); n++ {
		values = append(values, sheet.Columns[n].Value)
	}
	return values, rep
}

func letter(count int, received string, change func(l *register.Letter)) register.Letter {
	l := register.Letter{ID: int64(count), Number: register.Number{Year: 2023, Count: count}}
	l.ReceivedOn, l.Round = day.Must(received), 1
	l.Sender.Name = "Trần Thị Bình"
	change(&l)
	return l
}

func handled(l *register.Letter, on string, competent register.Answer, way register.Handling) {
	l.HandledOn, l.Handled, l.Eligible, l.Competent, l.Handling = day.Must(on), true, register.Yes, competent, way
	if way == register.Accept {
		l.AcceptedOn = l.HandledOn
	}
}

func someLetters() *book {
	return &book{letters: []register.Letter{
		letter(1, "2023-05-01", func(l *register.Letter) { // carried over, several signatories, settled late
			l.Kind, l.Field, l.Signatories, l.Matter = register.Complaint, register.Land, 4, "A"
			handled(l, "2023-05-16", register.Yes, register.Accept)
			l.Settlement = register.Settlement{Result: register.PartlyRight, On: day.Must("2023-06-10"), Recovery: register.Recovery{ReturnMoney: 12.5, BodiesRestored: 1}}
			l.Due.Settle = day.Must("2023-06-05")
		}),
		letter(2, "2023-05-20", func(l *register.Letter) { // the same matter again
			l.Kind, l.Field, l.Matter = register.Complaint, register.Policy, "A"
			handled(l, "2023-05-22", register.Yes, register.Accept)
		}),
		letter(3, "2023-05-21", func(l *register.Letter) { // not ours, brought to the reception
			l.Kind, l.Field, l.Source = register.Complaint, register.Justice, register.AtReception
			handled(l, "2023-05-25", register.No, register.Forward)
		}),
		letter(4, "2023-05-22", func(l *register.Letter) { // anonymous denunciation, withdrawn
			l.Kind, l.Field, l.Sender.Name = register.Denunciation, register.Administration, ""
			handled(l, "2023-05-26", register.Yes, register.Accept)
			l.Settlement = register.Settlement{Result: register.Withdrawn, On: day.Must("2023-06-01")}
		}),
		letter(5, "2023-06-14", func(l *register.Letter) { l.Kind = register.Petition }), // not yet processed
		letter(6, "2023-06-14", func(l *register.Letter) {}),                             // of no kind yet
	}}
}

func TestLettersUnderCircular02(t *testing.T) {
	for _, c := range []struct {
		form string
		want []float64
	}{
		{"02_TCD", []float64{1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0}},
		{"01_XLD", []float64{6, 1, 0, 0, 0, 3, 2, 4, 4, 3, 3, 1, 0, 2, 0, 1, 1, 3, 2, 1, 0, 1, 0, 1, 0, 0}},
		// Matter A stands under the field of its first letter.
		{"02_XLD", []float64{3, 1, 0, 0, 2, 3, 1, 2, 3, 2, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0}},
		{"03_XLD", []float64{1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0}},
		{"01_KQGQ", []float64{2, 1, 1, 1, 1, 0, 0, 0, 12.5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1}},
	} {
		if got, _ := figuresOf(t, someLetters(), c.form); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.form, got, c.want)
		}
	}
	conclusions, rep := figuresOf(t, someLetters(), "03_KQGQ")
	if conclusions[5] != 1 || conclusions[8] != 1 || conclusions[29] != 1 {
		t.Errorf("a withdrawn denunciation: %v", conclusions)
	}
	if len(rep.Problems) != 1 || !strings.Contains(rep.Problems[0], "6=7+..+10= 24+26+28= 30+31") {
		t.Errorf("the printed formula that does not hold is named: %q", rep.Problems)
	}
}

func TestWhatTheRegisterDoesNotKnowIsTypedAndTakenFromItsColumn(t *testing.T) {
	reg := someLetters()
	_, rep := figuresOf(t, reg, "02_XLD")
	sheet, _ := rep.Sheet("02_XLD")
	if !strings.Contains(sheet.Note, "(16), (20), (29), (30)") || sheet.Form.SubjectOf(16) != Typed {
		t.Errorf("note %q", sheet.Note)
	}
	reg.typed = map[string]register.TypedFigures{"02_XLD": {Form: "02_XLD", Period: rep.Period, Values: map[int]float64{29: 1, 30: 3, 9: 50}, Note: "Đã rà soát."}}
	values, rep := figuresOf(t, reg, "02_XLD")
	if sheet, _ = rep.Sheet("02_XLD"); !strings.HasPrefix(sheet.Note, "Đã rà soát. ") || !strings.Contains(sheet.Note, "(16), (20) ") {
		t.Errorf("a note does not hide what nobody typed: %q", sheet.Note)
	}
	if values[28] != 1 || values[27] != 0 || values[25] != 1 || values[29] != 3 || values[8] != 3 {
		t.Errorf("outside competence %v, forwarded %v, urged %v, answers %v; eligible %v", values[25], values[27], values[28], values[29], values[8])
	}
	if broken := Violations(rep.Sheets); len(broken) > 0 {
		t.Errorf("%q", broken)
	}
}

func TestReceptionsUnderCircular02(t *testing.T) {
	on := day.Must("2023-06-01")
	reg := &book{receptions: []register.Reception{
		{ID: 1, On: day.Must("2023-02-01"), Type: register.Regular, Host: register.Officer, People: 1, Matter: "A"},
		{ID: 2, On: on, Type: register.Regular, Host: register.Officer, People: 6, Matter: "A"},
		{ID: 3, On: on, Type: register.Regular, Host: register.Officer, People: 1, Matter: "B"},
		{ID: 4, On: on, Type: register.Regular, Host: register.Officer, People: 2, Matter: "B"},
		{ID: 5, On: on, Type: register.Scheduled, Host: register.Head, People: 1, Matter: "C"},
		{ID: 6, On: on, Type: register.Regular, Host: register.Officer, People: 1, Matter: "C"},
	}, days: []register.ReceptionDay{{ID: 1, On: on, Host: register.Head}}}
	got, _ := figuresOf(t, reg, "01_TCD")
	want := []float64{5, 11, 3, 4, 10, 1, 1, 1, 6, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// Overdue is judged at the end of the period's last day (14/06/2023).
func TestOverdueIsAfterTheLastDay(t *testing.T) {
	for due, want := range map[string][2]float64{"2023-06-13": {0, 1}, "2023-06-14": {1, 0}, "2023-06-15": {1, 0}} {
		reg := &book{letters: []register.Letter{letter(1, "2023-05-20", func(l *register.Letter) {
			l.Kind = register.Denunciation
			handled(l, "2023-05-22", register.Yes, register.Accept)
			l.Due.Settle = day.Must(due)
		})}}
		if got, _ := figuresOf(t, reg, "03_XLD"); got[22] != want[0] || got[23] != want[1] {
			t.Errorf("due on %s: being settled %v, overdue %v", due, got[22], got[23])
		}
	}
}
