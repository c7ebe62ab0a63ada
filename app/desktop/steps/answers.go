package steps

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// answer is one question of a step's form, and where its answer stands in the
// content of the step.
type answer[C data.Content] struct {
	field *kit.Field
	about string         // the data.Problem.Field that stands beside it, "" for none
	read  func(*C) error // the error is a sentence for the clerk
	none  func(*C)       // what a question that does not apply leaves
	fill  func(*C)
}

// questionsOf are the questions of a form in reading order. What the form does not
// ask about stays as it was filled in.
func questionsOf[C data.Content](answers ...answer[C]) views.StepFields {
	var kept C
	fields := views.StepFields{Beside: map[string]*kit.Field{}}
	for _, a := range answers {
		fields.Fields = append(fields.Fields, a.field)
		if a.about != "" {
			fields.Beside[a.about] = a.field
		}
	}
	fields.Read = func() (data.Content, []data.Problem) {
		c := kept
		var problems []data.Problem
		for _, a := range answers {
			if !a.field.Visible() {
				a.none(&c)
			} else if err := a.read(&c); err != nil {
				problems = append(problems, data.Problem{Field: a.about, Sentence: err.Error()})
			}
		}
		return c, problems
	}
	fields.Fill = func(content data.Content) {
		kept, _ = content.(C)
		for _, a := range answers {
			a.fill(&kept)
		}
	}
	return fields
}

func (a answer[C]) across() answer[C] {
	a.field.Across()
	return a
}

func (a answer[C]) require() answer[C] {
	a.field.Require()
	return a
}

// shownOnly is something to read in a form, not to answer.
func shownOnly[C data.Content](field *kit.Field) answer[C] {
	return answer[C]{field, "", func(*C) error { return nil }, func(*C) {}, func(*C) {}}
}

// line asks for one line.
func line[C data.Content](key, about string, at func(*C) *string) answer[C] {
	entry := kit.NewEntry()
	return answer[C]{kit.NewField(assets.Text(key), entry), about,
		func(c *C) error { *at(c) = data.Clean(entry.Value()); return nil },
		func(c *C) { *at(c) = "" },
		func(c *C) { entry.SetText(*at(c)) }}
}

// paperNumber asks for the number of a document.
func paperNumber[C data.Content](key string, at func(*C) *string) answer[C] {
	entry := kit.NewEntry()
	entry.SetPlaceHolder(assets.Text("lifeForm.number.example"))
	a := line(key, data.FieldNumber, at)
	a.field = kit.NewField(assets.Text(key), entry)
	a.read = func(c *C) error { *at(c) = data.Clean(entry.Value()); return nil }
	a.fill = func(c *C) { entry.SetText(*at(c)) }
	return a
}

// suggested asks for one line and offers what is known to fit.
func suggested[C data.Content](key, about string, suggest func(string) []string, at func(*C) *string) answer[C] {
	entry := kit.NewSuggestEntry(suggest)
	return answer[C]{kit.NewField(assets.Text(key), entry), about,
		func(c *C) error { *at(c) = data.Clean(entry.Value()); return nil },
		func(c *C) { *at(c) = "" },
		func(c *C) { entry.SetText(*at(c)) }}
}

// paragraphOf asks for a text of several lines.
func paragraphOf[C data.Content](key, about string, rows int, at func(*C) *string) answer[C] {
	entry := kit.NewTextEntry(rows)
	return answer[C]{kit.NewField(assets.Text(key), entry).Across(), about,
		func(c *C) error { *at(c) = data.CleanLines(entry.Value()); return nil },
		func(c *C) { *at(c) = "" },
		func(c *C) { entry.SetText(*at(c)) }}
}

// chosen asks for one of a few.
func chosen[C data.Content, T ~string](f *Form, key, about string, options []kit.Option, at func(*C) *T) answer[C] {
	choice := kit.NewChoice(options, func(string) { f.rearrange() })
	return answer[C]{kit.NewField(assets.Text(key), choice), about,
		func(c *C) error { *at(c) = T(choice.Value()); return nil },
		func(c *C) { *at(c) = "" },
		func(c *C) {
			offered := options
			if !offers(options, string(*at(c))) { // what is recorded stays on offer
				offered = append(options[:len(options):len(options)], kit.Option{Value: string(*at(c)), Text: string(*at(c))})
			}
			choice.SetOptions(offered)
			choice.SetValue(string(*at(c)))
		}}
}

func offers(options []kit.Option, value string) bool {
	for _, o := range options {
		if o.Value == value {
			return true
		}
	}
	return value == ""
}

// eitherOr asks which of two is the case; yes is the one that sets the flag.
func eitherOr[C data.Content](f *Form, key, about, no, yes string, at func(*C) *bool) answer[C] {
	const set, unset = "yes", "no"
	choice := kit.NewChoice([]kit.Option{{Value: unset, Text: assets.Text(no)}, {Value: set, Text: assets.Text(yes)}},
		func(string) { f.rearrange() })
	choice.SetValue(unset)
	return answer[C]{kit.NewField(assets.Text(key), choice), about,
		func(c *C) error { *at(c) = choice.Value() == set; return nil },
		func(c *C) { *at(c) = false },
		func(c *C) {
			choice.SetValue(unset)
			if *at(c) {
				choice.SetValue(set)
			}
		}}
}

// ticked asks whether something is so.
func ticked[C data.Content](f *Form, key string, at func(*C) *bool) answer[C] {
	check := kit.NewCheck(assets.Text(key), func(bool) { f.rearrange() })
	return answer[C]{kit.NewField("", check).Across(), "",
		func(c *C) error { *at(c) = check.Checked; return nil },
		func(c *C) { *at(c) = false },
		func(c *C) { check.SetChecked(*at(c)) }}
}

// dayOf asks for a day beside the legal date of the step.
func dayOf[C data.Content](f *Form, key, about string, at func(*C) *data.Date) answer[C] {
	day := f.o.DateField()
	return answer[C]{kit.NewField(assets.Text(key), day), about,
		func(c *C) (err error) { *at(c), err = day.Date(); return err },
		func(c *C) { *at(c) = 0 },
		func(c *C) { day.SetDate(*at(c)) }}
}

// daysOf asks for a number of days.
func daysOf[C data.Content](key, about string, at func(*C) *int) answer[C] {
	entry := kit.NewEntry()
	return answer[C]{kit.NewField(assets.Text(key), entry).Require(), about,
		func(c *C) error {
			days, err := ReadCount(entry.Value())
			if err != nil || days < 0 {
				return data.Tell(nil, "check.days.range")
			}
			*at(c) = days
			return nil
		},
		func(c *C) { *at(c) = 0 },
		func(c *C) {
			entry.SetText("")
			if *at(c) > 0 {
				entry.SetText(kit.Number(*at(c)))
			}
		}}
}
