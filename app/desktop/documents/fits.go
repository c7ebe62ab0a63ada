package documents

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/reports/word"
)

// otherTemplates is what a clerk chooses to see the templates too that do not fit.
const otherTemplates = "…"

// fits reports whether a document of the template fits the letter as it stands; one that
// was written already still does.
func fits(info word.Info, l *register.Letter) bool {
	return !slices.ContainsFunc(info.Unfit(l, 0, ""), func(u word.Unfitness) bool { return u.What != word.Twice })
}

// mayAnnex reports whether the list of those who signed the letter may go with the document:
// one that speaks of them.
func (f *form) mayAnnex() bool {
	return !f.common && f.visit.ID == 0 && (f.asksFor("ong_ba") || f.asksFor("ong_ba_day_du")) && word.Options{}.For(f.info).MayAnnex(&f.letter)
}

// against is what speaks against the document as it is typed so far; of many letters each
// says so itself.
func (f *form) against(a answers) []data.Problem {
	if f.common || f.visit.ID == 0 && f.letter.ID == 0 || a.On.IsZero() {
		return nil
	}
	return f.paper(a).on(f.letter).Against(&f.letter)
}

// unfit are the sentences that ask for a reason.
func (f *form) unfit(a answers) (sentences []string) {
	for _, p := range f.against(a) {
		if p.Warning {
			sentences = append(sentences, p.Sentence)
		}
	}
	return sentences
}

// typedWrong are what is typed and cannot be, whatever the reason.
func (f *form) typedWrong(a answers) []data.Problem { return data.Blocking(f.against(a)) }

// askInsisted asks, while the document does not fit, why it is written all the same.
func (f *form) askInsisted() []*question {
	unfit := func(a *answers) bool { return len(f.unfit(*a)) > 0 }
	f.why = look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)
	return []*question{
		kit.Shown[answers](look.Inset(0, 4, look.OnGround(look.Soon, f.why))).When(unfit),
		kit.Lines("compose.insisted", register.FieldTemplate, 2, func(a *answers) *string { return &a.Insisted }).Must("compose.insisted.missing").When(unfit),
	}
}

// sayUnfit says why the document does not fit.
func (f *form) sayUnfit(a answers) {
	if f.why != nil {
		f.why.Set(strings.Join(f.unfit(a), "\n"))
	}
}

// offerAll offers the templates too that do not fit the letter now.
func (p *composePage) offerAll() {
	kit.RunAsync(func() ([]word.Info, error) { return word.Templates(p.o.Dir) }, func(all []word.Info, err error) {
		if err != nil {
			p.o.Failed(assets.Text("compose.noTemplates"), err)
			return
		}
		var options []kit.Option
		for _, info := range all {
			if info.For(p.letter.Kind) && onLetters(info) {
				options = append(options, kit.Option{Value: info.Name, Text: info.Title})
			}
		}
		p.choice.SetChoices(options)
		p.choice.SetValue(p.info.Name)
		kit.Toast(p.o.Window.Canvas(), assets.Text("compose.others.offered"))
	})
}

// isOneOf reports whether the page was opened for the template.
func isOneOf(names []string, info word.Info) bool { return slices.Contains(names, info.Name) }
