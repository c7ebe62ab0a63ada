package sqlite

// Aside carries statements out in their order, but holds those back that belong together until
// there is a block of them. An index of FTS5 gathers words in memory and writes them as one
// segment; any statement in between that may have to be undone alone, such as one with a
// trigger, makes it write what it has.
type Aside struct {
	carryOut func(query string, args []any) error
	apart    func(query string) bool
	held     []statement
}

// block is how many statements are held back: some megabytes of words.
const block = 4096

// NewAside holds back the statements of which apart is true. It must be finished.
func NewAside(carryOut func(query string, args []any) error, apart func(query string) bool) *Aside {
	return &Aside{carryOut: carryOut, apart: apart}
}

// Put carries a statement out or holds it back.
func (a *Aside) Put(query string, args []any) error {
	if !a.apart(query) {
		return a.carryOut(query, args)
	}
	if a.held = append(a.held, statement{query, args}); len(a.held) < block {
		return nil
	}
	return a.Finish()
}

// Finish carries out what is held back.
func (a *Aside) Finish() error {
	for _, s := range a.held {
		if err := a.carryOut(s.query, s.args); err != nil {
			return err
		}
	}
	a.held = a.held[:0]
	return nil
}
