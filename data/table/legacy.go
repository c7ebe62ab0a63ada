package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// font is what a cell's font says of its letters.
type font byte

const (
	plainFont font = iota
	tcvn3Font
	tcvn3Capitals // shows small letters as capitals
	vniFont
)

// fontNamed: the fonts of TCVN3 are called .VnTime, .VnArialH …, those of VNI VNI-Times ….
func fontNamed(name string) font {
	lower := strings.ToLower(strings.TrimSpace(name))
	switch {
	case strings.HasPrefix(lower, ".vn") && strings.HasSuffix(lower, "h"):
		return tcvn3Capitals
	case strings.HasPrefix(lower, ".vn"):
		return tcvn3Font
	case strings.HasPrefix(lower, "vni-"), strings.HasPrefix(lower, "vni "):
		return vniFont
	}
	return plainFont
}

// legacy is an encoding from before Unicode: Vietnamese letters under the codes of
// Western European ones, right only in fonts of their own.
type legacy struct {
	name    string
	fonts   []font
	letters map[string]string // one code or two → a letter, as UTF-8 texts
	odd     map[rune]bool     // codes that no Vietnamese word in Unicode has
}

// The vowels in the order in which the tables below list them, each followed by its
// forms with the five tones: huyền, hỏi, ngã, sắc, nặng.
var toned = map[rune][]rune{
	'a': []rune("àảãáạ"), 'ă': []rune("ằẳẵắặ"), 'â': []rune("ầẩẫấậ"), 'e': []rune("èẻẽéẹ"), 'ê': []rune("ềểễếệ"),
	'i': []rune("ìỉĩíị"), 'o': []rune("òỏõóọ"), 'ô': []rune("ồổỗốộ"), 'ơ': []rune("ờởỡớợ"), 'u': []rune("ùủũúụ"),
	'ư': []rune("ừửữứự"), 'y': []rune("ỳỷỹýỵ"),
}

var tcvn3 = newLegacy("TCVN3", []font{tcvn3Font, tcvn3Capitals}, func(add func(codes, letter string)) {
	for vowel, codes := range map[rune]string{
		'a': "µ¶·¸¹", 'ă': "»¼½¾Æ", 'â': "ÇÈÉÊË", 'e': "ÌÎÏÐÑ", 'ê': "ÒÓÔÕÖ", 'i': "×ØÜÝÞ",
		'o': "ßáâãä", 'ô': "åæçèé", 'ơ': "êëìíî", 'u': "ïñòóô", 'ư': "õö÷øù", 'y': "úûüýþ",
	} {
		for i, code := range []rune(codes) {
			add(string(code), string(toned[vowel][i]))
		}
	}
	for i, code := range []rune("¡¢£¤¥¦§¨©ª«¬\u00ad®") {
		add(string(code), string([]rune("ĂÂÊÔƠƯĐăâêôơưđ")[i]))
	}
})

var vni = newLegacy("VNI", []font{vniFont}, func(add func(codes, letter string)) {
	both := func(codes, letter string) {
		add(codes, letter)
		add(strings.ToUpper(codes), strings.ToUpper(letter))
		first, size := utf8.DecodeRuneInString(codes)
		if len(codes) > size { // a capital with a small sign behind it
			add(string(unicode.ToUpper(first))+codes[size:], strings.ToUpper(letter))
		}
	}
	tones := []rune("øûõùï")
	for vowel, base := range map[rune]string{'a': "a", 'e': "e", 'o': "o", 'ơ': "ô", 'u': "u", 'ư': "ö", 'y': "y"} {
		for i, tone := range tones {
			if vowel != 'y' || i < 4 {
				both(base+string(tone), string(toned[vowel][i]))
			}
		}
	}
	for _, v := range []struct {
		vowel rune
		base  string
		signs string
	}{{'ă', "a", "èúüéë"}, {'â', "a", "àåãáä"}, {'ê', "e", "àåãáä"}, {'ô', "o", "àåãáä"}} {
		for i, sign := range []rune(v.signs) {
			both(v.base+string(sign), string(toned[v.vowel][i]))
		}
	}
	for codes, letter := range map[string]string{
		"aâ": "â", "aê": "ă", "eâ": "ê", "oâ": "ô", "ô": "ơ", "ö": "ư", "ñ": "đ",
		"î": "ỵ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị",
	} {
		both(codes, letter)
	}
})

