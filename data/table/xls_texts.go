package table

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// text is a text within one record, behind its length of one or two bytes.
func (x *xls) text(body []byte, lengthSize int) ([]byte, error) {
	if len(body) < lengthSize {
		return nil, errRecord
	}
	length := int(body[0])
	if lengthSize == 2 {
		length = u16(body, 0)
	}
	body = body[lengthSize:]
	if !x.version8 {
		if length > len(body) {
			return nil, errRecord
		}
		return x.old(body[:length]), nil
	}
	if len(body) == 0 {
		if length == 0 {
			return nil, nil
		}
		return nil, errRecord
	}
	r := &pieces{all: [][]byte{body[1:]}}
	if body[0]&8 != 0 {
		r.skip(2)
	}
	if body[0]&4 != 0 {
		r.skip(4)
	}
	return r.letters(nil, length, body[0]&1 != 0)
}

// old is a text of a version that knows no Unicode.
func (x *xls) old(text []byte) []byte {
	if x.page == 1258 {
		decoded, _ := charmap.Windows1258.NewDecoder().Bytes(text)
		return norm.NFC.Bytes(decoded)
	}
	decoded, _ := charmap.Windows1252.NewDecoder().Bytes(text)
	return decoded
}

// mostPieces is how many records one table of texts may take; Excel fills each with 8,224
// bytes.
const mostPieces = 1 << 16

// pieces are a record and those that continue it.
type pieces struct{ all [][]byte }

func (p *pieces) skip(n int) error {
	for n > 0 {
		if len(p.all) == 0 {
			return errRecord
		}
		step := min(n, len(p.all[0]))
		p.all[0] = p.all[0][step:]
		if n -= step; n > 0 {
			p.all = p.all[1:]
		}
	}
	return nil
}

// number reads a number of size bytes, which are never torn.
func (p *pieces) number(size int) (int, error) {
	for len(p.all) > 0 && len(p.all[0]) == 0 {
		p.all = p.all[1:]
	}
	if len(p.all) == 0 || len(p.all[0]) < size {
		return 0, errRecord
	}
	n := 0
	for i := range size {
		n |= int(p.all[0][i]) << (8 * i)
	}
	p.all[0] = p.all[0][size:]
	return n, nil
}

// letters reads a text; each piece that continues it says anew whether a letter takes
// one byte or two.
func (p *pieces) letters(to []byte, count int, two bool) ([]byte, error) {
	high := rune(0) // the first half of a letter that takes four bytes
	for count > 0 {
		if len(p.all) == 0 {
			return to, errRecord
		}
		if len(p.all[0]) == 0 {
			if p.all = p.all[1:]; len(p.all) == 0 || len(p.all[0]) == 0 {
				return to, errRecord
			}
			two = p.all[0][0]&1 != 0
			p.all[0] = p.all[0][1:]
			continue
		}
		piece, size := p.all[0], 1
		r := rune(piece[0])
		if two {
			if len(piece) < 2 {
				return to, errRecord
			}
			size, r = 2, rune(u16(piece, 0))
		}
		p.all[0] = piece[size:]
		count--
		switch {
		case high != 0:
			to = utf8.AppendRune(to, utf16.DecodeRune(high, r))
			high = 0
		case r >= 0xD800 && r < 0xDC00:
			high = r
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return to, nil
}

// readStrings reads the table of texts, which goes on in the records behind it.
func (x *xls) readStrings(at int) error {
	var p pieces
	err := x.records(at, func(place, id int, body []byte) (bool, error) {
		if place > at && id != recContinue {
			return false, nil
		}
		if p.all = append(p.all, body); len(p.all) > mostPieces {
			return false, errRecord
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	if err := p.skip(4); err != nil {
		return err
	}
	count, err := p.number(4)
	if err != nil || count > mostCells {
		return errRecord
	}
	var text []byte
	for range count {
		length, err := p.number(2)
		if err != nil {
			return err
		}
		flags, err := p.number(1)
		if err != nil {
			return err
		}
		runs, more := 0, 0
		if flags&8 != 0 {
			if runs, err = p.number(2); err != nil {
				return err
			}
		}
		if flags&4 != 0 {
			if more, err = p.number(4); err != nil {
				return err
			}
		}
		if text, err = p.letters(text[:0], length, flags&1 != 0); err != nil {
			return err
		}
		if err := p.skip(4*runs + more); err != nil {
			return err
		}
		if err := x.strings.add(text); err != nil {
			return err
		}
	}
	return nil
}
