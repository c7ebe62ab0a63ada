package forms

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// life is the steps of one letter while a generator makes them up.
type life struct {
	t     *rapid.T
	steps []steps.Step
	day   day.Date
	old   bool // out of an old book, which leaves days out and which nobody checks
}

// now is what the steps have made of the letter.
func (f *life) now() register.Letter {
	letter, err := register.Fold(f.steps)
	if err != nil {
		f.t.Fatal(err)
	}
	return letter
}

func (f *life) write(d steps.Draft) {
	f.steps = append(f.steps, steps.Step{
		Seq: int64(len(f.steps) + 1), Subject: register.LetterSubject, SubjectID: f.steps[0].SubjectID, On: d.On, WrittenAt: time.Unix(0, 0), Content: d.Content,
	})
}

// step adds what happened some days after the step before, unless the program
// would not take it.
func (f *life) step(content steps.Content) {
	f.day = f.day.AddDays(rapid.IntRange(0, 30).Draw(f.t, "days"))
	d := steps.Draft{On: f.day, Content: content}
	if f.old {
		if rapid.IntRange(0, 3).Draw(f.t, "unknown day") == 0 {
			d.On = 0
		}
	} else if len(data.Blocking(register.CheckStep(f.now(), d, today))) > 0 {
		return
	}
	f.write(d)
}

func pick[T any](t *rapid.T, what string, of ...T) T { return rapid.SampledFrom(of).Draw(t, what) }

func anyRecovery(t *rapid.T) register.Recovery {
	n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "amount") }
	r := register.Recovery{
		CollectMoney: float64(n(90)) / 10, CollectLand: float64(n(900)) / 100, ReturnMoney: float64(n(30)), ReturnLand: float64(n(30)) / 10,
		BodiesRestored: n(1), PersonsRestored: n(2), BodiesDisciplined: n(1), PersonsDisciplined: n(3), InvestigatedCases: n(1), InvestigatedPersons: n(2),
	}
	r.OfficialsDisciplined, r.InvestigatedOfficials = n(r.PersonsDisciplined), n(r.InvestigatedPersons)
	return r
}

func anyExecution(t *rapid.T, done register.Answer) register.Execution {
	n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "carried out") }
	e := register.Execution{
		Done: done, CollectedMoney: float64(n(90)) / 10, ReturnedLand: float64(n(30)) / 10,
		BodiesDisciplined: n(1), PersonsDisciplined: n(3), ProsecutedCases: n(1), ProsecutedPersons: n(2),
	}
	e.OfficialsDisciplined, e.ProsecutedOfficials = n(e.PersonsDisciplined), n(e.ProsecutedPersons)
	return e
}

// lives are the kinds of lives that letters have. Steps that do not fit the
// letter at hand are left out of it.
var lives = map[string]func(t *rapid.T) []steps.Content{
	"waiting": func(*rapid.T) []steps.Content { return nil },
	"passed on": func(t *rapid.T) []steps.Content {
		return []steps.Content{register.Handled{Eligible: register.Yes, Competent: register.No, Handling: pick(t, "way", register.Forward, register.Guide, register.Return, register.Keep), ForwardTo: "Công an"}}
	},
	"unfit": func(t *rapid.T) []steps.Content {
		return []steps.Content{
			register.Handled{Eligible: register.No, Competent: pick(t, "competent", register.Answers...), Handling: pick(t, "way", register.Keep, register.Return, register.Guide)},
			register.ListedForDestruction{List: "1/DM"},
		}
	},
	"guided, then sorted": func(*rapid.T) []steps.Content {
		return []steps.Content{
			register.Handled{Eligible: register.No, Competent: register.Yes, Handling: register.Guide}, register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{},
		}
	},
	"refused": func(*rapid.T) []steps.Content {
		return []steps.Content{register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Refuse, Reason: "hết thời hiệu"}, register.Ended{Reason: register.EndNoAction}}
	},
	"deciding": func(*rapid.T) []steps.Content {
		return []steps.Content{register.Handled{Eligible: register.Yes, Competent: register.Yes}}
	},
	"withdrawn": func(t *rapid.T) []steps.Content {
		return []steps.Content{
			register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{},
			register.Withdrawal{Partly: rapid.Bool().Draw(t, "partly"), Part: "một phần", Continues: rapid.Bool().Draw(t, "continues")},
		}
	},
	"stopped": func(t *rapid.T) []steps.Content {
		return []steps.Content{
			register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{},
			register.Settlement{Result: pick(t, "end", register.Stopped, register.Withdrawn)},
		}
	},
	"settled": func(t *rapid.T) []steps.Content {
		return []steps.Content{
			register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{}, register.Verified{},
			register.Paused{Kind: pick(t, "pause", register.PauseKinds...), Reason: "chờ"}, register.Resumed{}, register.Extended{Days: 30}, register.Dialogue{Absent: true},
			register.Settlement{Result: pick(t, "result", register.Results...), Follow: rapid.Bool().Draw(t, "follow"), Recovery: anyRecovery(t)},
			register.DecisionSent{To: "người gửi"}, register.Published{Way: register.Posting}, register.ResultSent{To: "Ban Tiếp công dân"},
			anyExecution(t, register.No), anyExecution(t, register.Yes), register.SecondRound{Body: "UBND thành phố"},
		}
	},
}

