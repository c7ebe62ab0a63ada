package workbook

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

var registerToday = day.Must("2026-11-24")

// memory is a register that keeps everything it is given, and can be written.
type memory struct {
	letters    []register.Letter
	receptions []register.Reception
	days       []register.ReceptionDay
}

func (m *memory) Import(ctx context.Context, records iter.Seq[register.Record], _ bool, outcome func(register.Record, register.Outcome)) error {
	for rec := range records {
		switch v := rec.Drafts[0].Content.(type) {
		case register.Reception:
			m.receptions = append(m.receptions, v)
		case register.ReceptionDay:
			m.days = append(m.days, v)
		default:
			all := make([]steps.Step, len(rec.Drafts))
			for i, d := range rec.Drafts {
				all[i] = steps.Step{Seq: int64(i + 1), On: d.On, Content: d.Content}
			}
			l, err := register.Fold(all)
			if err != nil {
				return err
			}
			m.letters = append(m.letters, l)
		}
		outcome(rec, register.Added)
	}
	return ctx.Err()
}

func (m *memory) EachLetter(_ context.Context, use func(*register.Letter) error) error {
	for i := range m.letters {
		if err := use(&m.letters[i]); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) HasNational(context.Context) (bool, error) {
	return slices.ContainsFunc(m.letters, func(l register.Letter) bool { return l.National != register.National{} }), nil
}

func (m *memory) Receptions(context.Context, day.Period) ([]register.Reception, error) {
	return m.receptions, nil
}

func (m *memory) ReceptionDays(context.Context, day.Period) ([]register.ReceptionDay, error) {
	return m.days, nil
}

func writeRegister(t interface{ Fatal(...any) }, m *memory, file string) {
	var buf bytes.Buffer
	if err := WriteRegister(context.Background(), &buf, m, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readRegister(t interface{ Fatal(...any) }, file string) (*memory, intake.Result) {
	m := &memory{}
	result, err := intake.Import(context.Background(), m, file, intake.Options{Today: registerToday})
	if err != nil {
		t.Fatal(err)
	}
	return m, result
}

// cellsOf are all cells of a workbook, sheet by sheet.
func cellsOf(t *testing.T, file string) map[string][][]string {
	t.Helper()
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if sheets[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return sheets
}

func TestRegisterRoundTrip(t *testing.T) {
	for _, name := range []string{"so-chuan-2026", "so-chuan-thi-hanh", "so-theo-doi-13-cot", "thong-ke-don-thu"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			first, _ := readRegister(t, filepath.Join("..", "..", "testdata", "samples", name+".xlsx"))
			writeRegister(t, first, filepath.Join(dir, "1.xlsx"))
			second, result := readRegister(t, filepath.Join(dir, "1.xlsx"))
			if len(result.Problems) != 0 {
				t.Fatalf("the own export has problems: %v", result.Problems)
			}
			if name == "so-chuan-2026" && len(result.Warnings) != 0 {
				t.Errorf("the own export is warned of: %v", result.Warnings)
			}
			if !reflect.DeepEqual(first, second) {
				t.Error("the register changed on the way out and in")
			}
			writeRegister(t, second, filepath.Join(dir, "2.xlsx"))
			one, two := cellsOf(t, filepath.Join(dir, "1.xlsx")), cellsOf(t, filepath.Join(dir, "2.xlsx"))
			if len(one["Đơn thư"]) != len(first.letters)+1 || !reflect.DeepEqual(one, two) {
				t.Error("the second export has other cells than the first")
			}
		})
	}
}

// TestRegisterKeepsTheCanonicalCells compares the export with the workbook that
// came in; a written 0 may become an empty cell.
func TestRegisterKeepsTheCanonicalCells(t *testing.T) {
	sample := filepath.Join("..", "..", "testdata", "samples", "so-chuan-2026.xlsx")
	m, _ := readRegister(t, sample)
	file := filepath.Join(t.TempDir(), "so.xlsx")
	writeRegister(t, m, file)
	want, got := cellsOf(t, sample), cellsOf(t, file)
	for sheet, rows := range want {
		width := len(rows[0])
		for i, row := range rows {
			for c := range width {
				in, out := at(row, c), at(got[sheet][i], c)
				if in != out && !(in == "0" && out == "") {
					t.Errorf("%s, row %d, %s: %q became %q", sheet, i+1, rows[0][c], in, out)
				}
			}
		}
	}
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

func TestRegisterLooksAsAClerkExpects(t *testing.T) {
	m := &memory{letters: []register.Letter{{
		Number: register.Number{Year: 2026, Count: 1},
		Facts: register.Facts{ReceivedOn: day.Must("2026-01-05"), Kind: register.Complaint,
			Sender: register.Person{Name: "=1+1", Identity: "079000000001"}, Content: `=HYPERLINK("http://example.com")`},
	}}}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	writeRegister(t, m, file)
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := f.GetCellValue("Đơn thư", "B2"); got != "05/01/2026" {
		t.Errorf("the date shows as %q", got)
	}
	for cell, want := range map[string]string{"E2": "=1+1", "G2": "079000000001", "M2": `=HYPERLINK("http://example.com")`} {
		value, _ := f.GetCellValue("Đơn thư", cell)
		kind, _ := f.GetCellType("Đơn thư", cell)
		formula, _ := f.GetCellFormula("Đơn thư", cell)
		if value != want || formula != "" || kind == excelize.CellTypeNumber || kind == excelize.CellTypeFormula {
			t.Errorf("%s: %q, type %d, formula %q", cell, value, kind, formula)
		}
	}
	if panes, err := f.GetPanes("Đơn thư"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if sheets := f.GetSheetList(); len(sheets) != 3 || sheets[0] != "Đơn thư" {
		t.Errorf("sheets %q", sheets)
	}
}

func TestAnOverlongTextStandsWholeInTheAnnex(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("đơn 😀\n", 20000))
	m := &memory{letters: []register.Letter{{
		Number: register.Number{Year: 2026, Count: 1},
		Facts: register.Facts{ReceivedOn: day.Must("2026-01-05"), Kind: register.Complaint,
			Sender: register.Person{Name: "A"}, Content: long},
	}, {
		Number: register.Number{Year: 2026, Count: 2},
		Facts: register.Facts{ReceivedOn: day.Must("2026-01-06"), Kind: register.Complaint,
			Sender: register.Person{Name: "B"}, Content: strings.Repeat("x", excelize.TotalCellChars), Note: strings.Repeat("y", excelize.TotalCellChars+1)},
	}}}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	writeRegister(t, m, file)
	back, result := readRegister(t, file)
	if len(result.Problems)+len(result.Warnings) > 0 {
		t.Errorf("it is not read without a word: %v %v", result.Problems, result.Warnings)
	}
	for i, l := range back.letters {
		if l.Content != m.letters[i].Content || l.Note != m.letters[i].Note {
			t.Errorf("letter %s has %d characters of %d, and %d of %d", l.Number, len(l.Content), len(m.letters[i].Content), len(l.Note), len(m.letters[i].Note))
		}
	}
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	at, err := f.GetCellValue("Đơn thư", "M2")
	if err != nil || !strings.HasSuffix(at, " … (còn tiếp ở trang “Phần dài”, số 1)") || len(utf16.Encode([]rune(at))) > excelize.TotalCellChars {
		t.Errorf("%d characters, ending %q, %v", len([]rune(at)), at[max(0, len(at)-60):], err)
	}
	if at, err := f.GetCellValue("Đơn thư", "M3"); err != nil || at != m.letters[1].Content { // the longest that a cell holds
		t.Errorf("%d characters, %v", len(at), err)
	}
}

// A clerk's text: tidy, with what Excel, XML and the own format could trip over.
var (
	piece    = rapid.SampledFrom([]string{"Nguyễn", "Đơn", "=1+1", "_x000D_", "a|b", "||", "|", "<b>", "&amp;", "'", "1/2", "0903", "(3 trang)", "tổng cộng", "\"x\"", "😀", "+5", "-", "@a", "46029", "Số đơn"})
	lineText = rapid.Map(rapid.SliceOfN(piece, 0, 4), func(p []string) string { return text.Clean(strings.Join(p, " ")) })
	manyText = rapid.Map(rapid.SliceOfN(lineText, 0, 3), func(p []string) string { return text.CleanLines(strings.Join(p, "\n")) })
	anyDay   = rapid.Map(rapid.IntRange(0, 8000), func(n int) day.Date { return day.Must("2004-01-01").AddDays(n) })
	maybeDay = rapid.OneOf(rapid.Just(day.Date(0)), anyDay)
	number   = rapid.IntRange(0, 50)
	money    = rapid.Map(rapid.IntRange(0, 1000000), func(n int) float64 { return float64(n) / 1000 })
)

func someone(t *rapid.T, label string, needed bool) register.Person {
	p := register.Person{
		Name: lineText.Draw(t, label), Address: lineText.Draw(t, label),
		Identity: lineText.Draw(t, label), Phone: lineText.Draw(t, label),
	}
	if needed && p.Name == "" {
		p.Name = "Không rõ"
	}
	return p
}

func orNone[K ~string](t *rapid.T, label string, codes []K) K {
	return rapid.SampledFrom(append([]K{""}, codes...)).Draw(t, label)
}

func anyLetter(t *rapid.T, count int) register.Letter {
	l := register.Letter{
		ID: 0, Number: register.Number{Year: rapid.IntRange(1999, 2026).Draw(t, "year"), Count: count},
		Facts: register.Facts{
			ReceivedOn: anyDay.Draw(t, "received"), WrittenOn: maybeDay.Draw(t, "written"),
			ArrivalNo: lineText.Draw(t, "arrivalNo"), ArrivalOn: maybeDay.Draw(t, "arrivalOn"),
			Source: orNone(t, "source", register.Sources), ForwardingBody: lineText.Draw(t, "body"),
			ForwardingNo: lineText.Draw(t, "no"), ForwardingWritten: maybeDay.Draw(t, "forwarded"),
			Sender: someone(t, "sender", true), Representative: someone(t, "representative", false),
			Against: lineText.Draw(t, "against"), Kind: rapid.SampledFrom(register.Kinds).Draw(t, "kind"),
			Round: rapid.IntRange(0, 2).Draw(t, "round"), Field: orNone(t, "field", register.Fields),
			Content: text.CleanLines("Về việc " + manyText.Draw(t, "content")), Request: manyText.Draw(t, "request"),
			Matter: lineText.Draw(t, "matter"), DuplicateOf: lineText.Draw(t, "duplicate"),
			File: lineText.Draw(t, "file"), Note: manyText.Draw(t, "note"),
		},
		Handled: rapid.Bool().Draw(t, "handled"), AcceptedOn: maybeDay.Draw(t, "accepted"), Officer: lineText.Draw(t, "officer"),
	}
	switch rapid.IntRange(0, 2).Draw(t, "national") {
	case 1:
		l.National.Code = "KN-" + strconv.Itoa(count)
	case 2:
		l.National.Reason = lineText.Draw(t, "why not national")
	}
	for range rapid.IntRange(0, 2).Draw(t, "signers") {
		l.CoSigners = append(l.CoSigners, someone(t, "signer", true))
	}
	if rapid.Bool().Draw(t, "counted") {
		l.Signatories = 1 + len(l.CoSigners) + number.Draw(t, "more")
	}
	for range rapid.IntRange(0, 2).Draw(t, "attachments") {
		l.Attachments = append(l.Attachments, register.Attachment{Name: text.Clean("Đơn " + lineText.Draw(t, "name")), Pages: number.Draw(t, "pages")})
	}
	if l.Handled {
		l.HandledOn, l.Eligible, l.Competent = maybeDay.Draw(t, "handledOn"), orNone(t, "eligible", register.Answers), orNone(t, "competent", register.Answers)
		l.Handling, l.Reason, l.ForwardTo = orNone(t, "handling", register.Handlings), lineText.Draw(t, "reason"), lineText.Draw(t, "forwardTo")
	}
	for range rapid.IntRange(0, 3).Draw(t, "replies") {
		l.Replies = append(l.Replies, register.Reply{
			Type: lineText.Draw(t, "type"), Number: "1/TB-UBND", On: maybeDay.Draw(t, "replied"),
			SignedBy: lineText.Draw(t, "signed"), To: lineText.Draw(t, "to"), Summary: lineText.Draw(t, "summary"),
		})
	}
	n, m := func() int { return number.Draw(t, "n") }, func() float64 { return money.Draw(t, "m") }
	if rapid.Bool().Draw(t, "settled") {
		l.Settlement = register.Settlement{Result: rapid.SampledFrom(register.Results).Draw(t, "result"), On: maybeDay.Draw(t, "settledOn"), Number: lineText.Draw(t, "decision"),
			Recovery: register.Recovery{CollectMoney: m(), CollectLand: m(), ReturnMoney: m(), ReturnLand: m(), BodiesRestored: n(), PersonsRestored: n(),
				BodiesDisciplined: n(), PersonsDisciplined: n(), OfficialsDisciplined: n(), InvestigatedCases: n(), InvestigatedPersons: n(), InvestigatedOfficials: n()}}
		if l.Decided() && rapid.Bool().Draw(t, "by days") {
			on := max(l.Settlement.On, day.Must("2026-01-01"))
			for range rapid.IntRange(1, 3).Draw(t, "days") {
				e := register.Execution{Done: rapid.SampledFrom(register.Answers).Draw(t, "done"), OfDay: true, CollectedMoney: m(), ReturnedLand: m(), PersonsDisciplined: n(), ProsecutedCases: n()}
				register.Letters.Apply(&l, steps.Step{On: on, Content: e})
				on = on.AddDays(n())
			}
			return l
		}
		l.Execution = register.Execution{Done: orNone(t, "done", register.Answers), On: maybeDay.Draw(t, "done on"), CollectedMoney: m(), CollectedLand: m(),
			ReturnedMoney: m(), ReturnedLand: m(), BodiesDisciplined: n(), PersonsDisciplined: n(), OfficialsDisciplined: n(),
			ProsecutedCases: n(), ProsecutedPersons: n(), ProsecutedOfficials: n()}
	}
	return l
}

// names are lines of which none is empty, nil for none.
func names(t *rapid.T) (all []string) {
	for range rapid.IntRange(0, 2).Draw(t, "names") {
		if name := lineText.Draw(t, "name"); name != "" {
			all = append(all, name)
		}
	}
	return all
}

func papers(t *rapid.T) (all []register.Attachment) {
	for _, name := range names(t) {
		all = append(all, register.Attachment{Name: name, Pages: number.Draw(t, "pages")})
	}
	return all
}

// The canonical workbook has fifty columns; those of the national platform come with the first
// letter that is on it, or is not to be.
func TestTheNationalPlatformHasColumnsWhereSomethingIsKnownOfIt(t *testing.T) {
	letter := register.Letter{Number: register.Number{Year: 2026, Count: 1}, Facts: register.Facts{ReceivedOn: registerToday, Kind: register.Petition, Content: "x", Sender: register.Person{Name: "Lê An"}}}
	for want, national := range map[string]register.National{"": {}, "KN-7": {Code: "KN-7"}, "Đơn trùng": {Reason: "Đơn trùng"}} {
		letter.National = national
		file := filepath.Join(t.TempDir(), "so.xlsx")
		writeRegister(t, &memory{letters: []register.Letter{letter}}, file)
		heads := cellsOf(t, file)["Đơn thư"][0]
		if has := slices.Contains(heads, "Mã trên hệ thống quốc gia"); has != (want != "") || heads[49] != "Ghi chú" {
			t.Errorf("%+v: the column is there: %v; the fiftieth is %q", national, has, heads[49])
		}
		back, result := readRegister(t, file)
		if len(result.Warnings) > 0 || back.letters[0].National != national {
			t.Errorf("%+v comes back as %+v, %v", national, back.letters[0].National, result.Warnings)
		}
	}
}

func TestRegisterKeepsEveryField(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		m := &memory{}
		for i := range rapid.IntRange(1, 3).Draw(t, "letters") {
			m.letters = append(m.letters, anyLetter(t, i+1))
		}
		for range rapid.IntRange(0, 2).Draw(t, "visits") {
			kind, hosts := rapid.SampledFrom(register.ReceptionTypes).Draw(t, "type"), register.Hosts
			if kind != register.Regular { // the head or a delegate receives
				hosts = []register.Host{register.Head, register.Delegate}
			}
			m.receptions = append(m.receptions, register.Reception{
				On: anyDay.Draw(t, "on"), Type: kind,
				Host: rapid.SampledFrom(hosts).Draw(t, "host"), Visitor: someone(t, "visitor", true),
				Content: manyText.Draw(t, "content"), Kind: orNone(t, "kind", register.Kinds), People: 1 + number.Draw(t, "people"),
				Matter: lineText.Draw(t, "matter"), Handling: lineText.Draw(t, "handling"), Outcome: manyText.Draw(t, "outcome"), Note: manyText.Draw(t, "note"),
				Turn: number.Draw(t, "turn"), Capacity: orNone(t, "capacity", register.Capacities), ActsFor: lineText.Draw(t, "acts for"),
				Authority: lineText.Draw(t, "authority"), Representatives: names(t), Demand: manyText.Draw(t, "demand"),
				SettledBy: lineText.Draw(t, "settled by"), Papers: papers(t), ReceivedBy: lineText.Draw(t, "received by"),
				Refusal: manyText.Draw(t, "refusal"), AnsweredOn: maybeDay.Draw(t, "answered on"), Letter: lineText.Draw(t, "letter"),
			})
		}
		for range rapid.IntRange(0, 2).Draw(t, "days") {
			m.days = append(m.days, register.ReceptionDay{
				On: anyDay.Draw(t, "on"), Type: orNone(t, "type", register.ReceptionTypes), Host: rapid.SampledFrom(register.Hosts).Draw(t, "host"),
				Place: lineText.Draw(t, "place"), Hours: lineText.Draw(t, "hours"), Note: manyText.Draw(t, "note"),
				Leader: lineText.Draw(t, "leader"), Expected: manyText.Draw(t, "expected"), PublishedOn: maybeDay.Draw(t, "published on"),
				MovedFrom: maybeDay.Draw(t, "moved from"), MoveReason: lineText.Draw(t, "move reason"),
			})
		}
		file := filepath.Join(dir, "so.xlsx")
		writeRegister(t, m, file)
		back, result := readRegister(t, file)
		if len(result.Problems) > 0 {
			t.Fatalf("problems: %v", result.Problems)
		}
		for i := range back.letters {
			for r := range back.letters[i].Replies {
				back.letters[i].Replies[r].Step = 0 // steps of another register
			}
		}
		want, _ := json.MarshalIndent([]any{m.letters, m.receptions, m.days}, "", " ")
		got, _ := json.MarshalIndent([]any{back.letters, back.receptions, back.days}, "", " ")
		if string(want) != string(got) {
			t.Fatalf("got %s\nwant %s", got, want)
		}
	})
}
