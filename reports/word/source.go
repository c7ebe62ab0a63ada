package word

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// Reader is who a document is meant for. It decides what of a denouncer's
// identity may stand in it (LTC Điều 8 khoản 3, Điều 56).
type Reader string

// The readers. Only the sender and the office itself may see who denounced.
const (
	Sender   Reader = "sender"
	Accused  Reader = "accused"
	Verifier Reader = "verifier"
	Body     Reader = "body" // another body: competent for the letter, or the receiver of reports
	Office   Reader = "office"
)

// readers are all of them; the strictest stands first.
var readers = []Reader{Verifier, Accused, Body, Sender, Office}

// Hides reports whether documents for the reader hide who sent a letter of the
// kind.
func (r Reader) Hides(kind register.Kind) bool {
	return kind == register.Denunciation && r != Sender && r != Office
}

// source is a shipped template as it is written in assets/templates: lines
// "key: value", a line "---", then the body, one paragraph a line.
type source struct {
	docx.Layout // Title is what screens call the template, Category its reader

	basis   string // the article and form it was written after
	kinds   []register.Kind
	when    string // the point in a letter's life at which it is written
	limit   string // see Info.Limit
	grounds string // see Info.Grounds
	copy    copyFor
	fit     Fit
}

// copyFor says that a document has a text of its own for another reader, where one of the two
// may not know who denounced: "copy: sender", "copy: body if cap_tren_truc_tiep".
type copyFor struct {
	reader Reader
	only   string // a field: only where it says something; empty: always
}

// Fit is on which letters, and when, a document of a template may be written. The head
// of a shipped template says it in the keys of the same names; what it does not say
// is not looked at:
//
//	rounds: 1              rounds of the letter
//	states: settling …     states of the letter (register.State)
//	from: 2026-07-01       first day of documents, by the law that the template stands on
//	until: 2026-06-30      last one
//	signs: head            only the chair signs, or a deputy KT.: what the law leaves to who
//	                       settles (LKN Điều 17, LTC Điều 13) goes out neither TL. nor TUQ.
//	tells: accepted        what must have happened on the letter by the document's day
//	does: settled          what the document itself does: it is not dated before that
//	only: withdrawn until 2026-06-30
//	                       up to that day the law knew no other ground
//	repeats: yes           may be written again to the same reader
type Fit struct {
	Rounds      []int
	States      []register.State
	From, Until day.Date
	HeadSigns   bool
	Tells, Does Event
	Only        Event
	OnlyUntil   day.Date
	Repeats     bool
}

// Whens are the points in a letter's life at which documents are written.
var Whens = []string{"received", "sorted", "accept", "refuse", "guide", "forward", "return", "settling", "paused", "settled", "withdrawn", "reception", "day", "report", Blank}

// Blank is the When of forms that citizens fill in by hand: they are of no letter.
const Blank = "blank"

// readSource reads a template's text.
func readSource(text string) (*source, error) {
	head, body, found := strings.Cut(norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n")), "\n---\n")
	if !found {
		return nil, fmt.Errorf("no line --- between head and body")
	}
	s := &source{Layout: docx.Layout{Dated: true, Sign: docx.SignChair}}
	said, lists := s.keys()
	fits := s.fit.keys()
	list := ""
	for i, line := range strings.Split(head, "\n") {
		key, value, found := strings.Cut(line, ":")
		item, isItem := strings.CutPrefix(line, "- ")
		switch {
		case strings.TrimSpace(line) == "":
		case isItem || strings.HasPrefix(line, "{{"):
			if lists[list] == nil {
				return nil, fmt.Errorf("line %d: an item of no list", i+1)
			}
			*lists[list] = append(*lists[list], item)
		case !found:
			return nil, fmt.Errorf("line %d: no colon", i+1)
		default:
			list, value = key, strings.TrimSpace(value)
			switch {
			case said[key] != nil:
				*said[key] = value
			case fits[key] != nil:
				if err := fits[key](value); err != nil {
					return nil, fmt.Errorf("line %d: %s: %w", i+1, key, err)
				}
			case key == "copy":
				reader, only, _ := strings.Cut(value, " if ")
				s.copy = copyFor{Reader(reader), only}
			case key == "dated":
				s.Dated = value != "no"
			case key == "kinds":
				for _, kind := range strings.Fields(value) {
					s.kinds = append(s.kinds, register.Kind(kind))
				}
			case lists[key] == nil:
				return nil, fmt.Errorf("line %d: unknown key %q", i+1, key)
			case value != "":
				*lists[key] = append(*lists[key], value)
			}
		}
	}
	for _, line := range strings.Split(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			s.Body = append(s.Body, line)
		}
	}
	return s, s.check()
}