// between are steps that may come anywhere in a life.
func between(t *rapid.T) steps.Content {
	return pick[steps.Content](t, "between",
		register.Noted{Text: "ghi chú"}, register.Joined{Matter: pick(t, "joined", "A", "B")}, register.Duplicate{Of: "1/2026"}, register.Withdrawal{},
		register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "Sở"}, register.Assigned{Officer: "Hoa"},
		register.AskedLeader{Text: "xin ý kiến"}, register.LeaderAnswered{Text: "đồng ý"}, register.Complexity{Level: register.ComplexCase}, register.Accepted{}, register.Ended{Reason: register.EndOther, Text: "khác"})
}

var lifeNames = func() []string {
	var names []string
	for name := range lives {
		names = append(names, name)
	}
	return names
}()

// liveLetter makes up a letter's life step by step; old letters come out of books
// that leave days out. Some steps are mended afterwards.
func liveLetter(t *rapid.T, number register.Number, id int64, old bool) register.Letter {
	f := anyLife(t, number, id, old)
	if len(f.steps) > 1 && rapid.IntRange(0, 3).Draw(t, "mended") == 0 {
		f.mend()
	}
	letter := f.now()
	letter.Due = office.Due(&letter)
	return letter
}

func anyLife(t *rapid.T, number register.Number, id int64, old bool) *life {
	f := &life{t: t, day: day.Must("2026-01-20").AddDays(rapid.IntRange(0, 170).Draw(t, "received")), old: old}
	facts := register.Facts{
		ReceivedOn: f.day, Kind: pick(t, "kind", register.Kinds...), Round: rapid.IntRange(0, 2).Draw(t, "round"), Field: pick(t, "field", append(register.Fields, "")...),
		Source: pick(t, "source", register.Sources...), Signatories: rapid.IntRange(0, 3).Draw(t, "signatories"), Matter: pick(t, "matter", "", "", "A", "B", "C"),
		Sender: register.Person{Name: "Nguyễn Văn An"}, Content: "Nội dung",
	}
	f.steps = []steps.Step{{Seq: 1, Subject: register.LetterSubject, SubjectID: id, On: f.day, Content: register.Received{Number: number, Facts: facts}}}
	path := lives[pick(t, "life", lifeNames...)](t)
	for _, content := range path[:rapid.IntRange(0, len(path)).Draw(t, "as far as")] {
		if rapid.IntRange(0, 4).Draw(t, "something else") == 0 {
			f.step(between(t))
		}
		f.step(content)
	}
	return f
}

var office = law.NewOffice(register.Settings{})

