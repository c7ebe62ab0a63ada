package register

import (
	"regexp"
	"slices"
	"strings"

	"donthu/data/text"
)

// Board is what an office keeps that receives the reports of wards and sums them up.
type Board struct {
	Name  string `json:"name,omitempty"`  // as the consolidated forms print it
	Wards []Ward `json:"wards,omitempty"` // who must report, in the order of the rows
}

// Ward is an office that must report to the board.
type Ward struct {
	Name  string `json:"name"`
	Group string `json:"group,omitempty"` // former district, cụm; empty: none
}

// Tidy is the board with texts as the register keeps them, each ward once.
func (b Board) Tidy() Board {
	clean(&b.Name)
	seen := map[string]bool{}
	b.Wards = tidied(b.Wards, func(w *Ward) bool {
		clean(&w.Name, &w.Group)
		key := WardKey(w.Name)
		if w.Name == "" || seen[key] {
			return false
		}
		seen[key] = true
		return true
	})
	return b
}

// Names are those of the wards, in their order.
func (b Board) Names() (names []string) {
	for _, w := range b.Wards {
		names = append(names, w.Name)
	}
	return names
}

// Groups are the groups of wards, in the order in which the list names them.
func (b Board) Groups() (groups []string) {
	for _, w := range b.Wards {
		if w.Group != "" && !slices.Contains(groups, w.Group) {
			groups = append(groups, w.Group)
		}
	}
	return groups
}

// GroupOf is the group of a ward, "" for none.
func (b Board) GroupOf(ward string) string {
	key := WardKey(ward)
	for _, w := range b.Wards {
		if WardKey(w.Name) == key {
			return w.Group
		}
	}
	return ""
}

// ParseWards reads a list of wards as it is typed: one a line, its group behind a
// semicolon or a tab; a line in brackets names the group of those below it. Lines that
// begin with # are left out.
func ParseWards(typed string) []Ward {
	var all []Ward
	group := ""
	for line := range strings.Lines(typed) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
			group = text.Clean(strings.Trim(line, "[]"))
			continue
		}
		w := Ward{Group: group}
		name, own, split := strings.Cut(strings.ReplaceAll(line, "\t", ";"), ";")
		if w.Name = text.Clean(name); split {
			w.Group = text.Clean(own)
		}
		all = append(all, w)
	}
	return Board{Wards: all}.Tidy().Wards
}

// Typed is the list as ParseWards reads it.
func (b Board) Typed() string {
	var lines strings.Builder
	for _, w := range b.Wards {
		lines.WriteString(w.Name)
		if w.Group != "" {
			lines.WriteString("; " + w.Group)
		}
		lines.WriteByte('\n')
	}
	return lines.String()
}

var (
	officeWords = regexp.MustCompile(`^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s*`)
	shortWard   = regexp.MustCompile(`^p(?:\.\s*|\s+)`)
	shortVillag = regexp.MustCompile(`^x(?:\.\s*|\s+)`)
)

// toneStyles writes the tone where most keyboards put it: hoà and hòa are one
// name. After q the u belongs to the consonant (quý).
var toneStyles = strings.NewReplacer(
	"quý", "quý", "quỳ", "quỳ", "quỷ", "quỷ", "quỹ", "quỹ", "quỵ", "quỵ",
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// ofOffice are the words that begin the name of a ward's office.
var ofOffice = regexp.MustCompile(`(?i)^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+`)

// WardPlace is the name without the words of its office: "phường Bình Thạnh".
func WardPlace(name string) string { return ofOffice.ReplaceAllString(text.Clean(name), "") }

// WardKey is the same for all ways in which one ward writes its name: with or
// without "UBND", "P." for "phường", either style of tones, any capitals.
func WardKey(name string) string {
	key := strings.ToLower(text.Clean(name))
	key = officeWords.ReplaceAllString(key, "")
	key = shortWard.ReplaceAllString(key, "phường ")
	key = shortVillag.ReplaceAllString(key, "xã ")
	return toneStyles.Replace(strings.Trim(key, " .,;:"))
}