func newLegacy(name string, fonts []font, list func(add func(codes, letter string))) *legacy {
	l := &legacy{name: name, fonts: fonts, letters: map[string]string{}, odd: map[rune]bool{}}
	list(func(codes, letter string) {
		l.letters[codes] = letter
		for _, r := range codes {
			if r >= 0x80 && !strings.ContainsRune("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ", r) {
				l.odd[r] = true
			}
		}
	})
	return l
}

// convert is a text in Unicode. Capitals among small letters that no key types, as
// fonts of capitals have them, become capitals.
func (l *legacy) convert(text string, capitals bool) string {
	var b strings.Builder
	for rest := text; rest != ""; {
		_, first := utf8.DecodeRuneInString(rest)
		_, second := utf8.DecodeRuneInString(rest[first:])
		if letter, known := l.letters[rest[:first+second]]; known && second > 0 {
			b.WriteString(letter)
			rest = rest[first+second:]
			continue
		}
		if letter, known := l.letters[rest[:first]]; known {
			b.WriteString(letter)
		} else {
			b.WriteString(rest[:first])
		}
		rest = rest[first:]
	}
	if capitals {
		return strings.ToUpper(b.String())
	}
	if l == tcvn3 {
		return capitalWords(text, b.String())
	}
	return b.String()
}

// capitalWords makes capitals of the small letters in words whose plain letters are all
// capitals, and there are two of them at least, in the word or in one beside: TCVN3 has no
// capitals with tones.
func capitalWords(before, after string) string {
	was, is := strings.Split(before, " "), strings.Split(after, " ")
	upper := make([]int, len(was)) // plain letters, all capitals
	mixed, shouted := false, false
	for i, word := range was {
		for _, r := range word {
			switch {
			case r >= 'A' && r <= 'Z':
				upper[i]++
			case r >= 'a' && r <= 'z':
				upper[i], mixed = -len(word), true
			}
		}
		shouted = shouted || upper[i] > 1
	}
	for i := range is {
		if i < len(upper) && (upper[i] > 1 || upper[i] >= 0 && shouted && !mixed) {
			is[i] = strings.ToUpper(is[i])
		}
	}
	return strings.Join(is, " ")
}

// evidence is what the first look at a file finds out about its letters.
type evidence struct {
	named    map[font]bool
	unicode  int // words with letters that only Unicode has
	odd      int // words that are none of Vietnamese in Unicode
	becoming map[*legacy]int
	sampled  int
}

// mostSampled is how many words with letters beyond ASCII are looked at.
const mostSampled = 50_000

func (e *evidence) fonts(names []string) {
	e.named = map[font]bool{}
	for _, name := range names {
		e.named[fontNamed(name)] = true
	}
}

func (e *evidence) text(text []byte, _ font) {
	if isASCII(text) || e.sampled >= mostSampled {
		return
	}
	if e.becoming == nil {
		e.becoming = map[*legacy]int{}
	}
	for _, word := range strings.FieldsFunc(string(text[:min(len(text), 4096)]), betweenWords) {
		if isASCII([]byte(word)) {
			continue
		}
		e.sampled++
		if isModern(word) {
			e.unicode++
			continue
		}
		if !strings.ContainsFunc(word, isKey) {
			continue // a lone sign, such as a bullet
		}
		if isSyllable(word) && !tcvn3.isOdd(word) && !vni.isOdd(word) {
			continue
		}
		e.odd++
		for _, l := range []*legacy{tcvn3, vni} {
			if isSyllable(l.convert(word, false)) {
				e.becoming[l]++
			}
		}
	}
}

// isOwnLetter: a letter that is on no key.
func isOwnLetter(r rune) bool { return r >= 0x80 && unicode.IsLetter(r) }

func isKey(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// betweenWords: signs that are codes of letters in the old encodings part no words.
func betweenWords(r rune) bool {
	return unicode.IsSpace(r) && r != 0xA0 || r < 0x80 && !unicode.IsLetter(r) || r >= 0x2000 && r < 0x2100
}

func (l *legacy) isOdd(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return l.odd[r] })
}

// isModern reports whether a word has a letter that only Unicode has.
func isModern(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r >= 0x100 && r < 0x2000 })
}

