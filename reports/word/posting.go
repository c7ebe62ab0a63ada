package word

import (
	"strings"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

// Addressee is somebody to whom a document goes by post.
type Addressee struct {
	Reader  register.Reader // as the law names them; empty for one whom the document alone names
	Name    string          // as an envelope writes it
	Shown   string          // as everybody may read it
	Address string          // empty where nobody gave one
	Secret  bool            // the name and the address are for the envelope alone (LTC Điều 8 khoản 3)
}

// Addressees are those to whom a document on the letter goes: its readers, else whom it
// names. Nobody is named but the addressee, and who denounced on no envelope of another. The
// office itself gets none, nor does a publication.
func Addressees(l *register.Letter, r register.Reply, s register.Settings) (all []Addressee) {
	readers := l.ReadersOf(r.Readers, r.To)
	if len(readers) == 0 && isForSender(r) {
		readers = []register.Reader{register.ToSender}
	}
	masked := l.Masked()
	add := func(a Addressee) {
		if a.Name = text.Clean(a.Name); a.Name == "" || text.Fold(a.Name) == text.Fold(s.Ward) {
			return
		}
		if a.Shown == "" {
			a.Shown = a.Name
		}
		all = append(all, a)
	}
	for _, reader := range readers {
		a := Addressee{Reader: reader}
		switch reader {
		case register.ToSender:
			a = sender(l)
		case register.ToAccused:
			a.Name = text.Capital(accused(named(l.Against, masked.Against)))
		case register.ToForwarder:
			a.Name = named(l.ForwardingBody, masked.ForwardingBody)
		case register.ToSuperior:
			a.Name = s.Office.Superior
		case register.ToCompetent:
			a.Name = named(l.ForwardTo, masked.ForwardTo)
		case register.ToReceiver:
			a.Name = s.Receiver
		case register.ToEverybody:
		default:
			a.Name = text.Capital(reader.Label(l.Kind))
		}
		add(a)
	}
	if len(readers) == 0 {
		to := r.To
		if l.Secret() {
			to = named(to, register.NewVeil(l.Everybody()...).Cover(to))
		}
		a := Addressee{Name: text.Capital(to)}
		if r.CopyOf != 0 { // for several, whom the document alone names
			a.Name, a.Shown = docx.Dots, a.Name
		}
		add(a)
	}
	return all
}

// named is the name of an addressee without what tells of who denounced, who is named no more
// in covered: the envelope passes through many hands. Where nothing else is left dots stand
// there, for a name that is written by hand.
func named(name, covered string) string {
	if name == covered {
		return name
	}
	first := strings.TrimSpace(firstPart.FindString(covered))
	if first == "" || first != strings.TrimSpace(firstPart.FindString(name)) {
		return docx.Dots
	}
	return first
}

// isForSender reports whether documents of the reply's template are for who sent the letter,
// where the reply itself does not say for whom it is.
func isForSender(r register.Reply) bool {
	all, err := shippedTemplates()
	return err == nil && r.To == "" && all[r.Template] != nil && Reader(all[r.Template].Category) == Sender
}

// sender is who sent the letter as an envelope writes it; who stands for them where they
// gave no address.
func sender(l *register.Letter) Addressee {
	a := Addressee{Reader: register.ToSender, Shown: l.ShownSender(), Secret: l.Secret(), Address: text.Clean(l.Sender.Address)}
	if l.Anonymous() {
		a.Name = text.Capital(assets.Text("document.anonymous"))
		return a
	}
	a.Name = text.Capital(Addressed(l.Sender))
	if a.Address == "" && text.Clean(l.Representative.Address) != "" {
		a.Name, a.Address = text.Capital(Addressed(l.Representative)), text.Clean(l.Representative.Address)
	}
	return a
}

// EnvelopeTo is what stands on the envelope to an addressee: the office, the numbers of the
// documents inside and who gets them, nothing of what they are about (NĐ 30/2020/NĐ-CP).
func EnvelopeTo(a Addressee, numbers []string, s register.Settings) docx.Envelope {
	e := docx.Envelope{Number: strings.Join(numbers, "; "), To: a.Name, At: a.Address}
	heading := LetterFields(register.Letter{}, s, Options{})
	for _, name := range []string{"co_quan_dong_1", "co_quan_dong_2"} {
		if line, _ := heading[name].(string); line != "" {
			e.Office = append(e.Office, line)
		}
	}
	if s.Office.Address != "" {
		e.Where = append(e.Where, assets.Text("envelope.at", "address", s.Office.Address))
	}
	if s.Office.Phone != "" {
		e.Where = append(e.Where, assets.Text("envelope.phone", "phone", s.Office.Phone))
	}
	return e
}
