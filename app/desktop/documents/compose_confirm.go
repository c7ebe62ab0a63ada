package documents

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// early warns of a day before what the document tells of, and of what is typed.
func (p *composePage) early(a answers) []data.Problem {
	wrong := p.typedWrong(a)
	if p.visit.ID != 0 || a.On.IsZero() {
		return wrong
	}
	said := p.paper(a).on(p.letter)
	reply := register.Reply{Template: said.Info.Name, Type: said.Info.Title, To: said.To, Readers: said.Readers, Number: "1"}
	return append(wrong, slices.DeleteFunc(p.o.Law().CheckStep(p.letter, steps.Draft{On: a.On, Content: reply}, p.o.Today()), func(found data.Problem) bool {
		return !found.Warning || found.Field != register.FieldOn
	})...)
}

// confirm shows what may tell who denounced, marked, and then what is lacking; both are
// written only when the clerk says so.
func (p *composePage) confirm(a *answers, write func()) {
	told := p.paper(*a).tellings(p.letter)
	if len(told) == 0 {
		p.confirmLacking(a, write)
		return
	}
	lines := []string{assets.Text("compose.telling.text")}
	for _, t := range told {
		lines = append(lines, assets.Text("compose.telling.line", "field", kit.SentenceCase(docx.Explain(t.Field)), "said", t.Said))
	}
	p.parts.Show(views.FirstPart)
	p.Focus(told[0].Field)
	kit.ConfirmUnready(p.o.Window, assets.Text("compose.telling"), strings.Join(lines, "\n\n"),
		assets.Text("compose.telling.do"), assets.Text("compose.telling.back"), func() { p.confirmLacking(a, write) })
}

// warnOfClues stands above the first field in which a reader who may not know who denounced
// is told of the matter: what in the letter would tell. Nil for another field.
func (f *form) warnOfClues(name string) *question {
	first := slices.IndexFunc(f.asks, word.IsOwnWords)
	if first < 0 || f.asks[first] != name || !(word.Options{Reader: f.info.Reader}).Hides(&f.letter) {
		return nil
	}
	clues := cluesWords(f.letter.Clues())
	if clues == "" {
		return nil
	}
	said := look.NewPara(assets.Text("compose.clues", "clues", clues), look.Secret, theme.SizeNameText)
	return kit.Shown[answers](look.Inset(0, 4, look.OnGround(look.Veiled, said)))
}

// cluesWords lists clues by their kinds.
func cluesWords(clues []secrecy.Clue) string {
	var kinds []string
	for _, kind := range secrecy.ClueKinds {
		var said []string
		for _, c := range clues {
			if c.Kind == kind {
				said = append(said, c.Text)
			}
		}
		if len(said) > 0 {
			kinds = append(kinds, assets.Text("compose.clues."+string(kind), "said", strings.Join(said, ", ")))
		}
	}
	return strings.Join(kinds, "; ")
}

// confirmLacking names the fields that nobody filled, which are written as dots only when
// the clerk says so.
func (p *composePage) confirmLacking(a *answers, write func()) {
	switch missing, unknown, err := p.paper(*a).lacking(p.letter); {
	case err != nil:
		p.Failed(err)
	case len(missing)+len(unknown) == 0:
		write()
	default:
		p.parts.Show(views.FirstPart)
		p.point(missing)
		kit.ConfirmUnready(p.o.Window, assets.Text("compose.incomplete"), views.LackingWords(missing, unknown)+"\n\n"+assets.Text("compose.incomplete.text"),
			assets.Text("compose.incomplete.do"), assets.Text("compose.incomplete.back"), write)
	}
}
