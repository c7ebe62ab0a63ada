package secrecy

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"donthu/data/text"
)

// ClueKind is of what kind a clue is.
type ClueKind string

// The kinds, in the order in which a list shows them.
const (
	ClueName     ClueKind = "name"     // of a person
	ClueRelative ClueKind = "relative" // "con gái tôi": who speaks is that person's mother
	ClueHouse    ClueKind = "house"    // where somebody lives, or a piece of land
	ClueSchool   ClueKind = "school"   // a school, a class, a place of work
	ClueNumber   ClueKind = "number"   // telephone, paper, car, address on the net
)

// ClueKinds are all of them.
var ClueKinds = []ClueKind{ClueName, ClueRelative, ClueHouse, ClueSchool, ClueNumber}

// Clue is a stretch of a text that may tell who wrote it: what a veil cannot know and only
// a reader can judge.
type Clue struct {
	Kind ClueKind
	Text string // as it is written
}

// capitals are up to four words with capitals: the name of a person, a street or a firm.
const capitals = `\p{Lu}[\p{L}\p{M}]*(?:[ \x{00a0}]+\p{Lu}[\p{L}\p{M}]*){0,3}`

// clue finds the clues of a kind.
type clue struct {
	kind    ClueKind
	pattern *regexp.Regexp // the clue is its first group where it has one
}

