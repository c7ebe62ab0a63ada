package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/data/text"
)

// denunciationWords, without accents, mark a letter that nobody has sorted yet as
// one that may be a denunciation.
const denunciationWords = "to cao"

// secret reports whether the law keeps secret who stands behind a letter or visit
// of the kind (LTC Điều 8 khoản 3). What has no kind yet and speaks in the texts
// of a denunciation is kept secret too.
func secret(kind Kind, texts ...string) bool {
	if kind != "" {
		return kind == Denunciation
	}
	return strings.Contains(text.Fold(strings.Join(texts, " ")), denunciationWords)
}

// Secret reports whether the law keeps secret who sent the letter.
func (f *Facts) Secret() bool { return secret(f.Kind, f.Content, f.Request, f.Note) }

// Secret reports whether the law keeps secret who came.
func (r *Reception) Secret() bool { return secret(r.Kind, r.Content, r.Demand) }

// Everybody is all who sent the letter or act for them.
func (f *Facts) Everybody() []Person {
	return append([]Person{f.Sender, f.Representative}, f.CoSigners...)
}

// Everybody is all who came, and for whom.
func (r *Reception) Everybody() []Person {
	people := []Person{r.Visitor, {Name: r.ActsFor}}
	for _, name := range r.Representatives {
		people = append(people, Person{Name: name})
	}
	return people
}

// Clues are what the letter's own words tell that no veil knows and that may say who sent it:
// names, relatives, houses, schools, numbers; not whom it is against and who else is known,
// whom everybody may name.
func (f *Facts) Clues(known ...string) []secrecy.Clue {
	veil := NewVeil(f.Everybody()...)
	texts := []string{veil.Cover(f.Content), veil.Cover(f.Request), veil.Cover(f.Note)}
	for _, a := range f.Attachments {
		texts = append(texts, veil.Cover(a.Name))
	}
	return secrecy.Clues(strings.Join(append(known, f.Against), "\n"), texts...)
}

// DenouncerCode is what who sent the letter is called by where nobody may read the
// name: the letter's number ("TC-12/2026").
func (l *Letter) DenouncerCode() string {
	return assets.Text("secret.code", "letter", cmp.Or(l.Number.String(), "#"+strconv.FormatInt(l.ID, 10)))
}

// DenouncerCode is what the visitor is called by where nobody may read the name:
// the number of the letter that came of the visit, else the visit's.
func (r *Reception) DenouncerCode() string {
	if r.Letter != "" {
		return assets.Text("secret.code", "letter", r.Letter)
	}
	return assets.Text("secret.code.visit", "visit", r.ID)
}

// ShownSender is the sender's name as everybody may read it: a denouncer is called
// by a code ("Người tố cáo – mã TC-12/2026").
func (l *Letter) ShownSender() string {
	if l.Secret() {
		return assets.Text("secret.denouncer", "code", l.DenouncerCode())
	}
	return l.Sender.Name
}

// ShownVisitor is the visitor's name as everybody may read it, see
// Letter.ShownSender.
func (r *Reception) ShownVisitor() string {
	if r.Secret() {
		return assets.Text("secret.denouncer", "code", r.DenouncerCode())
	}
	return r.Visitor.Name
}

// Masked is the letter as everybody may read it, on lists, screens and prints:
// where the law keeps the sender secret, no text of it names who denounced. It is
// for showing alone: its texts are no longer those that the register knows.
func (l *Letter) Masked() Letter {
	if !l.Secret() {
		return *l
	}
	masked := secrecy.Cover(NewVeil(l.Everybody()...), *l)
	hidePeople(&masked.Facts, l.ShownSender())
	return masked
}

// ShownArea is where in the ward the sender lives; empty where the law keeps the sender secret:
// the only letter of a street would say who it is.
func (l *Letter) ShownArea() string {
	if l.Secret() {
		return ""
	}
	return AreaOf(l.Sender.Address)
}

