package word

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
)

// party is who sent a letter, as documents write it.
type party struct {
	name  string // as it was written down; empty where nobody gave one
	short string // "bà Lê Thị Út và 36 người khác": in the middle of a sentence
	full  string // with who represents them: where they are named first
	signs string // who signs for them; empty where a body's or a group's paper tells nobody
	paper string // what the number of the identity paper is of
}

// partyOf is who sent the letter. An office or a company has no form of address, several
// people are who stands for them and how many the others are, and who gave no name is
// called by no words that stand in the book for one.
func partyOf(l *register.Letter) party {
	p := party{paper: assets.Text("document.paper.person")}
	name := text.Clean(l.Sender.Name)
	others := max(l.Signatories, len(l.CoSigners)+1) - 1
	switch {
	case name == "":
		return p
	case l.Anonymous():
		p.short = assets.Text("document.anonymous")
		p.full = p.short
		return p // a phrase that says that nobody is known is no name
	case isBody(name):
		p.short, p.paper = name, assets.Text("document.paper.body")
	case isGroup(name):
		p.short = lowerFirst(name)
	default:
		p.short = Addressed(l.Sender)
	}
	p.name, p.full = name, p.short
	if others > 0 && !isBody(name) && !isGroup(name) && !counted.MatchString(name) {
		p.short = assets.Text("document.andOthers", "person", p.short, "count", others)
		p.full = p.short
	}
	if r := l.Representative; text.Clean(r.Name) != "" && text.Fold(r.Name) != text.Fold(name) {
		p.full = assets.Text("document.represented", "person", p.short, "representative", Addressed(r))
	}
	if p.signs = name; isBody(name) || isGroup(name) {
		p.signs = text.Clean(l.Representative.Name)
	}
	return p
}

// counted is a name that tells itself how many others there are: "… và 36 hộ dân".
var counted = regexp.MustCompile(`\s(và|cùng)\s+\d+`)

// Addressed is a person with the words before the name that documents use: as the form of
// address was written down, as the name begins, as its middle names make likely, else both.
func Addressed(p register.Person) string {
	name := text.Clean(p.Name)
	if name == "" || isBody(name) || isGroup(name) {
		return name
	}
	word, bare := parted(name)
	switch cmp.Or(p.Title, word, likely(bare)) {
	case register.TitleMr:
		return assets.Text("document.mr") + " " + bare
	case register.TitleMrs:
		return assets.Text("document.mrs") + " " + bare
	}
	return assets.Text("document.mrMs") + " " + bare
}

// parted is a name without the form of address with which it was typed, and what that form
// tells.
func parted(name string) (title, bare string) {
	low := strings.ToLower(name)
	for _, forms := range []struct{ key, title string }{{"document.forms.both", ""}, {"document.forms.mr", register.TitleMr}, {"document.forms.mrs", register.TitleMrs}} {
		for _, form := range strings.Split(assets.Text(forms.key), "|") {
			if rest, found := strings.CutPrefix(low, form+" "); found {
				return forms.title, strings.TrimSpace(name[len(name)-len(rest):])
			}
		}
	}
	return "", name
}

// likely is the form of address that a middle name makes likely: văn of a man, thị of a
// woman; empty where none does.
func likely(name string) string {
	first, _, _ := strings.Cut(strings.ToLower(name), " và ")
	words := strings.Fields(first)
	if len(words) < 3 {
		return ""
	}
	middle := words[1 : len(words)-1]
	switch {
	case slices.Contains(middle, "thị"):
		return register.TitleMrs
	case slices.Contains(middle, "văn"):
		return register.TitleMr
	}
	return ""
}

// isBody reports whether a name is that of an office, a company or an association.
func isBody(name string) bool { return startsWith(name, "document.bodies") }

// isGroup reports whether a name is that of several people together: "Các hộ dân tổ 5".
func isGroup(name string) bool { return startsWith(name, "document.groups") }

func startsWith(name, key string) bool {
	low := strings.ToLower(name) + " "
	plain := strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) < 0 // typed without marks
	return slices.ContainsFunc(strings.Split(assets.Text(key), "|"), func(words string) bool {
		// A single word without its marks may be a family name: Truong, Doan.
		return strings.HasPrefix(low, words+" ") || plain && strings.Contains(words, " ") && strings.HasPrefix(low, text.Fold(words)+" ")
	})
}

var firstPart = regexp.MustCompile(`^[^,;(–—-]+`)

// accused is who a letter is against, as it tells: with title, unit and address. A plain
// name gets its form of address.
func accused(against string) string {
	against = text.Clean(against)
	name := strings.TrimSpace(firstPart.FindString(against))
	words := strings.Fields(name)
	_, bare := parted(name)
	switch {
	case isBody(name), isGroup(name):
		return against
	case bare != name:
		return lowerFirst(against) // in the middle of a sentence: "của ông Trần Văn Bị"
	case len(words) < 2, len(words) > 5:
		return against
	}
	for _, w := range words {
		if first := []rune(w)[0]; !unicode.IsUpper(first) || strings.ContainsAny(w, "0123456789.") {
			return against
		}
	}
	return Addressed(register.Person{Name: name}) + against[len(name):]
}

// smallCase is a name of a place that was typed in capitals as a sentence writes it: "phường
// Bình Thạnh".
func smallCase(name string) string {
	if name != strings.ToUpper(name) || name == strings.ToLower(name) {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	at := 0
	for _, word := range strings.Split(assets.Text("document.wardWords"), "|") {
		if strings.HasPrefix(strings.Join(words, " "), word+" ") {
			at = len(strings.Fields(word))
		}
	}
	for ; at < len(words); at++ {
		words[at] = text.Capital(words[at])
	}
	return strings.Join(words, " ")
}
