package steps

import (
	"cmp"
	"slices"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/data/law"
	"donthu/data/register"
)

// duties asks which duties were met outside the program: those that the step names, and
// the others that are wanted on the letter.
func duties(f *Form) *kit.Question[register.DoneOutside] {
	names := slices.Clone(atFirst[register.DoneOutside](f).Duties)
	for _, d := range f.o.Law().Duties(&f.letter) {
		if name := d.Key(); d.Use == "" && !d.Done && !d.Informs && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var q *kit.Question[register.DoneOutside]
	column := look.NewColumn(0)
	checks := make([]*kit.Check, len(names))
	for i, name := range names {
		checks[i] = kit.NewCheck(cmp.Or(law.DutyWords(name, f.letter.Kind), name.Rule), func(bool) { q.Changed() })
		column.Add(look.Yielding(80, checks[i]))
	}
	q = kit.Own("outside.duties", register.FieldDuties, column, func(c *register.DoneOutside) error {
		c.Duties = nil
		for i, check := range checks {
			if check.Checked {
				c.Duties = append(c.Duties, names[i])
			}
		}
		return nil
	}, func(c *register.DoneOutside) {
		for i, check := range checks {
			check.SetChecked(slices.Contains(c.Duties, names[i]))
		}
	})
	return q
}
