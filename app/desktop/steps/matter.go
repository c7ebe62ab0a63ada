package steps

import (
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// withdrawalFields ask how far the sender takes the letter back.
func withdrawalFields(f *Form) views.StepFields {
	partly := eitherOr(f, "lifeForm.withdrawal.scope", "", "lifeForm.withdrawal.whole", "lifeForm.withdrawal.part",
		func(c *data.Withdrawal) *bool { return &c.Partly })
	part := paragraphOf("lifeForm.withdrawal.what", data.FieldPart, 2, func(c *data.Withdrawal) *string { return &c.Part }).require()
	continues := ticked(f, "lifeForm.withdrawal.continues", func(c *data.Withdrawal) *bool { return &c.Continues })
	fields := questionsOf(line("lifeForm.withdrawal.record", data.FieldNumber, func(c *data.Withdrawal) *string { return &c.Record }),
		partly.across(), part, continues,
		paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Withdrawal) *string { return &c.Reason }))
	fields.Arrange = func() {
		part.field.Hidden = true
		content, _ := fields.Read()
		c, _ := content.(data.Withdrawal)
		part.field.Hidden = !c.Partly
		continues.field.Hidden = !law.GoesOn(f.letter.Kind, c)
	}
	return fields
}

// letterPicker asks for another letter: by number, or by any words of it.
type letterPicker struct {
	f     *Form
	entry *kit.SuggestEntry
	field *kit.Field
	likes *kit.Field // the letters that are probably meant
}

func newLetterPicker(f *Form, key string) *letterPicker {
	p := &letterPicker{f: f}
	p.entry = kit.NewSuggestEntry(p.suggest)
	p.field = kit.NewField(assets.Text(key), p.entry).Require().Across()
	likes := kit.NewDropdown(nil, func(value string) {
		if value != "" {
			p.entry.SetText(value)
		}
	})
	likes.PlaceHolder = assets.Text("lifeForm.letter.choose")
	var options []kit.Option
	similar, err := f.o.Store.Similar(f.o.Ctx(), f.letter.Facts, 7)
	if err == nil { // without them the clerk can still type the number
		for i := range similar {
			if similar[i].ID != f.letter.ID {
				options = append(options, kit.Option{Value: similar[i].Number.String(), Text: letterLine(&similar[i])})
			}
		}
	}
	likes.SetChoices(options)
	p.likes = kit.NewField(assets.Text("lifeForm.letter.similar"), likes).Across()
	p.likes.Hidden = len(options) == 0
	return p
}

const lineSeparator = " – "

// letterLine names a letter in one line that begins with its number.
func letterLine(l *data.Letter) string {
	shown := l.Masked()
	return kit.Joined(lineSeparator, l.Number.String(), shown.Sender.Name, kit.Shortened(kit.OneLine(shown.Content), 60))
}

func (p *letterPicker) suggest(typed string) []string {
	page, err := p.f.o.Store.Letters(p.f.o.Ctx(), store.Query{Text: typed, Descending: true, Limit: 8})
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
// The error is a sentence for the office.
func (p *letterPicker) letter() (l data.Letter, named bool, err error) {
	n, err := data.ParseNumber(p.typed())
	if err != nil {
		return l, false, nil
	}
	if l, err = p.f.o.Store.LetterByNumber(p.f.o.Ctx(), n); err != nil {
		err = data.Tell(nil, "lifeForm.letter.unknown", n.String())
	}
	return l, true, err
}

// joinedFields ask for the matter that the letter belongs to.
func joinedFields(f *Form) views.StepFields {
	picker := newLetterPicker(f, "lifeForm.joined.with")
	fields := views.StepFields{Fields: []*kit.Field{picker.likes, picker.field}, Beside: map[string]*kit.Field{data.FieldMatter: picker.field}}
	fields.Read = func() (data.Content, []data.Problem) {
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
	fields.Fill = func(content data.Content) {
		c, _ := content.(data.Joined)
		if picker.entry.SetText(c.With); c.With == "" && f.mended != nil {
			picker.entry.SetText(c.Matter)
		}
	}
	return fields
}

// duplicateFields ask which letter this one repeats.
func duplicateFields(f *Form) views.StepFields {
	picker := newLetterPicker(f, "lifeForm.duplicate.of")
	return views.StepFields{
		Fields: []*kit.Field{picker.likes, picker.field},
		Beside: map[string]*kit.Field{data.FieldOf: picker.field},
		Read: func() (data.Content, []data.Problem) {
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
		Fill: func(content data.Content) {
			c, _ := content.(data.Duplicate)
			picker.entry.SetText(c.Of)
		},
	}
}

// branchesAsked is how many branches one form can split off.
const branchesAsked = 4

// splitFields ask for the contents that become letters of their own, and for the
// one that stays.
func splitFields(f *Form) views.StepFields {
	stays, reason := kit.NewTextEntry(2), kit.NewTextEntry(1)
	stays.SetText(f.letter.Content)
	staysField := kit.NewField(assets.Text("lifeForm.split.stays"), stays).Require().Across()
	reasonField := kit.NewField(assets.Text("step.reason"), reason).Across()
	fields := views.StepFields{Beside: map[string]*kit.Field{data.FieldReason: reasonField, data.FieldContent: staysField}}
	var kept data.Split // what a step that is put right has
	type branch struct {
		kind    *kit.Choice
		content *kit.Entry
		fields  [2]*kit.Field
	}
	var branches []branch
	if f.mended == nil {
		fields.Fields = append(fields.Fields, staysField)
		for i := range branchesAsked {
			b := branch{kind: kit.NewChoice(kit.OptionsOf(data.Kinds...), nil), content: kit.NewTextEntry(2)}
			suffix := f.letter.Number
			suffix.Branch = string(rune('a' + i))
			b.fields = [2]*kit.Field{kit.NewField(assets.Text("lifeForm.split.content", suffix.String()), b.content).Across(),
				kit.NewField(assets.Text("lifeForm.split.kind", suffix.String()), b.kind).Require().Across()}
			b.content.OnChanged = func(string) { f.rearrange() }
			branches = append(branches, b)
			fields.Fields = append(fields.Fields, b.fields[0], b.fields[1])
		}
		fields.Beside[data.FieldBranches] = branches[0].fields[0]
	}
	fields.Fields = append(fields.Fields, reasonField)
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
	fields.Read = func() (data.Content, []data.Problem) {
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
				fields.Beside[n.Branch] = branches[i].fields[1]
				problems = append(problems, data.Problem{Field: n.Branch, Sentence: assets.Text("check.kind.missing")})
			}
		}
		if data.CleanLines(stays.Value()) == "" {
			problems = append(problems, data.Problem{Field: data.FieldContent, Sentence: assets.Text("check.content.missing")})
		}
		return c, problems
	}
	fields.Fill = func(content data.Content) {
		kept, _ = content.(data.Split)
		reason.SetText(kept.Reason)
	}
	fields.Arrange = func() {
		for i, b := range branches {
			b.fields[0].Hidden = i > 0 && branches[i-1].content.Value() == "" && b.content.Value() == ""
			b.fields[1].Hidden = b.content.Value() == ""
		}
	}
	fields.Perform = func(drafts []data.Draft) (data.Letter, error) {
		c, _ := drafts[0].Content.(data.Split)
		return f.o.Do().Split(f.o.Ctx(), f.letter.ID, office.Splitting{On: drafts[0].On, Reason: c.Reason,
			Stays: data.CleanLines(stays.Value()), Branches: facts(), Then: drafts[1:]})
	}
	return fields
}