// keys are where the values of the head's keys stand: texts, and lists whose items
// have lines of their own.
func (s *source) keys() (texts map[string]*string, lists map[string]*[]string) {
	return map[string]*string{
		"title": &s.Title, "basis": &s.basis, "when": &s.when, "reader": &s.Category, "heading": &s.Heading, "subject": &s.Subject,
		"symbol": &s.Symbol, "sign": &s.Sign, "signer": &s.Signer, "issuer": &s.Issuer, "number": &s.Number, "limit": &s.limit, "grounds": &s.grounds,
	}, map[string]*[]string{"to": &s.To, "copies": &s.Copies}
}

// keys read what the head says of where a document fits.
func (f *Fit) keys() map[string]func(string) error {
	on := func(to *day.Date) func(string) error {
		return func(value string) (err error) {
			*to, err = day.Parse(value)
			return err
		}
	}
	event := func(to *Event) func(string) error {
		return func(value string) error {
			*to = Event(value)
			return oneOf(*to, Events)
		}
	}
	yes := func(to *bool, word string) func(string) error {
		return func(value string) error {
			*to = value == word
			return oneOf(value, []string{word})
		}
	}
	return map[string]func(string) error{
		"from": on(&f.From), "until": on(&f.Until), "tells": event(&f.Tells), "does": event(&f.Does),
		"signs": yes(&f.HeadSigns, "head"), "repeats": yes(&f.Repeats, "yes"),
		"only": func(value string) error {
			what, until, _ := strings.Cut(value, " until ")
			return cmp.Or(event(&f.Only)(what), on(&f.OnlyUntil)(until))
		},
		"rounds": func(value string) error {
			for _, word := range strings.Fields(value) {
				round, err := strconv.Atoi(word)
				if f.Rounds = append(f.Rounds, round); err != nil {
					return err
				}
			}
			return nil
		},
		"states": func(value string) error {
			for _, word := range strings.Fields(value) {
				if f.States = append(f.States, register.State(word)); oneOf(register.State(word), register.States) != nil {
					return fmt.Errorf("unknown state %q", word)
				}
			}
			return nil
		},
	}
}

func oneOf[T ~string](value T, all []T) error {
	if !slices.Contains(all, value) {
		return fmt.Errorf("unknown value %q", value)
	}
	return nil
}

func (s *source) check() error {
	for _, kind := range s.kinds {
		if !slices.Contains(register.Kinds, kind) {
			return fmt.Errorf("unknown kind %q", kind)
		}
	}
	switch {
	case s.Title == "" || s.basis == "" || s.Subject == "" && s.Heading == "":
		return fmt.Errorf("no title, basis, or heading")
	case !slices.Contains(readers, Reader(s.Category)):
		return fmt.Errorf("unknown reader %q", s.Category)
	case s.copy.reader != "" && !slices.Contains(readers, s.copy.reader):
		return fmt.Errorf("unknown reader %q", s.copy.reader)
	case s.when != whenAnnex && !slices.Contains(Whens, s.when):
		return fmt.Errorf("unknown point %q", s.when)
	case !slices.Contains(docx.Signs, s.Sign), (s.Sign == docx.SignOfficer) != (s.Signer != ""):
		return fmt.Errorf("unknown signature %q", s.Sign)
	case len(s.Body) == 0:
		return fmt.Errorf("no body")
	}
	return nil
}