// Comparable are the facts by which somebody may compare the letter with others: where the law
// keeps the sender secret, its words alone, unless who compares may know denouncers.
func (l *Letter) Comparable(denouncers bool) Facts {
	if !l.Secret() || denouncers {
		return l.Facts
	}
	return Facts{Content: NewVeil(l.Everybody()...).Cover(l.Content)}
}

// Masked is the visit as everybody may read it, see Letter.Masked.
func (r *Reception) Masked() Reception {
	if !r.Secret() {
		return *r
	}
	masked := secrecy.Cover(NewVeil(r.Everybody()...), *r)
	masked.Visitor, masked.ActsFor, masked.Representatives = Person{Name: r.ShownVisitor()}, "", nil
	masked.Letter = r.Letter
	return masked
}

func hidePeople(f *Facts, name string) {
	f.Signatories = max(f.Signatories, len(f.CoSigners)+1)
	f.Sender, f.Representative, f.CoSigners = Person{Name: name}, Person{}, nil
}

// MaskSteps are the steps of a letter or visit as everybody may read them: who
// denounced is in none of their texts, not even under a name that was put right
// later.
func MaskSteps(all []steps.Step) []steps.Step {
	effective, err := steps.Effective(all)
	hidden := err != nil
	for _, s := range effective {
		if who := behind(s.Content); who != nil {
			hidden = hidden || who.Secret()
		}
	}
	if !hidden {
		return all
	}
	var people []Person
	for _, s := range all {
		if who := behind(steps.Said(all, s.Content)); who != nil {
			people = append(people, who.Everybody()...)
		}
	}
	return maskSteps(NewVeil(people...), all)
}

// sent is what people sent in or brought.
type sent interface {
	Secret() bool
	Everybody() []Person
}

// behind is what a step says that people sent or brought, nil when it says nothing of it.
func behind(content steps.Content) sent {
	switch c := content.(type) {
	case Received:
		return &c
	case Reception:
		return &c
	}
	return nil
}

// Masked is the direction with its steps as everybody may read them: who stands
// behind a letter or visit that the law keeps secret is in none of their texts.
func (f DirectionFile) Masked() DirectionFile {
	var people []Person
	if f.Letter != nil && f.Letter.Secret() {
		people = append(people, f.Letter.Everybody()...)
	}
	if f.Visit != nil && f.Visit.Secret() {
		people = append(people, f.Visit.Everybody()...)
	}
	if people == nil {
		return f
	}
	veil, letter := NewVeil(people...), f.Direction.Letter
	f.Direction = secrecy.Cover(veil, f.Direction)
	f.Direction.Letter = letter
	f.Steps = maskSteps(veil, f.Steps)
	return f
}

func maskSteps(veil *secrecy.Veil, history []steps.Step) []steps.Step {
	masked := slices.Clone(history)
	for i, s := range masked {
		switch c := s.Content.(type) {
		case steps.Corrected:
			if content, err := steps.EncodeContent(maskedContent(veil, steps.Said(history, s.Content))); err == nil && !c.Annul {
				c.Content = content
			}
			c.Reason = veil.Cover(c.Reason)
			masked[i].Content = c
		default:
			masked[i].Content = maskedContent(veil, c)
		}
	}
	return masked
}

func maskedContent(veil *secrecy.Veil, content steps.Content) steps.Content {
	switch c := content.(type) {
	case Received:
		c = secrecy.Cover(veil, c)
		hidePeople(&c.Facts, assets.Text("secret.name"))
		return c
	case Reception:
		c = secrecy.Cover(veil, c)
		c.Visitor, c.ActsFor, c.Representatives = Person{Name: assets.Text("secret.name")}, "", nil
		return c
	case nil:
		return nil
	}
	return secrecy.Cover(veil, content)
}

// NewVeil is the veil over people: what is shown through it says of none of them who
// they are.
func NewVeil(people ...Person) *secrecy.Veil {
	traces := make([]secrecy.Traces, len(people))
	for i, p := range people {
		traces[i] = secrecy.Traces{Name: p.Name, Address: p.Address, Numbers: []string{p.Phone, p.Identity}}
	}
	return secrecy.New(traces...)
}
