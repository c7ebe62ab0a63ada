package reports

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// openPlaces lists what the report in words still lacks; each line goes to where it is
// filled in.
type openPlaces struct {
	w     *reportWords
	head  *look.Para
	table *kit.Table[word.Open]
	all   *fyne.Container
	open  []word.Open
}

// openHeight is the room for the list above the document.
const openHeight = 132

func newOpenPlaces(w *reportWords) *openPlaces {
	p := &openPlaces{w: w, head: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)}
	p.table = kit.NewTable(kit.Col("words.open.column", 280, func(o word.Open) string { return o.What }).Growing())
	p.table.Open = p.jump
	p.all = container.NewVBox(p.head, kit.Sized(120, openHeight, p.table))
	p.all.Hide()
	return p
}

// set shows the places; without any nothing is shown.
func (p *openPlaces) set(open []word.Open) {
	p.open = open
	chosen := p.table.Selected()
	p.table.SetRows(open)
	p.table.Select(max(0, min(chosen, len(open)-1)))
	p.head.Set(assets.Text("words.open", "count", len(open)))
	kit.SetVisible(p.all, len(open) > 0)
}

// mostOpen is how many places a question names.
const mostOpen = 8

// words name the places in a question; empty for none.
func (p *openPlaces) words() string {
	rows := p.open
	if len(rows) == 0 {
		return ""
	}
	lines := []string{assets.Text("words.open", "count", len(rows))}
	for i, o := range rows {
		if i == mostOpen {
			lines = append(lines, assets.Text("words.open.more", "count", len(rows)-mostOpen))
			break
		}
		lines = append(lines, "– "+o.What)
	}
	return strings.Join(lines, "\n")
}

// jump goes to where the place is filled in.
func (p *openPlaces) jump(o word.Open) {
	w := p.w
	switch {
	case o.Form != "":
		w.r.ShowForm(o.Form)
	case o.Schedule:
		w.o.Open(desk.DayForm{Day: register.ReceptionDay{On: w.period.To, Type: register.Scheduled, Host: register.Head}})
	case w.Question(o.Field) != nil:
		if w.pair.Narrow {
			w.r.turnWords()
		}
		w.Focus(o.Field)
	default:
		w.o.Open(desk.OfficeFacts{})
	}
}

// checkCounts finds what is wrong with the numbers that are typed for the report: they are
// whole, and of the persons under protection no more are protected in one way than there are.
func checkCounts(j judgement) (problems []data.Problem) {
	if !register.IsName(j.Signer) {
		problems = append(problems, data.Forbid(word.ReportSigner, "sealed.signer", "name", j.Signer))
	}
	counts, known := map[string]int{}, map[string]bool{}
	at := 0
	for _, section := range reportSections {
		for _, name := range section.texts {
			typed := j.Texts[at]
			at++
			if typed == "" || !slices.Contains(word.ReportCounts, name) {
				continue
			}
			n, err := strconv.ParseUint(typed, 10, 31)
			if err != nil {
				problems = append(problems, data.Problem{Field: name, Sentence: assets.Text("figures.notWhole")})
				continue
			}
			counts[name], known[name] = int(n), true
		}
	}
	if all := counts["bao_ve_nguoi"] + counts["bao_ve_than_nhan"]; known["bao_ve_nguoi"] && known["bao_ve_than_nhan"] {
		for _, name := range []string{"bao_ve_viec_lam", "bao_ve_tinh_mang"} {
			if counts[name] > all {
				problems = append(problems, data.Problem{Field: name, Sentence: assets.Text("words.tooMany", "what", kit.SentenceCase(docx.Explain(name)), "all", all)})
			}
		}
	}
	return problems
}