// mend takes a step out or dates it anew, as long as it stays after the receipt.
func (f *life) mend() {
	target := f.steps[rapid.IntRange(1, len(f.steps)-1).Draw(f.t, "mended step")]
	d := steps.Annul(target.Seq, f.day, "nhầm")
	if rapid.Bool().Draw(f.t, "new day") {
		var err error
		on := f.steps[0].On.AddDays(rapid.IntRange(0, 90).Draw(f.t, "its day"))
		if d, err = steps.Correct(target.Seq, on, target.Content, "nhầm ngày"); err != nil {
			f.t.Fatal(err)
		}
	}
	f.write(d)
}

// liveRegister is a register that steps have made, with letters split into
// branches; with old some letters come out of an old book.
func liveRegister(t *rapid.T, old bool) *book {
	b := anyReceptions(t)
	for n := range rapid.IntRange(0, 12).Draw(t, "letters") {
		number := register.Number{Year: 2026, Count: n + 1}
		b.letters = append(b.letters, liveLetter(t, number, int64(len(b.letters)+1), old && rapid.IntRange(0, 3).Draw(t, "old") == 0))
		for branch := range rapid.IntRange(0, 9).Draw(t, "branches") - 7 {
			number.Branch = string(rune('a' + branch))
			b.letters = append(b.letters, liveLetter(t, number, int64(len(b.letters)+1), false))
		}
	}
	return b
}

// What is proved of the registers in memory holds of the program's own: for the
// same steps both give the same figures.
func TestStoredRegisterGivesTheSameFigures(t *testing.T) {
	runs := 0
	rapid.Check(t, func(rt *rapid.T) {
		if runs++; runs > 20 {
			return // each makes a database
		}
		b := anyReceptions(rt)
		var records []register.Record
		for n := range 40 {
			f := anyLife(rt, register.Number{Year: 2026, Count: n + 1}, int64(n+1), n%4 == 0)
			record := register.Record{Sheet: "Đơn thư", Row: n + 2}
			for _, step := range f.steps {
				record.Drafts = append(record.Drafts, steps.Draft{On: step.On, Content: step.Content})
			}
			letter := f.now()
			letter.Due = office.Due(&letter)
			b.letters, records = append(b.letters, letter), append(records, record)
		}
		for _, r := range b.receptions {
			records = append(records, register.Record{Drafts: []steps.Draft{{On: r.On, Content: r}}})
		}
		for _, d := range b.days {
			records = append(records, register.Record{Drafts: []steps.Draft{{On: d.On, Content: d}}})
		}
		s, err := store.Create(rt.Context(), t.TempDir(), register.Settings{Ward: "Phường Thử"}, store.Options{
			Deadlines: func(register.Settings) store.Deadlines { return office },
		})
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		if err := s.Import(rt.Context(), slices.Values(records), false, func(r register.Record, o register.Outcome) {
			if o != register.Added {
				rt.Fatalf("row %d: %v", r.Row, o)
			}
		}); err != nil {
			rt.Fatal(err)
		}
		for _, ed := range Editions() {
			for _, p := range proofPeriods {
				if differences := Compare(Seal(everyFormulaHolds(rt, ed, b, p)), nil, everyFormulaHolds(rt, ed, s, p)); len(differences) > 0 {
					rt.Fatalf("%s %s: %+v", ed.ID, p.Name(), differences)
				}
			}
		}
	})
}

// typeFigures fills in what no register knows, each figure within the column that
// it is taken from.
func typeFigures(t *rapid.T, b *book, rep *Report) {
	b.typed = map[string]register.TypedFigures{}
	for _, s := range rep.Sheets {
		values, left := map[int]float64{}, map[int]float64{}
		for _, c := range s.Form.Columns {
			if s.Form.SubjectOf(c.Number) != Typed || c.Remark {
				continue
			}
			most := 5.0
			if c.TakenFrom != 0 {
				if _, begun := left[c.TakenFrom]; !begun {
					left[c.TakenFrom] = s.Columns[c.TakenFrom].Value
				}
				most = left[c.TakenFrom]
			}
			if s.Form.ID == "06_QLKNTC" && c.Number == 8 {
				most = values[6]
			}
			values[c.Number] = float64(rapid.IntRange(0, int(most)).Draw(t, "typed"))
			left[c.TakenFrom] -= values[c.Number]
		}
		b.typed[s.Form.ID] = register.TypedFigures{Form: s.Form.ID, Period: rep.Period, Values: values}
	}
}

