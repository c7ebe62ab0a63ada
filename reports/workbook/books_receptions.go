package workbook

import (
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// receptionColumns are the columns of the Sổ tiếp công dân (TT 04/2021/TT-TTCP,
// Mẫu số 03).
var receptionColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "visitedOn", 11, "center"},
	{"", "nameAddress", 21, "left"},
	{"", "identity", 14, "center"},
	{"", "matter", 34, "left"},
	{"", "kindPeople", 10, "center"},
	{"", "settledBy", 13, "left"},
	{"direction", "accept", 7.5, "center"},
	{"direction", "guide", 14, "left"},
	{"direction", "forward", 14, "left"},
	{"", "outcome", 14, "left"},
	{"", "remark", 11, "left"},
}

// receptions are the rows of the reception book: the visits of the period, each with its
// running number in the calendar year, so that the books of two months make one.
func (m *rowMaker) receptions(add addRow) error {
	visits, err := m.src.Receptions(m.ctx, day.Period{From: day.Date(m.period.From.Year()*10000 + 101), To: m.period.To})
	if err != nil {
		return err
	}
	numbers := map[int]int{}
	for i := range visits {
		r := &visits[i]
		if numbers[r.On.Year()]++; r.On < m.period.From {
			continue
		}
		mask := m.maskOfVisit(r)
		accept, guide, forward, other := directions(r.Handling)
		err := add(r.Kind, mask.row(
			numbers[r.On.Year()], r.On, visitor(mask, r), mask.secretPart(r.Visitor.Identity),
			lines(r.Content, labelled("books.request", r.Demand)), kindPeople(r), r.SettledBy,
			accept, guide, forward, r.Outcome,
			lines(other, labelled("books.refused", r.Refusal), labelled("books.registered", r.Letter), r.Note),
		)...)
		if err != nil {
			return err
		}
	}
	return nil
}

func visitor(mask *mask, r *register.Reception) string {
	if mask != nil {
		return mask.name
	}
	return lines(r.Visitor.Name, r.Visitor.Address, labelled("books.actsFor", r.ActsFor))
}

// kindPeople is column 6: the kind, and how many people came with one content.
func kindPeople(r *register.Reception) string {
	people := ""
	if r.People > 0 {
		people = assets.Text("books.people", "count", r.People)
	}
	return lines(r.Kind.Label(), people)
}

// directions puts the clerk's words into columns 8 to 10 of the form; other is
// what belongs into none of them.
func directions(handling string) (accept, guide, forward, other string) {
	words := text.Fold(handling)
	has := func(part string) bool { return strings.Contains(words, part) }
	switch {
	case has("chuyen"):
		forward = handling
	case has("huong dan"), has("tra lai"), has("tra don"):
		guide = handling
	case has("thu ly") && !has("khong thu ly"):
		accept = marked(true)
		if words != "thu ly" {
			other = handling
		}
	default:
		other = handling
	}
	return accept, guide, forward, other
}
