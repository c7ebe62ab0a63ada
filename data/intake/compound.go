package intake

import (
	"regexp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/table"
	"donthu/data/text"
)

var bothDays = regexp.MustCompile(`^(\S+)\s*[\n(;,]\s*(?i:(?:đơn|thư|viết|ngày|đề|ghi|của| )*)\s*(\d[^()]*\d)\s*\)?$`)

// twoDays reads a cell that names the day of receipt and, in brackets or on a second line, that
// of the letter: 15/12/2025 (đơn 06/12/2025).
func twoDays(s string) (received, written day.Date, ok bool) {
	m := bothDays.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, 0, false
	}
	received, err1 := readDay(m[1])
	written, err2 := readDay(m[2])
	return received, written, err1 == nil && err2 == nil
}

func setReceived(r *row, l *register.Letter, s string) {
	if received, written, both := twoDays(s); both {
		l.ReceivedOn = received
		if l.WrittenOn.IsZero() {
			l.WrittenOn = written
		}
		return
	}
	l.ReceivedOn = r.day(s)
}

// setWritten takes the one column of days of a book: both days where both stand there.
func setWritten(r *row, l *register.Letter, s string) {
	if received, written, both := twoDays(s); both {
		l.WrittenOn = written
		if l.ReceivedOn.IsZero() {
			l.ReceivedOn = received
		}
		return
	}
	l.WrittenOn = r.day(s)
}

var (
	concludedOn = regexp.MustCompile(`^ngày (\S+)$`)
	documentOn  = regexp.MustCompile(`^(\S+) ngày (\S+)$`)
)

// setResult reads a result, with its day and document on lines of their own as the printed book
// has them: “Đúng / ngày 03/11/2026 / 28/QĐ-UBND ngày 06/10/2026”, or the direction that left
// nothing to settle: “Chuyển đơn đến Chi cục Thuế / ngày 28/07/2026”.
func setResult(r *row, l *register.Letter, s string) {
	if result, known := resultWords().find(s); known {
		l.Settlement.Result = result
		return
	}
	what, rest, _ := strings.Cut(strings.TrimSpace(s), "\n")
	var on day.Date
	var reply register.Reply
	for line := range strings.SplitSeq(rest, "\n") {
		line = text.Clean(line)
		if m := concludedOn.FindStringSubmatch(line); m != nil {
			on, _ = readDay(m[1])
		} else if m := documentOn.FindStringSubmatch(line); m != nil {
			reply.Number = m[1]
			reply.On, _ = readDay(m[2])
		} else if line != "" {
			r.keepUnknown(s)
			return
		}
	}
	what = text.Clean(what)
	direction, to, _ := strings.Cut(what, " đến ")
	result, settled := resultWords().find(what)
	handling, directed := handlingWords().find(direction)
	switch {
	case settled:
		l.Settlement.Result, l.Settlement.On = result, on
	case directed && l.Handling == "" && (to == "" || handling == register.Forward):
		l.Handling, l.HandledOn, l.ForwardTo = handling, on, text.Clean(to)
	default:
		r.keepUnknown(s)
		return
	}
	if reply.Number != "" && !r.sheet.has("letter.reply.number") {
		*onlyReply(l) = reply
	}
}

var roundTwo = regexp.MustCompile(`\b(lan (2|hai|ii|thu hai)|to cao tiep)\b`)

// kindIn reads the kind that a cell names with other words around it: “Đơn KN”, “KN lần 2”,
// “Tố cáo tiếp”. Two kinds are none.
func kindIn(s string) (kind register.Kind, second bool) {
	if k, known := kindWords().find(s); known {
		return k, false
	}
	words := plain(s)
	second = roundTwo.MatchString(words)
	words = roundTwo.ReplaceAllString(words, " ")
	if second && strings.Contains(plain(s), "to cao tiep") {
		words += " to cao"
	}
	padded := " " + strings.TrimSpace(words) + " "
	var found []register.Kind
	for spelling, k := range kindWords().codes {
		if spelling := plain(spelling); spelling != "" && strings.Contains(padded, " "+spelling+" ") && !slices.Contains(found, k) {
			found = append(found, k)
		}
	}
	if len(found) == 2 && slices.Contains(found, register.Petition) && slices.Contains(found, register.Reflection) {
		return register.Petition, second // kiến nghị, phản ánh
	}
	if len(found) == 1 {
		return found[0], second
	}
	return "", second
}

func setKind(r *row, l *register.Letter, s string) {
	kind, second := kindIn(s)
	switch {
	case kind != "":
		l.Kind = kind
		if second {
			l.Round = 2
		}
	default:
		r.refuse(assets.Text("intake.word.unknown", "word", text.Clean(s), "known", kindWords().labels))
	}
}