// decide says from which encoding the file's texts are converted. Nearly all odd words
// must become Vietnamese ones, and more than a few where no font speaks for it or
// other words are in Unicode.
func (e *evidence) decide() conversion {
	best := tcvn3
	if e.becoming[vni] > e.becoming[tcvn3] {
		best = vni
	}
	least := max(3, e.unicode/20)
	named := e.named[best.fonts[0]] || e.named[best.fonts[len(best.fonts)-1]]
	if named {
		least = 1
	}
	if n := e.becoming[best]; n >= least && 10*n >= 9*e.odd {
		return conversion{from: best, pure: e.unicode == 0, named: named}
	}
	return conversion{doubtful: e.odd >= 3 && 2*e.becoming[best] > e.odd}
}

// conversion is how the texts of a file are converted.
type conversion struct {
	from     *legacy // nil when they stay as they are
	pure     bool    // no word of the file is in Unicode
	named    bool    // the file names fonts of the encoding
	doubtful bool    // it looks like an old encoding, but not surely like one
	left     int     // cells that stayed although they may be in the old encoding
}

// convert is a text as it is handed on.
func (c *conversion) convert(text []byte, f font) []byte {
	if c.from == nil || isASCII(text) {
		return text
	}
	before := string(text)
	speaks := f == c.from.fonts[0] || f == c.from.fonts[len(c.from.fonts)-1]
	if isModern(before) {
		return text
	}
	words, good, wrong := 0, 0, 0 // wrong: that are no words as they stand, but converted
	for _, word := range strings.FieldsFunc(before, betweenWords) {
		if isASCII([]byte(word)) || !speaks && !c.pure && !strings.ContainsFunc(word, isKey) {
			continue
		}
		after := c.from.convert(word, false)
		if after == word && !strings.ContainsFunc(word, isOwnLetter) {
			continue // m²
		}
		words++
		if isSyllable(after) {
			if good++; !isSyllable(word) {
				wrong++
			}
		}
	}
	odd := c.from.isOdd(before)
	if wrong == 0 && !speaks && (c.named || !c.pure) {
		if !c.named && words > 0 && good == words {
			c.left++
		}
		return text // “Lê” is right as it stands, and “Lờ” in TCVN3
	}
	if words == 0 || 10*good < 7*words {
		if odd || speaks {
			c.left++
		}
		return text
	}
	return []byte(c.from.convert(before, f == tcvn3Capitals && speaks))
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isSyllable reports whether a word is built as Vietnamese words are: a beginning, one
// vowel group with at most one tone, an end; or one of the abbreviations with đ.
func isSyllable(word string) bool {
	word = strings.TrimFunc(strings.ToLower(word), func(r rune) bool { return !unicode.IsLetter(r) })
	var plain []rune
	tones := 0
	for _, r := range word {
		base, tone := untoned(r)
		if tone {
			tones++
		}
		plain = append(plain, base)
	}
	if len(plain) == 0 || len(plain) > 7 || tones > 1 {
		return false
	}
	return syllable(string(plain)) || strings.Trim(string(plain), "bcdđghklmnpqrstvx") == "" && strings.ContainsRune(string(plain), 'đ')
}

var vowelOf = func() map[rune]rune {
	all := map[rune]rune{}
	for vowel, forms := range toned {
		for _, form := range forms {
			all[form] = vowel
		}
	}
	return all
}()

func untoned(r rune) (base rune, tone bool) {
	if vowel, ok := vowelOf[r]; ok {
		return vowel, true
	}
	return r, false
}

var (
	beginnings = []string{"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", ""}
	endings    = map[string]bool{"": true, "c": true, "ch": true, "m": true, "n": true, "ng": true, "nh": true, "p": true, "t": true}
	middles    = func() map[string]bool {
		all := map[string]bool{}
		for _, v := range strings.Fields("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê oai oay oao oeo uây uôi ươi ươu iêu yêu uya uyê uyu ue uo uă uai uay uao uân") {
			all[v] = true
		}
		return all
	}()
)

func syllable(plain string) bool {
	for _, b := range beginnings {
		rest, ok := strings.CutPrefix(plain, b)
		if !ok {
			continue
		}
		cut := len(rest)
		for cut > 0 && strings.IndexByte("cghmnpt", rest[cut-1]) >= 0 {
			cut--
		}
		if middles[rest[:cut]] && endings[rest[cut:]] {
			return true
		}
	}
	return false
}
