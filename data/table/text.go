package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// sampledText is how much of a text file tells its encoding and its separator.
const sampledText = 256 << 10

// textFile is a text file with separators.
type textFile struct {
	f         *os.File
	decoder   encoding.Encoding // nil for UTF-8
	named     string            // of an encoding that is told
	separator byte              // 0 when there is none
	skip      int64             // bytes of a byte order mark
	headed    bool              // the first line names the separator, for Excel
}

func (t *textFile) sheets() []Sheet {
	return []Sheet{{Name: strings.TrimSuffix(baseName(t.f), ".csv")}}
}
func (t *textFile) fonts() []string  { return nil }
func (t *textFile) encoding() string { return t.named }

func openText(f *os.File, head []byte) (source, error) {
	t := &textFile{f: f}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		t.skip = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		t.skip, t.decoder = 2, utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		t.skip, t.decoder = 2, utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	default:
		if endian, ok := wide(head); ok {
			t.decoder = utf.UTF16(endian, utf.IgnoreBOM)
		}
	}
	if t.decoder == nil {
		if bytes.IndexByte(head, 0) >= 0 || controls(head)*100 > len(head) {
			return nil, other("unknown")
		}
		valid, odd, err := checkUTF8(f, t.skip)
		if err != nil {
			return nil, err
		}
		if !valid {
			if t.decoder, t.named = oldEncoding(odd); t.decoder == nil {
				return nil, &refusal{key: "table.encoding"}
			}
		}
	}
	sample, err := io.ReadAll(io.LimitReader(t.reader(), sampledText))
	if err != nil {
		return nil, err
	}
	if lostLetters(sample) {
		return nil, &refusal{key: "table.lost"}
	}
	if line, _, _ := bytes.Cut(sample, []byte("\n")); len(line) >= 5 && strings.EqualFold(string(line[:4]), "sep=") {
		t.separator, t.headed = line[4], true
	} else {
		t.separator = separatorOf(sample)
	}
	return t, nil
}

func baseName(f *os.File) string {
	name := f.Name()
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// reader reads the file from its beginning, as UTF-8 in NFC.
func (t *textFile) reader() io.Reader {
	var r io.Reader = bufio.NewReaderSize(io.NewSectionReader(t.f, t.skip, 1<<62), 64<<10)
	if t.decoder == nil {
		return r
	}
	r = transform.NewReader(r, t.decoder.NewDecoder())
	if t.decoder == charmap.Windows1258 {
		r = norm.NFC.Reader(r) // its tones are letters of their own
	}
	return r
}

// wide reports whether a text without a byte order mark is in UTF-16, by which bytes
// are nothing.
func wide(head []byte) (utf.Endianness, bool) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zeros[1] > half/2 && zeros[0] < half/20:
		return utf.LittleEndian, true
	case zeros[0] > half/2 && zeros[1] < half/20:
		return utf.BigEndian, true
	}
	return utf.LittleEndian, false
}

func controls(head []byte) int {
	n := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' {
			n++
		}
	}
	return n
}

// checkUTF8 looks through the whole file; odd are the lines with letters beyond ASCII,
// as many as tell the encoding when it is not UTF-8.
func checkUTF8(f *os.File, skip int64) (valid bool, odd []byte, err error) {
	r := bufio.NewReaderSize(io.NewSectionReader(f, skip, 1<<62), 256<<10)
	valid = true
	for {
		line, err := r.ReadSlice('\n')
		if !isASCII(line) {
			if valid && !utf8.Valid(line) {
				if cut := len(line) - tornEnd(line); err != bufio.ErrBufferFull || !utf8.Valid(line[:cut]) {
					valid = false
				}
			}
			if len(odd) < sampledText {
				odd = append(odd, line...)
			}
		}
		switch {
		case err == io.EOF:
			return valid, odd, nil
		case err == bufio.ErrBufferFull:
			if n := tornEnd(line); n > 0 { // the rest of a character begins the next piece
				rest := make([]byte, utf8.UTFMax)
				for k := range rest {
					c, err := r.ReadByte()
					if err != nil {
						break
					}
					if utf8.RuneStart(c) {
						r.UnreadByte()
						break
					}
					rest[k] = c
				}
			}
		case err != nil:
			return false, nil, err
		case !valid && len(odd) >= sampledText:
			return valid, odd, nil
		}
	}
}

// tornEnd is how many bytes at the end of a text begin a character that goes on.
func tornEnd(text []byte) int {
	for back := 1; back <= 3 && back <= len(text); back++ {
		if c := text[len(text)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(text[len(text)-back:]) {
				return back
			}
			return 0
		}
	}
	return 0
}

