package register

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// Anonymous reports whether nobody knows who sent the letter: the name says so, in one of
// the ways in which offices write it (LTC Điều 25 khoản 1).
func (l *Letter) Anonymous() bool {
	name := strings.Trim(text.Fold(l.Sender.Name), " ().-")
	return slices.Contains(strings.Split(assets.Text("letter.anonymous"), "|"), name)
}

// AgainstChair reports whether the letter is about the chair of a ward's People's
// Committee or a deputy, whom the superior judges (LTC Điều 13 khoản 2, khoản 4).
func (l *Letter) AgainstChair() bool {
	folded := text.Fold(l.Against)
	for _, other := range strings.Split(assets.Text("letter.otherChairs"), "|") {
		if strings.Contains(folded, other) {
			return false
		}
	}
	return strings.Contains(folded, "chu tich")
}

// AboutDiscipline reports whether the letter complains of a decision that disciplines an
// official (LKN Điều 47–58): its content says so.
func (l *Letter) AboutDiscipline() bool {
	return l.Kind == Complaint && strings.Contains(text.Fold(l.Content+" "+l.Request), assets.Text("letter.discipline"))
}
