package reports

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// typedKeeper keeps what a clerk types on the forms, one after the other and each
// at once, and takes it back.
type typedKeeper struct {
	o       *desk.Desk
	kept    func() // told when all that was typed is in the register
	latest  map[typedPlace]register.TypedFigures
	before  []register.TypedFigures // to go back to, the last one first
	queue   []register.TypedFigures
	saving  bool
	waiting []func()
}

// typedPlace is a form and the period for which it was typed.
type typedPlace struct {
	form   string
	period day.Period
}

func placeOf(t register.TypedFigures) typedPlace { return typedPlace{t.Form, t.Period} }

// mostUndone is how many changes can be taken back.
const mostUndone = 100

func newTypedKeeper(o *desk.Desk, kept func()) *typedKeeper {
	return &typedKeeper{o: o, kept: kept, latest: map[typedPlace]register.TypedFigures{}}
}

// of is what was typed for a form: entered as the report knows it, or later.
func (k *typedKeeper) of(entered register.TypedFigures) register.TypedFigures {
	if later, ok := k.latest[placeOf(entered)]; ok {
		return later
	}
	return entered
}

// change keeps now in the place of was.
func (k *typedKeeper) change(was, now register.TypedFigures) {
	if maps.Equal(was.Values, now.Values) && was.Note == now.Note {
		return
	}
	k.before = append([]register.TypedFigures{was}, k.before[:min(len(k.before), mostUndone-1)]...)
	k.keep(now)
}

// canUndo reports whether there is something to take back.
func (k *typedKeeper) canUndo() bool { return len(k.before) > 0 }

// undo keeps what stood there before the last change, of which there must be one.
func (k *typedKeeper) undo() {
	was := k.before[0]
	k.before = k.before[1:]
	k.keep(was)
}

func (k *typedKeeper) keep(now register.TypedFigures) {
	k.latest[placeOf(now)] = now
	at := slices.IndexFunc(k.queue, func(t register.TypedFigures) bool { return placeOf(t) == placeOf(now) })
	if at < 0 {
		k.queue = append(k.queue, now)
	} else {
		k.queue[at] = now
	}
	if !k.saving {
		k.next()
	}
}

// next writes what waits, and tells when nothing is left.
func (k *typedKeeper) next() {
	if len(k.queue) == 0 {
		k.kept()
		k.release()
		return
	}
	now := k.queue[0]
	k.queue = k.queue[1:]
	k.saving = true
	o := k.o
	kit.RunAsyncErr(func() error { return o.Do().SaveFigures(o.Ctx(), now) }, func(err error) {
		k.saving = false
		if err != nil {
			delete(k.latest, placeOf(now))
			k.waiting = nil // what was to follow needed it
			o.Failed(assets.Text("figures.failed"), err)
		}
		k.next()
	})
}

// whenKept calls then once all that was typed is in the register.
func (k *typedKeeper) whenKept(then func()) {
	k.waiting = append(k.waiting, then)
	if !k.saving {
		k.release()
	}
}

func (k *typedKeeper) release() {
	waiting := k.waiting
	k.waiting = nil
	for _, then := range waiting {
		then()
	}
}

// drawn forgets what the report that was just drawn knows.
func (k *typedKeeper) drawn() {
	if !k.saving {
		clear(k.latest)
	}
}

// withFigure is t with a figure as typed: a whole number that is not negative, with or
// without dots and spaces between thousands. An emptied figure is one that nobody
// typed. sentence says what is wrong with it.
func withFigure(t register.TypedFigures, column int, words string) (with register.TypedFigures, sentence string) {
	values := map[int]float64{}
	maps.Copy(values, t.Values)
	n, err := strconv.ParseUint(strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(words), 10, 31)
	switch {
	case text.Clean(words) == "":
		delete(values, column)
	case err != nil:
		return t, assets.Text("figures.notWhole")
	default:
		values[column] = float64(n)
	}
	t.Values = values
	return t, ""
}
