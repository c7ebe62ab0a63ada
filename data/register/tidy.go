package register

import (
	"donthu/data/text"
)

// Tidy is f with every text cleaned.
func (f Facts) Tidy() Facts {
	for _, s := range []*string{
		&f.ArrivalNo, &f.ForwardingBody, &f.ForwardingNo, &f.Against, &f.Matter, &f.DuplicateOf, &f.File,
	} {
		*s = text.Clean(*s)
	}
	for _, s := range []*string{&f.Content, &f.Request, &f.Note} {
		*s = text.CleanLines(*s)
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
		if a.Name = text.Clean(a.Name); a.Name != "" {
			f.Attachments = append(f.Attachments, a)
		}
	}
	return f
}

// Tidy is p with every text cleaned.
func (p Person) Tidy() Person {
	return Person{Name: text.Clean(p.Name), Address: text.Clean(p.Address), Identity: text.Clean(p.Identity), Phone: text.Clean(p.Phone), Title: text.Clean(p.Title)}
}