// oldEncoding finds out how lines that are no UTF-8 are meant: under which reading most
// words are Vietnamese ones. TCVN3 and VNI are left to be converted as in any other file.
func oldEncoding(lines []byte) (encoding.Encoding, string) {
	decode := func(e encoding.Encoding) string {
		text, _ := e.NewDecoder().Bytes(lines)
		return norm.NFC.String(string(text))
	}
	western := decode(charmap.Windows1252)
	readings := []struct {
		text    string
		decoder encoding.Encoding
		name    string
	}{
		{decode(charmap.Windows1258), charmap.Windows1258, "Windows-1258"},
		{tcvn3.convert(western, false), charmap.Windows1252, ""},
		{vni.convert(western, false), charmap.Windows1252, ""},
	}
	best, most := -1, 0
	for i, r := range readings {
		good, all := score(r.text)
		if i == 0 && all == 0 {
			return r.decoder, r.name // no letters, only signs such as – or ²
		}
		if good > most && 10*good >= 8*all {
			best, most = i, good
		}
	}
	if best < 0 {
		return nil, ""
	}
	return readings[best].decoder, readings[best].name
}

// score is how many words of a text are Vietnamese syllables, of those with letters
// beyond ASCII.
func score(text string) (good, all int) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		if isASCII([]byte(word)) {
			continue
		}
		all++
		if isSyllable(word) {
			good++
		}
	}
	return good, all
}

// lostLetters reports whether a program that kept the file wrote “?” for letters that
// its encoding does not have: in many words one stands before another letter.
func lostLetters(sample []byte) bool {
	words, torn := 0, 0
	for _, word := range strings.FieldsFunc(string(sample), betweenCells) {
		words++
		if i := strings.IndexByte(word, '?'); i >= 0 && i < len(word)-1 && strings.ContainsFunc(word[i:], isKey) {
			torn++
		}
	}
	return torn >= 5 && 10*torn > words
}

func betweenCells(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`;,|"`, r) }

// separatorOf finds the sign that stands equally often, outside of quotes, in most rows.
func separatorOf(sample []byte) byte {
	var best byte
	bestRows, bestCount := 0, 0
	for _, separator := range []byte(";,\t|") {
		times := map[int]int{} // rows by how many separators they have
		count, quoted := 0, false
		for _, c := range sample {
			switch {
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == separator:
				count++
			case c == '\n':
				times[count]++
				count = 0
			}
		}
		times[count]++
		for n, rows := range times {
			if n > 0 && (rows > bestRows || rows == bestRows && n > bestCount) {
				best, bestRows, bestCount = separator, rows, n
			}
		}
	}
	return best
}

func (t *textFile) read(_, _ int, to func(int) *sink) error {
	s := to(0)
	if err := t.rows(s); err != nil {
		return err
	}
	return s.end()
}

func (t *textFile) rows(to *sink) error {
	r := bufio.NewReaderSize(t.reader(), 64<<10)
	if t.headed {
		if _, err := r.ReadSlice('\n'); err != nil && err != io.EOF {
			return err
		}
	}
	var field []byte
	for row := 1; ; row++ {
		if err := to.row(row, 1, false); err != nil {
			return err
		}
		for column := 0; ; column++ {
			var end byte
			var err error
			if field, end, err = t.field(r, field[:0]); err != nil && err != io.EOF {
				return err
			}
			if !utf8.Valid(field) {
				return fmt.Errorf("%w: no UTF-8", errMarkup)
			}
			if column > 1<<16 {
				return fmt.Errorf("%w: %d separators in a line", errTooMuch, column)
			}
			if err := to.cell(column, field, Text, plainFont); err != nil {
				return err
			}
			if err == io.EOF {
				return nil
			}
			if end == '\n' {
				break
			}
		}
	}
}

// field reads a field with what ends it. Within quotes a quote is written twice; what
// stands behind the closing one belongs to the field, as in Excel.
func (t *textFile) field(r *bufio.Reader, field []byte) (_ []byte, end byte, err error) {
	quoted := false
	for {
		c, err := r.ReadByte()
		if err != nil {
			return bytes.TrimSuffix(field, []byte("\r")), 0, err
		}
		switch {
		case quoted && c == '"':
			if next, err := r.Peek(1); err == nil && next[0] == '"' {
				r.ReadByte()
				field = append(field, c)
			} else {
				quoted = false
			}
			continue
		case quoted && c == '\r':
			if next, err := r.Peek(1); err == nil && next[0] == '\n' {
				continue
			}
		case quoted:
		case c == '"' && len(field) == 0:
			quoted = true
			continue
		case c == t.separator && t.separator != 0:
			return field, c, nil
		case c == '\n':
			return bytes.TrimSuffix(field, []byte("\r")), c, nil
		case c == '\r':
			if next, err := r.Peek(1); err == nil && next[0] != '\n' { // an old Mac's line
				return field, '\n', nil
			}
		}
		if field = append(field, c); len(field) > mostRowText {
			return nil, 0, fmt.Errorf("%w: a field", errTooMuch)
		}
	}
}