// mark is a column of crosses for one kind. Some clerks write the kind itself there, the round,
// or how many people signed.
func mark(key string, kind register.Kind) Column[register.Letter] {
	return Column[register.Letter]{Key: key, set: func(r *row, l *register.Letter, s string) {
		if !marked(s) {
			return
		}
		words := plain(s)
		if isCross(s) {
			r.marks = append(r.marks, kind)
			return
		}
		if n, err := readCount(s); err == nil {
			r.marks = append(r.marks, kind)
			if n > 1 && l.Signatories == 0 && !r.sheet.has("letter.signatories") {
				l.Signatories = n
				r.warn(assets.Text("intake.mark.people", "count", n))
			}
			return
		}
		named, second := kindIn(s)
		switch {
		case named != "":
			r.marks = append(r.marks, named)
		case second && strings.TrimSpace(roundTwo.ReplaceAllString(words, "")) == "":
			r.marks = append(r.marks, kind)
		default:
			r.refuse(assets.Text("intake.mark.unknown", "text", text.Clean(s)))
			return
		}
		if second {
			l.Round = 2
		}
	}}
}

// isCross reports whether a cell is a plain mark: x, ✓, √, v, +.
func isCross(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .()")) {
	case "x", "xx", "v", "✓", "✔", "√", "☑", "☒", "✗", "✘", "+", "*", "•", "●", "có", "co", "1":
		return true
	}
	return false
}

var (
	phoneIn      = regexp.MustCompile(`(?i)(?:(?:số )?(?:đt|sđt|điện thoại|tel)\s*:?\.?\s*)?((?:\+84|0)[\d .-]{8,13}\d)`)
	addressMark  = regexp.MustCompile(`(?i)[\s,;(–-]*(?:địa chỉ|đ/c|đc|nơi ở|ngụ|trú tại|thường trú|ở tại|hktt)\s*(?:tại)?\s*:?\s*`)
	firstDivider = regexp.MustCompile(`\n|\s[-–—]\s|;|,|\(`)
)

// personIn takes a cell apart that holds a name, an address and perhaps a phone.
func personIn(s string) (p register.Person) {
	s = strings.TrimSpace(s)
	if m := phoneIn.FindStringSubmatchIndex(s); m != nil {
		p.Phone = text.Clean(s[m[2]:m[3]])
		s = strings.TrimRight(s[:m[0]], " ,;:-–(\n") + s[m[1]:]
	}
	name, address := s, ""
	if at := addressMark.FindStringIndex(s); at != nil && at[0] > 0 {
		name, address = s[:at[0]], s[at[1]:]
	} else if at := firstDivider.FindStringIndex(s); at != nil {
		name, address = s[:at[0]], s[at[1]:]
	}
	p.Name, p.Address = text.Clean(name), strings.TrimRight(text.Clean(address), ") ")
	return p
}

func setSenderAddress(r *row, l *register.Letter, s string) {
	p := personIn(s)
	l.Sender.Name = p.Name
	if l.Sender.Address == "" {
		l.Sender.Address = p.Address
	}
	if l.Sender.Phone == "" {
		l.Sender.Phone = p.Phone
	}
	r.parted = true
}

var leadingZeros = regexp.MustCompile(`^\d+$`)

// numberKept is a phone or identity number as the paper bears it: a number cell loses its
// leading zero, and its last digits where Excel shows 7.9E+10.
func (r *row) numberKept(s string, lengths map[int]string) string {
	s = text.Clean(s)
	torn := !r.sheet.own && strings.ContainsAny(s, "eE") && tornNumber.MatchString(s)
	if torn {
		whole, ok := wholeNumber(s)
		if !ok {
			r.refuse(assets.Text("intake.number.torn", "text", s))
			return ""
		}
		s = whole
	}
	s = strings.TrimSuffix(s, ".0")
	if zeros, short := lengths[len(s)]; short && (torn || r.kinds.Kind(r.column) == table.Number) && leadingZeros.MatchString(s) && s[0] != '0' {
		r.warn(assets.Text("intake.number.zero", "text", s, "whole", zeros+s))
		return zeros + s
	}
	return s
}

var tornNumber = regexp.MustCompile(`^\d(?:[.,]\d+)?[eE]\+?(\d+)$`)

// wholeNumber is a number in Excel's short form with all its digits; false when some were lost.
func wholeNumber(s string) (string, bool) {
	m := tornNumber.FindStringSubmatch(s)
	e := strings.IndexAny(s, "eE")
	digits := strings.NewReplacer(".", "", ",", "").Replace(s[:e])
	power := 0
	for _, c := range m[1] {
		power = 10*power + int(c-'0')
	}
	// Excel shows six digits: a number of more has lost some, unless all stand there.
	if len(digits) != power+1 {
		return "", false
	}
	return digits, true
}

var (
	shortPhones     = map[int]string{9: "0"}
	shortIdentities = map[int]string{8: "0", 11: "0"}
)
