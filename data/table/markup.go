package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// What a piece of XML may hold. Workbooks stay far below; a file beyond is made to
// fill the memory.
const (
	mostTag   = 1 << 20  // bytes of one tag with its attributes
	mostDepth = 256      // tags within tags
	mostTags  = 40 << 20 // of one part; a cell has four at most
)

var errMarkup = errors.New("broken XML")

// token is what markup.next came to.
type token int

const (
	opened  token = iota // a tag; name and attributes are those of markup
	closed               // the end of a tag, also of one without content
	written              // a piece of text, in markup.text
	ended                // the end of the file, with every tag closed
)

// markup reads XML as workbooks use it, piece by piece in one buffer: encoding/xml
// keeps a text whole however long it is, and costs five times as much. It knows no
// namespaces, no entities but the five of XML, and refuses a DOCTYPE, which no
// workbook has. A tag that is never closed is an error: so a torn file does not pass
// for a shorter one.
type markup struct {
	r          io.Reader
	buf        []byte
	start, end int // of what is not yet read
	eof        bool
	failed     error // of r

	name    []byte // of the present tag, without its prefix
	attrs   []byte // of the present tag, as they stand
	text    []byte
	scratch []byte // text with its entities resolved
	closing bool   // the present tag has no content
	cdata   bool

	open   []byte // the full names of the open tags, one after the other
	marks  []int  // where each begins
	rooted bool
	tags   int
}

// readMarkup reads r, in UTF-8 or, with a byte order mark, UTF-16.
func readMarkup(r io.Reader) *markup {
	m := &markup{r: r, buf: make([]byte, 64<<10)}
	m.fill()
	switch head := m.buf[:m.end]; {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		m.start = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		all := io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)
		m.r, m.end, m.eof = transform.NewReader(all, unicode.BOMOverride(transform.Nop)), 0, false
	}
	return m
}

// fill reads more behind what is not yet read; false at the end of the file.
func (m *markup) fill() bool {
	if m.eof {
		return false
	}
	if m.start > 0 {
		m.end = copy(m.buf, m.buf[m.start:m.end])
		m.start = 0
	}
	if m.end == len(m.buf) {
		grown := make([]byte, 2*len(m.buf))
		copy(grown, m.buf)
		m.buf = grown
	}
	for empty := 0; empty < 100; empty++ {
		n, err := m.r.Read(m.buf[m.end:])
		m.end += n
		if err == io.EOF {
			m.eof = true
			return n > 0
		}
		if err != nil {
			m.eof, m.failed = true, err
			return false
		}
		if n > 0 {
			return true
		}
	}
	m.eof, m.failed = true, io.ErrNoProgress
	return false
}

// torn is why there is no more where more should be.
func (m *markup) torn() error {
	if m.failed != nil {
		return m.failed
	}
	return io.ErrUnexpectedEOF
}

// next comes to the next piece.
func (m *markup) next() (token, error) {
	if m.closing {
		m.closing = false
		m.pop()
		return closed, nil
	}
	for {
		if m.cdata {
			if t, done, err := m.literal(); done || err != nil {
				return t, err
			}
			continue
		}
		if m.start == m.end && !m.fill() {
			if len(m.marks) > 0 || !m.rooted || m.failed != nil {
				return ended, m.torn()
			}
			return ended, nil
		}
		if m.buf[m.start] != '<' {
			return m.plain()
		}
		switch kind, err := m.tag(); {
		case err != nil:
			return ended, err
		case kind != ended:
			return kind, nil
		}
	}
}

// opens goes on to the next tag that opens within the one at depth; more is false when that one
// was closed instead.
func (m *markup) opens(depth int) (more bool, err error) {
	for {
		switch t, err := m.next(); {
		case err != nil:
			return false, err
		case t == ended:
			return false, io.ErrUnexpectedEOF
		case t == closed && m.depth() < depth:
			return false, nil
		case t == opened:
			return true, nil
		}
	}
}

// plain is the text up to the next tag or the end of the buffer.
func (m *markup) plain() (token, error) {
	piece := m.buf[m.start:m.end]
	if i := bytes.IndexByte(piece, '<'); i >= 0 {
		piece = piece[:i]
	} else if cut := m.whole(piece); cut > 0 {
		piece = piece[:cut]
	} else if m.fill() {
		return m.plain()
	}
	m.start += len(piece)
	if !utf8.Valid(piece) {
		return ended, fmt.Errorf("%w: no UTF-8", errMarkup)
	}
	if bytes.IndexByte(piece, '&') < 0 {
		m.text = piece
		return written, nil
	}
	return written, m.resolve(piece)
}

