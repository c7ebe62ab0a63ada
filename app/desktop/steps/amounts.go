package steps

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// amountFields are the amounts of a form, shown once the clerk says that there
// are any: most settlements order nothing of the kind.
type amountFields[T any] struct {
	amounts []views.AmountOf[T]
	any     *kit.Check
	head    *kit.Field
	entries []*kit.Entry
	fields  []*kit.Field
}

func newAmountFields[T any](f *Form, question string, amounts []views.AmountOf[T]) *amountFields[T] {
	a := &amountFields[T]{any: kit.NewCheck(assets.Text(question), func(bool) { f.rearrange() })}
	a.head = kit.NewField("", a.any).Across()
	for _, amount := range amounts {
		if amount.Denunciation && f.letter.Kind != data.Denunciation {
			continue
		}
		entry := kit.NewEntry()
		entry.SetPlaceHolder("0")
		a.amounts = append(a.amounts, amount)
		a.entries = append(a.entries, entry)
		a.fields = append(a.fields, kit.NewField(assets.Text(amount.Key), entry))
	}
	return a
}

func (a *amountFields[T]) all() []*kit.Field { return append([]*kit.Field{a.head}, a.fields...) }

// stand says beside which field the problems of the amounts stand.
func (a *amountFields[T]) stand(beside map[string]*kit.Field) {
	beside[data.FieldAmounts] = a.head
	for i, amount := range a.amounts {
		beside[amount.Key] = a.fields[i]
	}
}

// show shows the amounts, or all of the question when apply is false.
func (a *amountFields[T]) show(apply bool) {
	a.head.Hidden = !apply
	for _, field := range a.fields {
		field.Hidden = !apply || !a.any.Checked
	}
}

func (a *amountFields[T]) read(into *T) []data.Problem {
	if !a.any.Checked {
		return nil
	}
	var problems []data.Problem
	for i, amount := range a.amounts {
		var err error
		switch to := amount.At(into).(type) {
		case *float64:
			*to, err = ReadAmount(a.entries[i].Value())
		case *int:
			*to, err = ReadCount(a.entries[i].Value())
		}
		if err != nil {
			problems = append(problems, data.Problem{Field: amount.Key, Sentence: err.Error()})
		}
	}
	return problems
}

func (a *amountFields[T]) fill(from *T) {
	some := false
	for i, amount := range a.amounts {
		value := 0.0
		switch at := amount.At(from).(type) {
		case *float64:
			value = *at
		case *int:
			value = float64(*at)
		}
		text := ""
		if value != 0 {
			text, some = forms.Shown(value), true
		}
		a.entries[i].SetText(text)
	}
	a.any.SetChecked(some)
}

var (
	plainNumber   = regexp.MustCompile(`^-?\d+(,\d+)?$`)
	groupedNumber = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+(,\d+)?$`)
)

// ReadAmount reads a number as Vietnamese write it: 1.250,5. Nothing is 0. The
// error is a sentence for the clerk.
func ReadAmount(typed string) (float64, error) {
	s := strings.ReplaceAll(strings.TrimSpace(typed), " ", "")
	if s == "" {
		return 0, nil
	}
	if !plainNumber.MatchString(s) && !groupedNumber.MatchString(s) {
		return 0, data.Tell(nil, "amount.unreadable", typed)
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), 64)
	if err != nil || value > 1e12 {
		return 0, data.Tell(nil, "amount.unreadable", typed)
	}
	return value, nil
}

// ReadCount reads a whole number.
func ReadCount(typed string) (int, error) {
	value, err := ReadAmount(typed)
	if err == nil && (value != float64(int(value)) || value > 1e9) {
		err = data.Tell(nil, "amount.whole", typed)
	}
	if err != nil {
		return 0, err
	}
	return int(value), nil
}
