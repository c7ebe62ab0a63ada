package duties

import "donthu/app/kit"

// What the tests of this package, which see the whole window, reach inside it.

// Row is a duty as the list shows it.
type Row = row

// Table is the list in front.
func (p *Page) Table() *kit.Table[row] { return p.table }

// Tab is the list in front.
func (p *Page) Tab() string { return p.tabs.Value() }

// ShowOf sets the filter to an officer, "" for all.
func (p *Page) ShowOf(officer string) { p.officer.Set(officer) }

// Nobody is the filter for what nobody was given.
const Nobody = nobody

// Unmarkable says why a row has no mark.
func (r *row) Unmarkable() string { return r.unmarkable() }
