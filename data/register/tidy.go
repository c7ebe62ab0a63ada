package register

import "donthu/data/text"

// Tidy is f with every text cleaned.
func (f Facts) Tidy() Facts {
	clean(&f.ArrivalNo, &f.ForwardingBody, &f.ForwardingNo, &f.Against, &f.Matter, &f.DuplicateOf, &f.File)
	cleanLines(&f.Content, &f.Request, &f.Note)
	f.Sender, f.Representative = f.Sender.Tidy(), f.Representative.Tidy()
	f.CoSigners = tidied(f.CoSigners, func(p *Person) bool {
		*p = p.Tidy()
		return *p != Person{}
	})
	f.Attachments = tidied(f.Attachments, (*Attachment).tidy)
	return f
}

func (a *Attachment) tidy() bool {
	clean(&a.Name)
	return a.Name != ""
}

// Tidy is p with every text cleaned.
func (p Person) Tidy() Person {
	clean(&p.Name, &p.Address, &p.Identity, &p.Phone, &p.Title)
	return p
}

// clean makes texts what the register keeps of them.
func clean(texts ...*string) {
	for _, t := range texts {
		*t = text.Clean(*t)
	}
}

func cleanLines(texts ...*string) {
	for _, t := range texts {
		*t = text.CleanLines(*t)
	}
}

// tidied are those of all that still say something once tidy has made them tidy.
func tidied[T any](all []T, tidy func(*T) bool) (kept []T) {
	for _, one := range all {
		if tidy(&one) {
			kept = append(kept, one)
		}
	}
	return kept
}
