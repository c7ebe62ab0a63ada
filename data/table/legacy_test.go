package table

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// inverse writes Unicode as an old encoding has it.
func (l *legacy) inverse(text string) string {
	codes := map[string]string{}
	for code, letter := range l.letters {
		if old, known := codes[letter]; !known || len(code) < len(old) || len(code) == len(old) && code > old {
			codes[letter] = code
		}
	}
	var b strings.Builder
	for _, r := range text {
		if code, known := codes[string(r)]; known {
			b.WriteString(code)
		} else if code, known := codes[strings.ToLower(string(r))]; known && l == tcvn3 {
			b.WriteString(code)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sentences are the Vietnamese texts of the program.
func sentences(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../assets/translations/*.json")
	if err != nil || len(files) < 10 {
		t.Fatal("no texts", err)
	}
	var all []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(content), "\n") {
			if !strings.ContainsAny(line, "·«»") { // the old encodings have none of these
				all = append(all, line)
			}
		}
	}
	return all
}

func TestVietnameseWordsAreSyllables(t *testing.T) {
	good, all := score(strings.Join(sentences(t), "\n"))
	if all < 10_000 || 1000*good < 995*all {
		t.Errorf("%d of %d words", good, all)
	}
}

// decided is what a book of the texts is taken for.
func decided(texts []string, fonts ...string) conversion {
	var e evidence
	e.fonts(fonts)
	for _, text := range texts {
		e.text([]byte(text), plainFont)
	}
	return e.decide()
}

func TestOldEncodingsAreRecognisedAndConverted(t *testing.T) {
	texts := sentences(t)
	for _, l := range []*legacy{tcvn3, vni} {
		var old []string
		for _, text := range texts {
			old = append(old, l.inverse(text))
		}
		c := decided(old)
		if c.from != l {
			t.Fatalf("%s: %+v", l.name, c)
		}
		wrong := 0
		for i := range texts {
			if got := string(c.convert([]byte(old[i]), plainFont)); !strings.EqualFold(got, texts[i]) {
				if wrong++; wrong < 10 {
					t.Logf("%s: %q became %q", l.name, texts[i], got)
				}
			}
		}
		if wrong*500 > len(texts) {
			t.Errorf("%s: %d of %d texts are wrong", l.name, wrong, len(texts))
		}
	}
}

func TestUnicodeStaysAsItIs(t *testing.T) {
	if c := decided(sentences(t)); c.from != nil || c.doubtful {
		t.Errorf("the program's own texts: %+v", c)
	}
	for _, texts := range [][]string{
		{"Lê Hà", "Hồ Lệ", "Trà My", "Là", "Cà Mau", "Vũ Thị Thìn"},
		{"Lê", "Hà", "La Hà", "Tô Hoà", "Thú Y", "Bé Ba", "Tú Tài", "Ô Chợ Dừa"},
		{"· Một", "· Hai", "· Ba", "© Tư", "§ 5", "12 m²", "± 3", "½", "20 °C", "µ"},
		{"Citroën", "naïve", "Führer", "Größe", "señor", "Håkan", "garçon", "façade", "Dvořák", "Bjørn"},
		{"François Hollande", "Müller", "Jürgen Groß", "Zoë", "Chloë", "Noël", "Øystein"},
	} {
		c := decided(texts)
		for _, text := range texts {
			if got := string(c.convert([]byte(text), plainFont)); got != text {
				t.Errorf("%q became %q as %s", text, got, c.from.name)
			}
		}
	}
}

// A name that is right in Unicode and something else in TCVN3 stays where the file has
// both, unless its font says what it is.
func TestMixedBooksAreConvertedByCell(t *testing.T) {
	old := []string{"NguyÔn V¨n An", "khiÕu n¹i vÒ ®Êt ®ai", "§Æng ThÞ Hoµ"}
	texts := append([]string{"Lê Văn Bình", "Lê Hà", "Tố cáo về đất"}, old...)
	c := decided(texts, "Times New Roman", ".VnTime")
	if c.from != tcvn3 {
		t.Fatalf("%+v", c)
	}
	for _, test := range []struct {
		text string
		font font
		want string
	}{
		{"Lê Văn Bình", plainFont, "Lê Văn Bình"},
		{"Lê Hà", plainFont, "Lê Hà"},
		{"Lª Hµ", plainFont, "Lê Hà"},
		{"Lª Hµ", tcvn3Font, "Lê Hà"},
		{"Lê", tcvn3Font, "Lờ"},
		{"céng hoµ", tcvn3Capitals, "CỘNG HOÀ"},
		{"CéNG HOµ X· HéI", tcvn3Font, "CỘNG HOÀ XÃ HỘI"},
		{"Lê Thị \u00ad", tcvn3Font, "Lê Thị \u00ad"},
		{"12/2026", tcvn3Font, "12/2026"},
	} {
		if got := string(c.convert([]byte(test.text), test.font)); got != test.want {
			t.Errorf("%q in the font %d became %q, not %q", test.text, test.font, got, test.want)
		}
	}
	if c.left != 0 {
		t.Errorf("%d were left", c.left)
	}
	if got := string(c.convert([]byte("xyz µ¶·¸ qrs¹"), tcvn3Font)); got != "xyz µ¶·¸ qrs¹" || c.left != 1 {
		t.Errorf("it became %q, %d were left", got, c.left)
	}
}

// Where no font says anything, such a name is told.
func TestWhatMayBeEitherIsLeftAndTold(t *testing.T) {
	c := decided([]string{"Lê Văn Bình", "NguyÔn V¨n An", "khiÕu n¹i vÒ ®Êt ®ai", "§Æng ThÞ Hoµ"})
	for text, want := range map[string]string{"Lê": "Lê", "Lê Văn Bình": "Lê Văn Bình", "§Æng": "Đặng", "An": "An"} {
		if got := string(c.convert([]byte(text), plainFont)); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	if c.from != tcvn3 || c.left != 1 {
		t.Errorf("%d were left", c.left)
	}
}

func TestFontsOfOldEncodings(t *testing.T) {
	for name, want := range map[string]font{
		".VnTime": tcvn3Font, ".VnTimeH": tcvn3Capitals, ".VnArial Narrow": tcvn3Font, "VNI-Times": vniFont, "Times New Roman": plainFont, "": plainFont,
	} {
		if got := fontNamed(name); got != want {
			t.Errorf("%q is %d", name, got)
		}
	}
}

// FuzzConversion: whatever the letters, a converted text is UTF-8, and what is ASCII or
// has letters that only Unicode has stays as it is.
func FuzzConversion(f *testing.F) {
	for _, seed := range []string{"NguyÔn V¨n An", "Nguyeãn Vaên An", "Nguyễn Văn An", "12/2026", "§", "\u00ad\u00ad", "aâáïö"} {
		f.Add(seed, byte(0))
		f.Add(seed, byte(1))
	}
	f.Fuzz(func(t *testing.T, text string, which byte) {
		if !utf8.ValidString(text) {
			return
		}
		for _, l := range []*legacy{tcvn3, vni} {
			c := conversion{from: l, pure: which&4 != 0, named: which&8 != 0}
			got := string(c.convert([]byte(text), font(which&3)))
			if !utf8.ValidString(got) {
				t.Errorf("%q became %q", text, got)
			}
			if got != text && (isASCII([]byte(text)) || isModern(text)) {
				t.Errorf("%q became %q", text, got)
			}
		}
		if c := decided([]string{text}); c.from != nil && isASCII([]byte(text)) {
			t.Error(fmt.Sprint(c))
		}
	})
}
