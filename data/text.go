package data

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean is a text as the register stores it: composed (NFC), without control
// characters, and with single spaces. Capitals stay as they were typed.
func Clean(s string) string {
	s = norm.NFC.String(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\ufeff':
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// CleanLines is Clean for texts of several lines: line breaks stay.
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// FoldText is s for comparing and searching without accents: lower case, marks
// dropped, đ made d, single spaces. "Đơn  Thư" and "don thu" fold to the same.
func FoldText(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		var b strings.Builder
		b.Grow(len(s))
		for _, r := range norm.NFD.String(s) {
			switch {
			case unicode.Is(unicode.Mn, r) || r == '\u200b' || r == '\ufeff':
			case r == 'đ' || r == 'Đ':
				b.WriteByte('d')
			default:
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

// Tidy is f with every text cleaned.
func (f Facts) Tidy() Facts {
	for _, s := range []*string{
		&f.ArrivalNo, &f.ForwardingBody, &f.ForwardingNo, &f.Against, &f.Matter, &f.DuplicateOf, &f.File,
	} {
		*s = Clean(*s)
	}
	for _, s := range []*string{&f.Content, &f.Request, &f.Note} {
		*s = CleanLines(*s)
	}
	f.Sender, f.Representative = f.Sender.Tidy(), f.Representative.Tidy()
	signers := f.CoSigners
	f.CoSigners = nil
	for _, p := range signers {
		if p = p.Tidy(); p != (Person{}) {
			f.CoSigners = append(f.CoSigners, p)
		}
	}
	attachments := f.Attachments
	f.Attachments = nil
	for _, a := range attachments {
		if a.Name = Clean(a.Name); a.Name != "" {
			f.Attachments = append(f.Attachments, a)
		}
	}
	return f
}

// Tidy is p with every text cleaned.
func (p Person) Tidy() Person {
	return Person{Name: Clean(p.Name), Address: Clean(p.Address), Identity: Clean(p.Identity), Phone: Clean(p.Phone)}
}
