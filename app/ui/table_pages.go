package ui

// PageSize is how many rows a Table asks for at a time.
const PageSize = 100

const pagesKept = 30

// LoadFunc fetches rows offset … offset+limit-1 of a list and hands them with
// the length of the whole list to done. It is called on the screen's thread and
// must not block: fetch in RunAsync and call done, once, on the screen's thread.
// A row may have more cells than the table has columns; the rest is not shown
// and may carry what OnOpen needs, such as an id.
type LoadFunc func(offset, limit int, done func(rows [][]string, total int))

// Paged makes a LoadFunc of a function that blocks, such as a query of the
// store. failed is called on the screen's thread with its error and may be nil.
func Paged(query func(offset, limit int) (rows [][]string, total int, err error), failed func(error)) LoadFunc {
	type page struct {
		rows  [][]string
		total int
	}
	return func(offset, limit int, done func([][]string, int)) {
		RunAsync(func() (page, error) {
			rows, total, err := query(offset, limit)
			return page{rows, total}, err
		}, func(p page, err error) {
			if err != nil {
				if failed != nil {
					failed(err)
				}
				return
			}
			done(p.rows, p.total)
		})
	}
}

// Rows makes a LoadFunc of rows that are all there, for short tables.
func Rows(rows [][]string) LoadFunc {
	return func(offset, limit int, done func([][]string, int)) {
		from := min(offset, len(rows))
		done(rows[from:min(from+limit, len(rows))], len(rows))
	}
}

// pages keeps the pages of a list near to what is on the screen.
type pages struct {
	load    LoadFunc
	changed func() // a page has come

	total      int // -1 until the first page has come
	ready      map[int][][]string
	old        map[int][][]string // shown until the first page after a reload has come
	asked      map[int]bool
	generation int
}

func newPages(load LoadFunc, changed func()) *pages {
	return &pages{load: load, changed: changed, total: -1, ready: map[int][][]string{}, asked: map[int]bool{}}
}

// row is nil while the row is on its way.
func (p *pages) row(i int) []string {
	for _, from := range []map[int][][]string{p.ready, p.old} {
		if page, ok := from[i/PageSize]; ok && i%PageSize < len(page) {
			return page[i%PageSize]
		}
	}
	return nil
}

func (p *pages) reload() {
	p.generation++
	if len(p.ready) > 0 {
		p.old = p.ready
	}
	p.ready, p.asked = map[int][][]string{}, map[int]bool{}
}

// want asks for the pages that hold rows first to last.
func (p *pages) want(first, last int) {
	if p.load == nil {
		return
	}
	for page := max(0, first) / PageSize; page <= max(0, last)/PageSize; page++ {
		if _, here := p.ready[page]; here || p.asked[page] {
			continue
		}
		p.asked[page] = true
		mine := p.generation
		p.load(page*PageSize, PageSize, func(rows [][]string, total int) {
			if mine != p.generation {
				return
			}
			delete(p.asked, page)
			p.ready[page], p.total, p.old = rows, total, nil
			p.forgetFarFrom(page)
			p.changed()
		})
	}
}

func (p *pages) forgetFarFrom(page int) {
	if len(p.ready) <= pagesKept {
		return
	}
	for other := range p.ready {
		if other < page-pagesKept/3 || other > page+pagesKept/3 {
			delete(p.ready, other)
		}
	}
}