// whole begins at a word, whatever letters it has.
func whole(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\p{L}\p{N}/])(` + pattern + `)`)
}

var clues = []clue{
	{ClueNumber, whole(`[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}`)},
	{ClueNumber, whole(`\+?\d(?:[ .\-]?\d){8,12}`)},
	{ClueNumber, whole(`\d{2}[ \-]?[A-Z]\d?[ \-]\d{3}\.?\d{2}`)},
	{ClueRelative, whole(`(?i:(?:vợ|chồng|con|con trai|con gái|con dâu|con rể|cha|mẹ|bố|ba|má|anh|chị|em|cháu|ông|bà|cô|dì|chú|bác|cậu|nhà|gia đình|hàng xóm|đồng nghiệp|bạn)(?: (?:ruột|nội|ngoại|chồng|vợ|trai|gái|họ|cùng lớp|cùng cơ quan))?(?: của)? (?:tôi|chúng tôi|em|cháu|mình|người tố cáo|người gửi đơn|(?:chị|anh|ông|bà|cô|người) (?:ấy|ta)))`)},
	{ClueSchool, whole(`(?i:trường (?:mầm non|mẫu giáo|tiểu học|trung học|thcs|thpt|phổ thông|cao đẳng|đại học)(?: cơ sở| phổ thông)?)(?: ` + capitals + `)?`)},
	{ClueSchool, whole(`(?i:trường) ` + capitals)},
	{ClueSchool, whole(`(?i:lớp) \d{1,2}(?:[/.]?[A-Z]?\d{0,2})`)},
	{ClueSchool, whole(`(?i:(?:công ty|xí nghiệp|cửa hàng|tiệm|quán|bệnh viện|chợ)(?: tnhh| cổ phần| cp| mtv| tư nhân)*) ` + capitals)},
	{ClueHouse, whole(`(?i:(?:số nhà|nhà số|hẻm|ngõ|ngách|kiệt|căn hộ|tổ|khu phố|ấp|thôn|lô|thửa đất|thửa|tờ bản đồ)(?: số)?) \d[\p{L}\d/.\-]*(?:(?:,? (?i:đường|phố) | )` + capitals + `)?`)},
	{ClueHouse, whole(`(?:(?i:số) )?\d+[A-Za-z]?(?:/\d+[A-Za-z]?)* (?i:đường|phố) ` + capitals)},
	{ClueHouse, whole(`(?:(?i:số) )?\d+[A-Za-z]?(?:/\d+[A-Za-z]?)+ ` + capitals)},
	{ClueName, whole(`(?i:ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|thầy|tên|tên là) (` + capitals + `)`)},
	{ClueName, whole(`(?:` + strings.Join(surnames, "|") + `)(?:[ \x{00a0}]+\p{Lu}[\p{L}\p{M}]*){1,4}`)},
}

// surnames are those that nearly all people here bear.
var surnames = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đào", "Đoàn",
	"Lâm", "Mai", "Trịnh", "Trương", "Tô", "Tạ", "Thái", "Từ", "Châu", "Cao", "Hà", "Hứa", "Kiều", "La", "Lương", "Lưu", "Mạc", "Nghiêm", "Phùng", "Quách", "Tăng", "Thạch",
	"Tôn", "Triệu", "Văn", "Vương", "Vi", "Chu", "Cù", "Doãn", "Đàm", "Giang", "Khuất", "Khổng", "Nhâm", "Ninh", "Ông", "Phí", "Quan", "Sơn", "Thân", "Tống", "Trang", "Ỷ"}

// named are words after which capitals are the name of no person.
var named = []string{"đường", "phố", "phường", "xã", "quận", "huyện", "tỉnh", "thành", "tp", "chợ", "cầu", "trường", "công ty", "số"}

// Clues are the clues in the texts, each once, in the order of ClueKinds. What stands in
// known too is none: whom everybody may name, as the accused.
func Clues(known string, texts ...string) (found []Clue) {
	all := foldedOf(wordsIn(known))
	for _, said := range texts {
		said = norm.NFC.String(said)
		for _, at := range cluesIn(said) {
			c := Clue{at.kind, said[at.from:at.to]}
			if words := bareName(c); len(words) == 0 || contains(all, words) {
				continue
			}
			if !slices.ContainsFunc(found, func(other Clue) bool { return text.Fold(other.Text) == text.Fold(c.Text) }) {
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Clue) int { return slices.Index(ClueKinds, a.Kind) - slices.Index(ClueKinds, b.Kind) })
	return found
}

// Remaining are the stretches of a text that tell what one of the clues does, and those
// that are clues of one of the kinds themselves; known is as for Clues.
func Remaining(said, known string, clues []Clue, kinds ...ClueKind) (found []Clue) {
	said = norm.NFC.String(said)
	words := wordsIn(said)
	for _, c := range clues {
		for _, part := range partsOf(c) {
			for i := range words {
				end := matchFrom(words, i, part.words, nil)
				if end == 0 || part.capital && !startsUpper(words[i].written) || part.addressed && (i == 0 || !slices.Contains(addressForms, words[i-1].folded)) {
					continue
				}
				found = append(found, Clue{c.Kind, said[words[i].from:words[end-1].to]})
			}
		}
	}
	for _, c := range Clues(known, said) {
		if slices.Contains(kinds, c.Kind) {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b Clue) int { return len(b.Text) - len(a.Text) })
	var apart []Clue
	for _, c := range found {
		if !slices.ContainsFunc(apart, func(other Clue) bool { return strings.Contains(other.Text, c.Text) }) {
			apart = append(apart, c)
		}
	}
	return apart
}

// partOf is what of a clue tells without the rest.
type partOf struct {
	words     []string
	capital   bool // it begins with a capital
	addressed bool // it follows a form of address
}

// partsOf are the clue itself, and what of it tells alone: the given name and the last two
// words of a name, the number and the street of a house, what a school or a firm is called.
func partsOf(c Clue) []partOf {
	words := bareName(c)
	parts := []partOf{{words: words, capital: c.Kind == ClueName}}
	switch c.Kind {
	case ClueName:
		if n := len(words); n > 1 {
			parts = append(parts, partOf{words: words[n-1:], capital: true, addressed: true})
			if n > 2 {
				parts = append(parts, partOf{words: words[n-2:], capital: true})
			}
		}
	case ClueHouse:
		if number := branched.FindString(c.Text); number != "" {
			parts = append(parts, partOf{words: foldedOf(wordsIn(number))})
		}
		fallthrough
	case ClueSchool:
		if called := foldedOf(wordsIn(lastCapitals.FindString(c.Text))); len(called) > 1 {
			parts = append(parts, partOf{words: called, capital: true})
		}
	}
	return parts
}

// AddressClues are the house number and the street of an address, which tell where somebody
// lives each without the other.
func AddressClues(address string) (found []Clue) {
	first, _, _ := strings.Cut(norm.NFC.String(address), ",")
	if number := branched.FindString(first); number != "" {
		found = append(found, Clue{ClueHouse, number})
	}
	if street := lastCapitals.FindString(first); len(wordsIn(street)) > 1 {
		found = append(found, Clue{ClueHouse, street})
	}
	return found
}

// clueAt is a clue and its place in bytes.
type clueAt struct {
	kind     ClueKind
	from, to int
}

// cluesIn are the clues in a composed text; none lies in another one that was found before.
func cluesIn(said string) (all []clueAt) {
	for _, c := range clues {
		for from := 0; from < len(said); {
			at := c.pattern.FindStringSubmatchIndex(said[from:])
			if at == nil {
				break
			}
			found := clueAt{c.kind, from + at[len(at)-2], from + at[len(at)-1]}
			from = found.to
			if isClue(said, found) && !slices.ContainsFunc(all, func(o clueAt) bool { return o.from < found.to && found.from < o.to }) {
				all = append(all, found)
			}
		}
	}
	slices.SortFunc(all, func(a, b clueAt) int { return a.from - b.from })
	return all
}

var (
	lastCapitals = regexp.MustCompile(capitals + `$`)
	branched     = regexp.MustCompile(`\d+[A-Za-z]?(?:/\d+[A-Za-z]?)+`) // 45/7
	amount       = regexp.MustCompile(`^\d{1,3}(?:[. ]\d{3})+$`)
	unit         = regexp.MustCompile(`^\s*(?:đồng|đ\b|vnđ|vnd|triệu|m2|m²|%)`)
	reference    = regexp.MustCompile(`^/?[A-ZĐ0-9]*/?(?:[A-ZĐ]{2,}|[A-ZĐ]+-)`)
)

// isClue reports whether what looks like a clue is one: no amount of money, no number of a
// document, no name of a street or a ward.
func isClue(said string, c clueAt) bool {
	written, after := said[c.from:c.to], said[c.to:]
	switch c.kind {
	case ClueNumber:
		return !amount.MatchString(written) && !unit.MatchString(strings.ToLower(after)) && !strings.HasPrefix(after, "/")
	case ClueHouse:
		return !strings.HasPrefix(after, "/") || !reference.MatchString(after)
	case ClueName:
		before := strings.ToLower(strings.TrimRight(said[:c.from], " .\u00a0"))
		return !slices.ContainsFunc(named, func(w string) bool {
			rest, is := strings.CutSuffix(before, w)
			return is && (rest == "" || strings.ContainsAny(rest[len(rest)-1:], " ,.;(\n"))
		})
	}
	return true
}

// bareName are the folded words of a clue; of a person's name those of the name alone.
func bareName(c Clue) []string {
	words := foldedOf(wordsIn(c.Text))
	for c.Kind == ClueName && len(words) > 1 && slices.Contains(addressForms, words[0]) {
		words = words[1:]
	}
	return words
}

// contains reports whether the words stand one after the other among all.
func contains(all, words []string) bool {
	for i := range all {
		if i+len(words) <= len(all) && slices.Equal(all[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
