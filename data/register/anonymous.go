package register

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/text"
)

// Anonymous reports whether nobody knows who sent the letter: the name says so, in one of
// the ways in which offices write it (LTC Điều 25 khoản 1).
func (l *Letter) Anonymous() bool {
	name := strings.Trim(text.Fold(l.Sender.Name), " ().-")
	return slices.ContainsFunc(anonymous(), func(words string) bool {
		return name == words || strings.HasPrefix(name, words+" ") || strings.HasPrefix(name, words+",")
	})
}

var anonymous = sync.OnceValue(func() []string { return strings.Split(assets.Text("letter.anonymous"), "|") })

// AgainstChair reports whether the letter is about the chair of a ward's People's
// Committee or a deputy, whom the superior judges (LTC Điều 13 khoản 2, khoản 4).
func (l *Letter) AgainstChair() bool {
	folded := text.Fold(l.Against)
	says := func(key string) bool {
		return slices.ContainsFunc(strings.Split(assets.Text(key), "|"), func(words string) bool { return strings.Contains(folded, words) })
	}
	return folded != "" && (says("letter.chairs") || strings.Contains(folded, "chu tich") && !says("letter.otherChairs"))
}

var disciplined = regexp.MustCompile(`khieu nai[^.;,]{0,60}quyet dinh (so [^ ]+ )?ky luat`)

// AboutDiscipline reports whether the letter complains of a decision that disciplines an
// official (LKN Điều 47–58): its content says so.
func (l *Letter) AboutDiscipline() bool {
	if l.Kind != Complaint {
		return false
	}
	words := l.Content + " " + l.Request
	low := strings.ToLower(words)
	if !strings.Contains(low, "luật") && !strings.Contains(low, "luat") {
		return false // folding a long content is dear
	}
	return disciplined.MatchString(text.Fold(words))
}

// AboutDismissal reports whether the decision dismisses the official, for which the second
// complaint has more days (LKN Điều 48).
func (l *Letter) AboutDismissal() bool {
	return l.AboutDiscipline() && strings.Contains(text.Fold(l.Content+" "+l.Request), "buoc thoi viec")
}
