package register

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"donthu/assets"
	"donthu/data/text"
)

// neighbourhoods are the parts of a ward by their words without accents, and the
// key of the sentence that names one.
var neighbourhoods = []struct {
	words *regexp.Regexp
	key   string
}{
	{regexp.MustCompile(`(?:^|[^\pL\pN])(?:khu pho|k\.? ?p\.?) ?(?:so )?0*(\d+[a-z]?)(?:$|[^\pL\pN])`), "register.area.kp"},
	{regexp.MustCompile(`(?:^|[^\pL\pN])(?:to dan pho|tdp) ?(?:so )?0*(\d+[a-z]?)(?:$|[^\pL\pN])`), "register.area.tdp"},
	{regexp.MustCompile(`(?:^|[^\pL\pN])khom ?(?:so )?0*(\d+[a-z]?)(?:$|[^\pL\pN])`), "register.area.khom"},
	{regexp.MustCompile(`(?:^|[^\pL\pN])ap ?(?:so )?0*(\d+[a-z]?)(?:$|[^\pL\pN])`), "register.area.ap"},
	{regexp.MustCompile(`(?:^|[^\pL\pN])thon ?(?:so )?0*(\d+[a-z]?)(?:$|[^\pL\pN])`), "register.area.thon"},
}

// Words of addresses, without accents.
var (
	houseWords = []string{"so", "nha", "dia", "chi", "lo", "can", "ho"}
	alleyWords = []string{"hem", "ngo", "ngach", "kiet", "duong", "pho"}
	// largerUnits keep their accents: Huyền Trân and Thi Sách are streets.
	largerUnits = []string{"phường ", "xã ", "quận ", "huyện ", "tỉnh ", "thành phố ", "thị xã ", "thị trấn ", "đặc khu ", "tp ", "tp.", "tphcm ", "p. ", "q. "}
	largerWords = []string{"phuong", "xa", "quan", "huyen"} // before a number
)

// AreaOf is the part of the ward that an address lies in: the neighbourhood when
// the address names one by its number ("khu phố 3", "KP 3", "KP.03", tổ dân phố,
// khóm, ấp, thôn), else the street: the first part of the address that is no
// larger unit, without house number and alleys. It is empty when the address
// tells neither.
func AreaOf(address string) string {
	address = text.Clean(address)
	folded := text.Fold(address)
	for _, n := range neighbourhoods {
		if all := n.words.FindAllStringSubmatch(folded, -1); len(all) > 0 {
			return assets.Text(n.key, "name", strings.ToUpper(all[len(all)-1][1]))
		}
	}
	for part := range strings.FieldsFuncSeq(address, func(r rune) bool { return r == ',' || r == ';' || r == '–' }) {
		if street := streetOf(part); street != "" {
			return street
		}
	}
	return ""
}

// streetOf is the street in a part of an address, empty when there is none.
func streetOf(part string) string {
	words := strings.Fields(part)
	named := false // the word "đường" stands before the name
	for len(words) > 0 {
		word := text.Fold(words[0])
		switch {
		case !named && !numberedStreet(words) && (isNumber(word) || houseWord(words) || len([]rune(word)) == 1):
			words = words[1:]
		case slices.Contains(alleyWords, word):
			named = word == "duong" || word == "pho"
			words = words[1:]
			if !named && len(words) > 0 && isNumber(text.Fold(words[0])) {
				words = words[1:]
			}
		case !named && larger(words):
			return ""
		case named && (word == "so" || isNumber(word)):
			return assets.Text("register.area.street", "name", strings.Join(words, " "))
		case !namesSomething(words):
			return ""
		default:
			return capitalised(strings.Join(words, " "))
		}
	}
	return ""
}

// numberedStreet reports whether the number belongs to the name: "3 Tháng 2".
func numberedStreet(words []string) bool { return len(words) > 1 && text.Fold(words[1]) == "thang" }

// houseWord reports whether the first word leads to a house number: "số 12", "số
// nhà 5", "lô C".
func houseWord(words []string) bool {
	if len(words) < 2 || !slices.Contains(houseWords, text.Fold(words[0])) {
		return false
	}
	next := strings.TrimSuffix(text.Fold(words[1]), ":")
	return isNumber(next) || len([]rune(next)) == 1 || slices.Contains(houseWords, next)
}

// larger reports whether the words name a unit that holds the whole street.
func larger(words []string) bool {
	said := strings.ToLower(strings.Join(words, " ")) + " "
	if strings.HasPrefix(said, "tỉnh lộ ") {
		return false
	}
	return slices.ContainsFunc(largerUnits, func(unit string) bool { return strings.HasPrefix(said, unit) }) ||
		len(words) > 1 && slices.Contains(largerWords, text.Fold(words[0])) && isNumber(words[1])
}

func namesSomething(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return len([]rune(word)) > 1 && !isNumber(word) })
}

func isNumber(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

// capitalised is a name that stands in capitals or small letters alone with
// capitals where names have them.
func capitalised(name string) string {
	if name != strings.ToUpper(name) && name != strings.ToLower(name) {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, word := range words {
		words[i] = text.Capital(word)
	}
	return strings.Join(words, " ")
}
