package data

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
