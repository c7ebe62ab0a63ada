package steps

import (
	"strings"

	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

const (
	fieldSimilar  = "similar"
	lineSeparator = " – "
)

// other is another letter: by number, or by any words of it.
type other struct {
	Typed   string // a line of letterLine, a number, or the key of a matter
	Similar string // the number picked of those that are probably meant
}

// number is the number that is typed, or whatever else is.
func (w other) number() string {
	typed, _, _ := strings.Cut(w.Typed, lineSeparator)
	return strings.TrimSpace(typed)
}

// letterLine names a letter in one line that begins with its number.
func letterLine(l *register.Letter) string {
	shown := l.Masked()
	return kit.Joined(lineSeparator, l.Number.String(), shown.Sender.Name, kit.Shortened(kit.OneLine(shown.Content), 60))
}

// askOther asks for another letter. content is what the step says as far as is typed;
// examine, which gets the letter once its number is typed and found, says it whole.
func askOther(f *Form, key, field string, begin func(steps.Content) string, content func(other) steps.Content,
	check func(other) []data.Problem, examine func(w other, found *register.Letter) (steps.Content, []data.Problem)) record {
	lines := func(of []register.Letter) (lines []kit.Option) {
		for i := range of {
			if of[i].ID != f.letter.ID {
				lines = append(lines, kit.Option{Value: of[i].Number.String(), Text: letterLine(&of[i])})
			}
		}
		return lines
	}
	similar := kit.Pick("lifeForm.letter.similar", fieldSimilar, nil, func(w *other) *string { return &w.Similar }).Across().
		Options(func(*other) []kit.Option { return lines(f.known.similar) }).
		When(func(*other) bool { return len(lines(f.known.similar)) > 0 })
	similar.Widget.(*kit.Dropdown).PlaceHolder = assets.Text("lifeForm.letter.choose")
	return ask(f, asking[other]{
		questions: list(similar, kit.Suggested(key, field, func(typed string) (found []string) {
			page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Text: typed, Descending: true, Limit: 8})
			if err != nil {
				return nil // without suggestions the clerk can still type the number
			}
			for _, line := range lines(page.Letters) {
				found = append(found, line.Text)
			}
			return found
		}, func(w *other) *string { return &w.Typed }).Require().Across()),
		begin:   func(c steps.Content) other { return other{Typed: begin(c)} },
		content: content,
		check:   check,
		examine: func(w other) (steps.Content, []data.Problem, error) {
			n, err := register.ParseNumber(w.number())
			if err != nil {
				return content(w), nil, nil
			}
			l, err := f.o.Store.LetterByNumber(f.o.Ctx(), n)
			if err != nil {
				return content(w), []data.Problem{{Field: field, Sentence: assets.Text("lifeForm.letter.unknown", "letter", n.String())}}, nil
			}
			c, problems := examine(w, &l)
			return c, problems, nil
		},
		changed: func(question string, w *other) bool {
			w.Typed = w.Similar
			return question == fieldSimilar && w.Similar != ""
		},
	})
}

// joined asks for the matter that the letter belongs to.
func joined(f *Form) record {
	return askOther(f, "lifeForm.joined.with", register.FieldMatter, func(content steps.Content) string {
		c, _ := content.(register.Joined)
		if c.With == "" && f.mended != nil {
			return c.Matter
		}
		return c.With
	}, func(w other) steps.Content { return register.Joined{Matter: w.number()} }, nil,
		func(_ other, found *register.Letter) (steps.Content, []data.Problem) {
			if found.ID == f.letter.ID {
				return register.Joined{Matter: found.PossibleMatter()}, []data.Problem{{Field: register.FieldMatter, Sentence: assets.Text("lifeForm.joined.itself")}}
			}
			return register.Joined{Matter: found.PossibleMatter(), With: found.Number.String()}, nil
		})
}

// duplicate asks which letter this one repeats.
func duplicate(f *Form) record {
	content := func(w other) steps.Content { return register.Duplicate{Of: w.number()} }
	return askOther(f, "lifeForm.duplicate.of", register.FieldOf, func(content steps.Content) string {
		c, _ := content.(register.Duplicate)
		return c.Of
	}, content, func(w other) (found []data.Problem) {
		if _, err := register.ParseNumber(w.number()); err != nil && w.number() != "" {
			found = append(found, data.Problem{Field: register.FieldOf, Sentence: assets.Text("form.duplicateOf.number", "text", w.number())})
		}
		return found
	}, func(w other, _ *register.Letter) (steps.Content, []data.Problem) { return content(w), nil })
}

// branchesAsked is how many branches one form can split off.
const branchesAsked = 4

// splitting is a letter of several contents: what becomes letters of their own, and
// what stays.
type splitting struct {
	register.Split
	Stays string
	Parts [branchesAsked]struct {
		Content string
		Kind    register.Kind
	}
}

// split asks for the contents that become letters of their own; of a step that is put
// right for the reason alone.
func split(f *Form) record {
	branch := func(i int) register.Number {
		n := f.letter.Number
		n.Branch = string(rune('a' + i))
		return n
	}
	var questions []*kit.Question[splitting]
	if f.mended == nil {
		questions = append(questions, kit.Lines("lifeForm.split.stays", register.FieldContent, 2, func(w *splitting) *string { return &w.Stays }).
			Must("check.content.missing"))
		for i := range branchesAsked {
			name := branch(i).String()
			named := func(key string) func(*splitting) string {
				return func(*splitting) string { return assets.Text(key, "letter", name) }
			}
			about := register.FieldBranches
			if i > 0 {
				about += name
			}
			questions = append(questions,
				kit.Lines("", about, 2, func(w *splitting) *string { return &w.Parts[i].Content }).Label(named("lifeForm.split.content")).
					When(func(w *splitting) bool { return i == 0 || w.Parts[i-1].Content != "" || w.Parts[i].Content != "" }),
				kit.Choose("", name, kit.OptionsOf(register.Kinds...), func(w *splitting) *register.Kind { return &w.Parts[i].Kind }).
					Label(named("lifeForm.split.kind")).Must("check.kind.missing").Across().
					When(func(w *splitting) bool { return w.Parts[i].Content != "" }))
		}
	}
	facts := func(w splitting) (all []register.Facts) {
		for _, part := range w.Parts {
			if part.Content != "" {
				one := f.letter.Facts
				one.Kind, one.Content, one.Matter, one.DuplicateOf = part.Kind, part.Content, "", ""
				all = append(all, one)
			}
		}
		return all
	}
	return ask(f, asking[splitting]{
		questions: append(questions, kit.Lines("step.reason", data.FieldReason, 1, func(w *splitting) *string { return &w.Reason })),
		begin: func(content steps.Content) splitting {
			c, _ := content.(register.Split)
			return splitting{Split: c, Stays: f.letter.Content}
		},
		content: func(w splitting) steps.Content {
			for i := range facts(w) {
				w.Branches = append(w.Branches[:i:i], branch(i))
			}
			return w.Split
		},
		perform: func(w splitting, drafts []steps.Draft) error {
			_, err := f.o.Do().Split(f.o.Ctx(), f.letter.ID, office.Splitting{On: drafts[0].On, Reason: w.Reason, Stays: w.Stays, Branches: facts(w), Then: drafts[1:]})
			return err
		},
	})
}
