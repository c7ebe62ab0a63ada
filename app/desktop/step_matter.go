package desktop

import (
	"strings"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// withdrawalFields ask how far the sender takes the letter back.
func withdrawalFields(f *stepForm) stepFields {
	partly := eitherOr(f, "lifeForm.withdrawal.scope", "", "lifeForm.withdrawal.whole", "lifeForm.withdrawal.part",
		func(c *data.Withdrawal) *bool { return &c.Partly })
	part := paragraphOf("lifeForm.withdrawal.what", data.FieldPart, 2, func(c *data.Withdrawal) *string { return &c.Part }).require()
	continues := ticked(f, "lifeForm.withdrawal.continues", func(c *data.Withdrawal) *bool { return &c.Continues })
	fields := questionsOf(line("lifeForm.withdrawal.record", data.FieldNumber, func(c *data.Withdrawal) *string { return &c.Record }),
		partly.across(), part, continues,
		paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Withdrawal) *string { return &c.Reason }))
	fields.arrange = func() {
		part.field.Hidden = true
		content, _ := fields.read()
		c, _ := content.(data.Withdrawal)
		part.field.Hidden = !c.Partly
		continues.field.Hidden = !law.GoesOn(f.letter.Kind, c)
	}
	return fields
}

// letterPicker asks for another letter: by number, or by any words of it.
type letterPicker struct {
	f     *stepForm
	entry *ui.SuggestEntry
	field *ui.Field
	likes *ui.Field // the letters that are probably meant
}

func newLetterPicker(f *stepForm, key string) *letterPicker {
	p := &letterPicker{f: f}
	p.entry = ui.NewSuggestEntry(p.suggest)
	p.field = ui.NewField(assets.Text(key), p.entry).Require().Across()
	likes := ui.NewDropdown(nil, func(value string) {
		if value != "" {
			p.entry.SetText(value)
		}
	})
	likes.PlaceHolder = assets.Text("lifeForm.letter.choose")
	var options []ui.Option
	similar, err := f.o.store.Similar(f.o.ctx(), f.letter.Facts, 7)
	if err == nil { // without them the clerk can still type the number
		for i := range similar {
			if similar[i].ID != f.letter.ID {
				options = append(options, ui.Option{Value: similar[i].Number.String(), Text: letterLine(&similar[i])})
			}
		}
	}
	likes.SetChoices(options)
	p.likes = ui.NewField(assets.Text("lifeForm.letter.similar"), likes).Across()
	p.likes.Hidden = len(options) == 0
	return p
}

const lineSeparator = " – "

// letterLine names a letter in one line that begins with its number.
func letterLine(l *data.Letter) string {
	shown := l.Masked()
	return joined(lineSeparator, l.Number.String(), shown.Sender.Name, shortened(oneLine(shown.Content), 60))
}

func (p *letterPicker) suggest(typed string) []string {
	page, err := p.f.o.store.Letters(p.f.o.ctx(), store.Query{Text: typed, Descending: true, Limit: 8})
	if err != nil {
		return nil
	}
	var lines []string
	for i := range page.Letters {
		if page.Letters[i].ID != p.f.letter.ID {
			lines = append(lines, letterLine(&page.Letters[i]))
		}
	}
	return lines
}

// typed is the number that stands in the entry, or whatever else does.
func (p *letterPicker) typed() string {
	number, _, _ := strings.Cut(data.Clean(p.entry.Value()), lineSeparator)
	return strings.TrimSpace(number)
}

// letter is the letter whose number is typed; named is false when no number is.
// The error is a sentence for the clerk.
func (p *letterPicker) letter() (l data.Letter, named bool, err error) {
	n, err := data.ParseNumber(p.typed())
	if err != nil {
		return l, false, nil
	}
	if l, err = p.f.o.store.LetterByNumber(p.f.o.ctx(), n); err != nil {
		err = data.Tell(nil, "lifeForm.letter.unknown", n.String())
	}
	return l, true, err
}

// joinedFields ask for the matter that the letter belongs to.
func joinedFields(f *stepForm) stepFields {
	picker := newLetterPicker(f, "lifeForm.joined.with")
	fields := stepFields{fields: []*ui.Field{picker.likes, picker.field}, beside: map[string]*ui.Field{data.FieldMatter: picker.field}}
	fields.read = func() (data.Content, []data.Problem) {
		other, named, err := picker.letter()
		switch {
		case err != nil:
			return data.Joined{Matter: picker.typed()}, []data.Problem{{Field: data.FieldMatter, Sentence: err.Error()}}
		case !named:
			return data.Joined{Matter: picker.typed()}, nil
		case other.ID == f.letter.ID:
			return data.Joined{Matter: other.PossibleMatter()},
				[]data.Problem{{Field: data.FieldMatter, Sentence: assets.Text("lifeForm.joined.itself")}}
		}
		return data.Joined{Matter: other.PossibleMatter(), With: other.Number.String()}, nil
	}
	fields.fill = func(content data.Content) {
		c, _ := content.(data.Joined)
		if picker.entry.SetText(c.With); c.With == "" && f.mended != nil {
			picker.entry.SetText(c.Matter)
		}
	}
	return fields
}

