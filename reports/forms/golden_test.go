package forms

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// The registers are those of ../../testdata/samples and of the project's other
// sample workbooks, without names and contents, and some that the generators of
// this package made ("any": contradictory, "lived": out of steps). The figures were
// written when each circular had an engine of its own; -golden writes them anew.
const (
	goldenRegisters = "testdata/golden-registers.json.gz"
	goldenFigures   = "testdata/golden-figures.txt.gz"
)

var writeGolden = flag.Bool("golden", false, "write the golden figures anew")

// keptRegister is a register as the golden file keeps it.
type keptRegister struct {
	Letters    []register.Letter
	Receptions []register.Reception
	Days       []register.ReceptionDay
	Typed      map[string]register.TypedFigures
}

// goldenPeriods are the periods for which a register is drawn.
func goldenPeriods(register string) []day.Period {
	if strings.HasPrefix(register, "any") || strings.HasPrefix(register, "lived") {
		return proofPeriods
	}
	periods := []day.Period{day.HalfYearPeriod(2026), day.NineMonthsPeriod(2026), day.YearPeriod(2025), day.YearPeriod(2026)}
	for month := 1; month <= 12; month++ {
		periods = append(periods, day.MonthPeriod(2026, month, month%2 == 0))
	}
	return append(periods, day.QuarterPeriod(2026, 2), day.QuarterPeriod(2026, 3))
}

// goldenLines writes a report down: each figure with a sum over the ids behind it.
func goldenLines(w io.Writer, register string, rep *Report) {
	figure := func(name any, f Figure) {
		if f.Value != 0 || len(f.Letters) != 0 {
			h := fnv.New32a()
			fmt.Fprint(h, slices.Sorted(slices.Values(f.Letters)))
			fmt.Fprintf(w, " %v=%v/%x", name, f.Value, h.Sum32())
		}
	}
	for _, s := range rep.Sheets {
		fmt.Fprintf(w, "%s %s %s-%s %s:", register, rep.Edition.ID, rep.Period.From, rep.Period.To, s.Form.ID)
		for _, n := range slices.Sorted(maps.Keys(s.Columns)) {
			figure(n, s.Columns[n])
		}
		fmt.Fprintln(w, "", s.Note)
	}
	for _, summary := range []Summary{rep.Summary, rep.Previous} {
		fmt.Fprintf(w, "%s %s-%s summary:", register, summary.Period.From, summary.Period.To)
		for _, line := range summary.Lines {
			figure(line.Name, line.Figure)
		}
		fmt.Fprintln(w)
	}
	for _, problem := range rep.Problems {
		fmt.Fprintf(w, "%s %s %s-%s problem %s\n", register, rep.Edition.ID, rep.Period.From, rep.Period.To, problem)
	}
}

// owed fills in what the kept letters owe: the files are older than the duties.
func owed(l *register.Letter) {
	after := func(done, due day.Date) bool { return !done.IsZero() && !due.IsZero() && done > due }
	l.Due.Late = after(l.HandledOn, l.Due.Process) || after(l.Settlement.On, l.Due.Settle)
	if l.Life.Ended.Reason != "" {
		return // then a word closed any letter
	}
	switch l.State() {
	case register.Waiting, register.Deciding:
		l.Due.Next = l.Due.Process
	case register.Settling, register.Suspended:
		l.Due.Next = l.Due.Settle
	}
}

func TestFiguresOfBothCircularsAreWhatTheyWere(t *testing.T) {
	var registers map[string]keptRegister
	if err := json.Unmarshal(unpack(t, goldenRegisters), &registers); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, ed := range Editions()[:2] {
		for _, f := range ed.Forms {
			for _, c := range f.Columns {
				fmt.Fprintf(&got, "%s %s %d: %s, amount %v, typed %v\n", ed.ID, f.ID, c.Number, f.SubjectOf(c.Number), c.Amount(), c.Typed)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(registers)) {
			kept := registers[name]
			for i := range kept.Receptions {
				kept.Receptions[i].ID = int64(i + 1) // files keep no ids of visits and days
			}
			for i := range kept.Days {
				kept.Days[i].ID = int64(i + 1)
			}
			for i := range kept.Letters {
				owed(&kept.Letters[i])
			}
			reg := &book{letters: kept.Letters, receptions: kept.Receptions, days: kept.Days, typed: kept.Typed}
			for _, p := range goldenPeriods(name) {
				rep, err := Compute(t.Context(), reg, ed, p, Options{Today: today})
				if err != nil {
					t.Fatal(err)
				}
				goldenLines(&got, name, rep)
			}
		}
	}
	if *writeGolden {
		pack(t, goldenFigures, got.Bytes())
	}
	want := strings.Split(string(unpack(t, goldenFigures)), "\n")
	lines := strings.Split(got.String(), "\n")
	if len(lines) < 5000 {
		t.Fatalf("only %d lines were compared", len(lines))
	}
	differing := 0
	for i := range max(len(want), len(lines)) {
		was, is := "", ""
		if i < len(want) {
			was = want[i]
		}
		if i < len(lines) {
			is = lines[i]
		}
		if was != is && differing < 20 {
			differing++
			t.Errorf("was %s\n now %s", was, is)
		}
	}
}

func unpack(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func pack(t *testing.T, file string, raw []byte) {
	t.Helper()
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := z.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
