package intake

// SelectProblem puts the cursor on a cell that must be looked at.
func (p *Page) SelectProblem(row int) { p.check.problems.Select(row) }

// Refused is how many rows would stay out.
func (p *Page) Refused() int { return p.check.result.Refused() }

// Exchange answers that day and month of the column in view stand in each other's place.
func (p *Page) Exchange() {
	p.columns.exchanged.SetValue("exchanged")
	p.columns.exchanged.OnChanged("exchanged")
}

// SetSubject says what the rows of the sheet are.
func (p *Page) SetSubject(as string) { p.columns.setSubject(as) }

// Take says what a column is taken for.
func (p *Page) Take(column int, as string) {
	p.columns.table.Select(column)
	p.columns.as.SetValue(as)
}

// CopyProblems and SaveProblems do what the buttons below the list do.
func (p *Page) CopyProblems() { copyProblems(p.o, problemList(p.check.result)) }
func (p *Page) SaveProblems() { saveImportProblems(p.o, problemList(p.check.result)) }