// whole is how much of a piece at the end of the buffer tears neither an entity nor a
// character.
func (m *markup) whole(piece []byte) int {
	if m.eof {
		return len(piece)
	}
	cut := len(piece)
	if i := bytes.LastIndexByte(piece[max(0, cut-12):], '&'); i >= 0 {
		i += max(0, cut-12)
		if bytes.IndexByte(piece[i:], ';') < 0 {
			cut = i
		}
	}
	for back := 1; back <= 3 && back <= cut; back++ {
		if utf8.RuneStart(piece[cut-back]) {
			if !utf8.FullRune(piece[cut-back : cut]) {
				cut -= back
			}
			break
		}
	}
	return cut
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// resolve puts what entities stand for into m.text.
func (m *markup) resolve(piece []byte) error {
	m.scratch = m.scratch[:0]
	for {
		before, rest, found := bytes.Cut(piece, []byte("&"))
		m.scratch = append(m.scratch, before...)
		if !found {
			m.text = m.scratch
			return nil
		}
		name, after, closed := bytes.Cut(rest, []byte(";"))
		if !closed || len(name) > 10 {
			return fmt.Errorf("%w: a lone &", errMarkup)
		}
		if digits, numeric := bytes.CutPrefix(name, []byte("#")); numeric {
			base := 10
			if len(digits) > 1 && (digits[0] == 'x' || digits[0] == 'X') {
				digits, base = digits[1:], 16
			}
			r, err := strconv.ParseUint(string(digits), base, 32)
			if err != nil || r == 0 || r > utf8.MaxRune {
				return fmt.Errorf("%w: no character %s", errMarkup, name)
			}
			m.scratch = utf8.AppendRune(m.scratch, rune(r))
		} else if stands, known := entities[string(name)]; known {
			m.scratch = append(m.scratch, stands...)
		} else {
			return fmt.Errorf("%w: the entity %s", errMarkup, name)
		}
		piece = after
	}
}

// skip passes over everything up to end, however long.
func (m *markup) skip(end string) error {
	for {
		if i := bytes.Index(m.buf[m.start:m.end], []byte(end)); i >= 0 {
			m.start += i + len(end)
			return nil
		}
		m.start = max(m.start, m.end-len(end)+1)
		if !m.fill() {
			return m.torn()
		}
	}
}

// tag reads what begins with “<”; ended when it is nothing that concerns anybody.
func (m *markup) tag() (token, error) {
	for m.end-m.start < 9 && m.fill() { // <![CDATA[
	}
	head := m.buf[m.start:m.end]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		m.start += 4
		return ended, m.skip("-->")
	case bytes.HasPrefix(head, []byte("<?")):
		return ended, m.skip("?>")
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		m.start += 9
		m.cdata = true
		return ended, nil
	case bytes.HasPrefix(head, []byte("<!")):
		return ended, fmt.Errorf("%w: a DOCTYPE", errMarkup)
	}
	length, err := m.tagEnd()
	if err != nil {
		return ended, err
	}
	tag := m.buf[m.start+1 : m.start+length]
	m.start += length + 1
	if len(tag) > 0 && tag[0] == '/' {
		name := tag[1:]
		for len(name) > 0 && name[len(name)-1] <= ' ' {
			name = name[:len(name)-1]
		}
		if len(m.marks) == 0 || !bytes.Equal(m.open[m.marks[len(m.marks)-1]:], name) {
			return ended, fmt.Errorf("%w: </%.40s> closes nothing", errMarkup, name)
		}
		m.pop()
		m.name = local(name)
		return closed, nil
	}
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		m.closing, tag = true, tag[:n-1]
	}
	cut := 0
	for cut < len(tag) && tag[cut] > ' ' {
		cut++
	}
	if cut == 0 || !utf8.Valid(tag) {
		return ended, fmt.Errorf("%w: a tag without name", errMarkup)
	}
	if len(m.marks) == mostDepth {
		return ended, fmt.Errorf("%w: tags %d deep", errTooMuch, mostDepth)
	}
	m.rooted = true
	if m.tags++; m.tags > mostTags {
		return ended, fmt.Errorf("%w: more than %d tags", errTooMuch, mostTags)
	}
	m.marks = append(m.marks, len(m.open))
	m.open = append(m.open, tag[:cut]...)
	m.name, m.attrs = local(tag[:cut]), tag[cut:]
	return opened, nil
}

// tagEnd is where the present tag ends, by its first “>” that is in no quotes.
func (m *markup) tagEnd() (int, error) {
	var quote byte
	for i := 1; ; {
		for _, c := range m.buf[m.start+i : m.end] {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"' || c == '\'':
				quote = c
			}
			i++
		}
		if i > mostTag {
			return 0, fmt.Errorf("%w: a tag of more than %d bytes", errTooMuch, mostTag)
		}
		if !m.fill() {
			return 0, m.torn()
		}
	}
}

func (m *markup) pop() {
	last := m.marks[len(m.marks)-1]
	m.marks = m.marks[:len(m.marks)-1]
	m.name = local(m.open[last:])
	m.open = m.open[:last]
}

// literal is the next piece of a CDATA section; done is false at its end.
func (m *markup) literal() (t token, done bool, err error) {
	for m.end-m.start < 3 {
		if !m.fill() {
			return ended, true, m.torn()
		}
	}
	piece := m.buf[m.start:m.end]
	switch i := bytes.Index(piece, []byte("]]>")); {
	case i == 0:
		m.start += 3
		m.cdata = false
		return ended, false, nil
	case i > 0:
		piece = piece[:i]
	default:
		if piece = piece[:m.whole(piece[:len(piece)-2])]; len(piece) == 0 {
			if !m.fill() {
				return ended, true, m.torn()
			}
			return ended, false, nil
		}
	}
	m.start += len(piece)
	if !utf8.Valid(piece) {
		return ended, true, fmt.Errorf("%w: no UTF-8", errMarkup)
	}
	m.text = piece
	return written, true, nil
}