// Lives of every kind, as the program takes them and as old books tell them, with
// what clerks type: the forms hold.
func TestEveryFormulaHoldsForLettersOfAllLives(t *testing.T) {
	onEachRegister(t, func(t *rapid.T) {
		b := liveRegister(t, true)
		p := rapid.SampledFrom(proofPeriods).Draw(t, "period")
		for _, ed := range Editions() {
			b.typed = nil
			rep := everyFormulaHolds(t, ed, b, p)
			typeFigures(t, b, rep)
			everyFormulaHolds(t, ed, b, p)
		}
	})
}

// One period opens with what the period before left, and a quarter counts what
// its months processed and settled: figures come from the steps, never from
// adding sheets (ARCHITECTURE.md, the way of a figure).
func TestPeriodsContinueEachOther(t *testing.T) {
	onEachRegister(t, func(t *rapid.T) {
		b := liveRegister(t, false)
		ed := EditionFor(day.QuarterPeriod(2026, 2))
		value := func(rep *Report, form string, column int) float64 {
			s, _ := rep.Sheet(form)
			return s.Columns[column].Value
		}
		var months []*Report
		for month := 4; month <= 6; month++ {
			months = append(months, everyFormulaHolds(t, ed, b, day.MonthPeriod(2026, month, false)))
		}
		quarter := everyFormulaHolds(t, ed, b, day.QuarterPeriod(2026, 2))
		for i, now := range months[1:] {
			before := months[i]
			line := func(name LineName) float64 { return now.Summary.Line(name).Value }
			processed := value(before, "02_XLD", 2) + float64(len(filter(b.letters, func(l register.Letter) bool {
				return l.Undated() && before.Period.Contains(l.ReceivedOn)
			})))
			if got, want := value(now, "02_XLD", 1), value(before, "02_XLD", 1)-processed+line(Received); got != want {
				t.Fatalf("02/XLD column 1 is %v, %v were left over and came in", got, want)
			}
			if line(Opening) != before.Summary.Line(Closing).Value || line(Opening)+line(Received)-line(Concluded) != line(Closing) {
				t.Fatalf("balance: %+v after %+v", now.Summary.Lines, before.Summary.Lines)
			}
			for _, c := range []struct {
				form         string
				due, settled int
			}{{"03_GQKN", 1, 7}, {"04_GQTC", 16, 7}} {
				left := value(before, "05_KQTH", c.due) - value(before, "05_KQTH", c.due+1)
				if got, least := value(now, "05_KQTH", c.due), left+value(now, c.form, c.settled); got < least {
					t.Fatalf("05/KQTH column %d is %v, at least %v were left over or issued", c.due, got, least)
				}
			}
		}
		sum := func(form string, column int) (total float64) {
			for _, m := range months {
				total += value(m, form, column)
			}
			return total
		}
		for form, columns := range map[string][]int{
			"01_TCD": {1, 2, 4, 5, 6, 8, 10, 11, 16, 17}, "02_XLD": {2, 3, 4, 6, 12, 19, 23, 24, 25},
			"03_GQKN": {1, 7, 8, 9, 10}, "04_GQTC": {1, 7, 8, 11}, "05_KQTH": {2, 17},
		} {
			for _, column := range columns {
				if got, want := value(quarter, form, column), sum(form, column); got != want {
					t.Fatalf("%s column %d: the quarter has %v, its months together %v", form, column, got, want)
				}
			}
		}
		for form, columns := range map[string][]int{"01_TCD": {3, 7, 13}, "02_XLD": {1, 5}, "03_GQKN": {2}, "04_GQTC": {2}, "05_KQTH": {1, 16}} {
			for _, column := range columns {
				if got, most := value(quarter, form, column), sum(form, column); got > most {
					t.Fatalf("%s column %d: the quarter has %v, its months together %v", form, column, got, most)
				}
			}
		}
	})
}
