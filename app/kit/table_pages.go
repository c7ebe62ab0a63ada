package kit

// PageSize is how many rows a table asks for at a time.
const PageSize = 100

const pagesKept = 30

// loadFunc fetches rows offset … offset+limit-1 of a list and hands them with the
// length of the whole list to done, once, on the screen's thread. It is called
// there and must not block.
type loadFunc[T any] func(offset, limit int, done func(rows []T, total int))

// listed makes a loadFunc of rows that are all there.
func listed[T any](rows []T) loadFunc[T] {
	return func(offset, limit int, done func([]T, int)) {
		from := min(offset, len(rows))
		done(rows[from:min(from+limit, len(rows))], len(rows))
	}
}

// pages keeps the pages of a list near to what is on the screen.
type pages[T any] struct {
	load    loadFunc[T]
	changed func(page []T) // a page has come

	total      int // -1 until the first page has come
	ready      map[int][]T
	old        map[int][]T // shown until the first page after a reload has come
	asked      map[int]bool
	generation int
}

func newPages[T any](changed func([]T)) *pages[T] {
	return &pages[T]{changed: changed, total: -1, ready: map[int][]T{}, asked: map[int]bool{}}
}

// row is not ok while the row is on its way.
func (p *pages[T]) row(i int) (row T, ok bool) {
	if i < 0 {
		return row, false
	}
	for _, from := range []map[int][]T{p.ready, p.old} {
		if page, here := from[i/PageSize]; here && i%PageSize < len(page) {
			return page[i%PageSize], true
		}
	}
	return row, false
}

func (p *pages[T]) reload() {
	p.generation++
	if len(p.ready) > 0 {
		p.old = p.ready
	}
	p.ready, p.asked = map[int][]T{}, map[int]bool{}
}

// want asks for the pages that hold rows first to last.
func (p *pages[T]) want(first, last int) {
	if p.load == nil {
		return
	}
	for page := max(0, first) / PageSize; page <= max(0, last)/PageSize; page++ {
		if _, here := p.ready[page]; here || p.asked[page] {
			continue
		}
		p.asked[page] = true
		mine := p.generation
		p.load(page*PageSize, PageSize, func(rows []T, total int) {
			if mine != p.generation {
				return
			}
			delete(p.asked, page)
			p.ready[page], p.total, p.old = rows, total, nil
			p.forgetFarFrom(page)
			p.changed(rows)
		})
	}
}

func (p *pages[T]) forgetFarFrom(page int) {
	if len(p.ready) <= pagesKept {
		return
	}
	for other := range p.ready {
		if other < page-pagesKept/3 || other > page+pagesKept/3 {
			delete(p.ready, other)
		}
	}
}
