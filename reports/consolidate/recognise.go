package consolidate

import (
	"slices"
	"strings"
	"sync"

	"donthu/data/day"
	"donthu/data/text"
	"donthu/reports/forms"
)

// columnsOf reads a row as the row MS of a form: the sheet's columns (from 0) at
// which the form's columns begin, by number, and what is printed there. ok is
// false for any other row. Some offices delete the letters MS; such a row must
// hold all numbers and is looked for (unnamed) only where no form has begun,
// because figures may happen to count up.
func columnsOf(row []string, unnamed bool) (starts map[int]int, printed map[int]string, ok bool) {
	named := false
	starts, printed = map[int]int{}, map[int]string{}
	last := 0
	for at, written := range row {
		written = text.Clean(written)
		switch strings.ToLower(written) {
		case "":
			continue
		case "ms", "mã số":
			named = true
			continue
		}
		number, _, err := forms.ParseMS(strings.Trim(written, "()"))
		if err != nil || number <= last {
			if len(starts) == 0 {
				continue // a word before the numbers
			}
			return nil, nil, false
		}
		starts[number], printed[number] = at, written
		last = number
	}
	if !named && (!unnamed || len(starts) < fewestColumns || last != len(starts)) || len(starts) == 0 {
		return nil, nil, false
	}
	return starts, printed, true
}

// fewestColumns is how many columns in a row make a row MS without the letters.
const fewestColumns = 10

// fitting is a form that explains what stands on a sheet.
type fitting struct {
	edition *forms.Edition
	form    *forms.Form
	missing []int // columns that the sheet does not have
}

// recognise finds the form of the known editions whose row MS this is. above are the
// texts that stand over it. The form is nil when none fits, or several do; but a
// circular often takes forms over from the one before, and of those that fit alike
// it is the one in force in the period.
func recognise(known []*forms.Edition, sheet string, above []string, printed map[int]string, p day.Period) fitting {
	packedMS := make(map[int]string, len(printed))
	for number, text := range printed {
		packedMS[number] = packed(text)
	}
	best := 1
	var alike []fitting
	for _, e := range known {
		for _, f := range e.Forms {
			score, missing := fit(f, sheet, above, packedMS)
			if score > best {
				best, alike = score, nil
			}
			if score == best {
				alike = append(alike, fitting{e, f, missing})
			}
		}
	}
	if len(alike) > 1 {
		alike = slices.DeleteFunc(alike, func(f fitting) bool { return f.edition.Unfit(p) != "" })
	}
	if len(alike) != 1 {
		return fitting{}
	}
	return alike[0]
}

// fit judges how well a form explains what stands on a sheet, 0 when not at all:
// the columns and their formulas count most, then the number and the title over
// them, then the name of the sheet.
func fit(f *forms.Form, sheet string, above []string, printed map[int]string) (score int, missing []int) {
	for number := range printed {
		if f.Column(number).Number == 0 {
			return 0, nil
		}
	}
	differing := 0
	for _, c := range f.Columns {
		text, there := printed[c.Number]
		switch {
		case !there:
			missing = append(missing, c.Number)
		case text != shippedMS()[c.MS]:
			differing++
		}
	}
	named, titled := false, false
	for _, said := range above {
		named = named || strings.EqualFold(packed(said), f.Number) || strings.Contains(strings.ToUpper(said), "SỐ "+f.Number)
		titled = titled || text.Fold(said) == text.Fold(f.Title)
	}
	if len(missing) > 0 && !named && !titled || len(missing) > len(f.Columns)/2 {
		return 0, nil
	}
	score = 1 + 4*max(0, 10-2*len(missing)-differing)
	for _, holds := range []bool{named, titled, strings.EqualFold(packed(sheet), f.ID)} {
		score *= 2
		if holds {
			score++
		}
	}
	return score, missing
}

// shippedMS are the texts of all rows MS, packed.
var shippedMS = sync.OnceValue(func() map[string]string {
	texts := map[string]string{}
	for _, e := range forms.Editions() {
		for _, f := range e.Forms {
			for _, c := range f.Columns {
				texts[c.MS] = packed(c.MS)
			}
		}
	}
	return texts
})

// packed is a text without spaces, brackets and the ways in which ranges are
// dotted.
func packed(words string) string {
	words = strings.Trim(strings.Join(strings.Fields(text.Clean(words)), ""), "()")
	for strings.Contains(words, "...") {
		words = strings.ReplaceAll(words, "...", "..")
	}
	return strings.ReplaceAll(words, "…", "..")
}