// duplicateFields ask which letter this one repeats.
func duplicateFields(f *stepForm) stepFields {
	picker := newLetterPicker(f, "lifeForm.duplicate.of")
	return stepFields{
		fields: []*ui.Field{picker.likes, picker.field},
		beside: map[string]*ui.Field{data.FieldOf: picker.field},
		read: func() (data.Content, []data.Problem) {
			c := data.Duplicate{Of: picker.typed()}
			_, named, err := picker.letter()
			if err == nil && !named && c.Of != "" {
				err = data.Tell(nil, "form.duplicateOf.number", c.Of)
			}
			if err != nil {
				return c, []data.Problem{{Field: data.FieldOf, Sentence: err.Error()}}
			}
			return c, nil
		},
		fill: func(content data.Content) {
			c, _ := content.(data.Duplicate)
			picker.entry.SetText(c.Of)
		},
	}
}

// branchesAsked is how many branches one form can split off.
const branchesAsked = 4

// splitFields ask for the contents that become letters of their own, and for the
// one that stays.
func splitFields(f *stepForm) stepFields {
	stays, reason := ui.NewTextEntry(2), ui.NewTextEntry(1)
	stays.SetText(f.letter.Content)
	staysField := ui.NewField(assets.Text("lifeForm.split.stays"), stays).Require().Across()
	reasonField := ui.NewField(assets.Text("step.reason"), reason).Across()
	fields := stepFields{beside: map[string]*ui.Field{data.FieldReason: reasonField, data.FieldContent: staysField}}
	var kept data.Split // what a step that is put right has
	type branch struct {
		kind    *ui.Choice
		content *ui.Entry
		fields  [2]*ui.Field
	}
	var branches []branch
	if f.mended == nil {
		fields.fields = append(fields.fields, staysField)
		for i := range branchesAsked {
			b := branch{kind: ui.NewChoice(ui.OptionsOf(data.Kinds...), nil), content: ui.NewTextEntry(2)}
			suffix := f.letter.Number
			suffix.Branch = string(rune('a' + i))
			b.fields = [2]*ui.Field{ui.NewField(assets.Text("lifeForm.split.content", suffix.String()), b.content).Across(),
				ui.NewField(assets.Text("lifeForm.split.kind", suffix.String()), b.kind).Require().Across()}
			b.content.OnChanged = func(string) { f.rearrange() }
			branches = append(branches, b)
			fields.fields = append(fields.fields, b.fields[0], b.fields[1])
		}
		fields.beside[data.FieldBranches] = branches[0].fields[0]
	}
	fields.fields = append(fields.fields, reasonField)
	facts := func() []data.Facts {
		var all []data.Facts
		for _, b := range branches {
			if content := data.CleanLines(b.content.Value()); content != "" {
				one := f.letter.Facts
				one.Kind, one.Content, one.Matter, one.DuplicateOf = data.Kind(b.kind.Value()), content, "", ""
				all = append(all, one)
			}
		}
		return all
	}
	fields.read = func() (data.Content, []data.Problem) {
		c := kept
		c.Reason = data.CleanLines(reason.Value())
		if f.mended != nil {
			return c, nil
		}
		var problems []data.Problem
		for i, one := range facts() {
			n := f.letter.Number
			n.Branch = string(rune('a' + i))
			c.Branches = append(c.Branches, n)
			if one.Kind == "" {
				fields.beside[n.Branch] = branches[i].fields[1]
				problems = append(problems, data.Problem{Field: n.Branch, Sentence: assets.Text("check.kind.missing")})
			}
		}
		if data.CleanLines(stays.Value()) == "" {
			problems = append(problems, data.Problem{Field: data.FieldContent, Sentence: assets.Text("check.content.missing")})
		}
		return c, problems
	}
	fields.fill = func(content data.Content) {
		kept, _ = content.(data.Split)
		reason.SetText(kept.Reason)
	}
	fields.arrange = func() {
		for i, b := range branches {
			b.fields[0].Hidden = i > 0 && branches[i-1].content.Value() == "" && b.content.Value() == ""
			b.fields[1].Hidden = b.content.Value() == ""
		}
	}
	fields.perform = func(drafts []data.Draft) (data.Letter, error) {
		c, _ := drafts[0].Content.(data.Split)
		return f.o.do().Split(f.o.ctx(), f.letter.ID, clerk.Splitting{On: drafts[0].On, Reason: c.Reason,
			Stays: data.CleanLines(stays.Value()), Branches: facts(), Then: drafts[1:]})
	}
	return fields
}
