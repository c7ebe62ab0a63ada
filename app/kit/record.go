package kit

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
)

// Frame is what a Record asks of the window around it.
type Frame struct {
	Window fyne.Window
	// Back goes to the page before; the page in front is asked first (Leave).
	Back func()
	// Front reports whether the record is still what the clerk looks at; nil: always.
	Front func() bool
	// Phrases are the texts that F4 offers as the answer to a question; nil: there are none.
	Phrases func(question string) []string
}

// Saved is what became of a write, all of it for the screen's thread.
type Saved struct {
	// Said is a sentence for the clerk.
	Said string
	// Tell is called in any case; may be nil.
	Tell func()
	// Then goes on to another page, unless the clerk went elsewhere himself or goes on
	// to the next record. Without it the form stays and can be saved again.
	Then func()
}

// Record is a form that writes one thing. It reads T from its questions, shows what
// is wrong beside the field where it is wrong, and takes that away once it is mended;
// it asks before it saves what is unusual, writes once, and lets nothing typed get
// lost. Set the fields before it is shown; all may be empty but Write or Run.
//
// The checks speak data.Problem: package data is below the kit, and a type of our own
// would be converted in every form.
type Record[T any] struct {
	Frame

	// Heading is the name of the page or dialog, Explained the sentence below it.
	Heading, Explained string
	// Head stands beside the heading, Above between it and the questions, Beside at
	// the right, Danger at the right of the buttons.
	Head, Above, Beside, Danger fyne.CanvasObject
	// FormWidth is the width of the questions when Beside takes what is left; 0 gives
	// Beside the width that it needs.
	FormWidth float32
	// Save, SaveNext, Cancel are the words on the buttons.
	SaveText, NextText, CancelText string
	// First takes the cursor at the beginning; "" is the first question.
	First string
	// EnterSaves lets Enter in the last question save, in forms of a few questions;
	// else it goes to the button.
	EnterSaves bool

	// Check judges what is typed; it is asked at every pause and must be quick.
	Check func(T) []data.Problem
	// Examine judges what only the register knows, in the background, once Check has
	// nothing against saving.
	Examine func(T) ([]data.Problem, error)
	// Before asks for what is not on the form, such as a file, and calls write, or not.
	Before func(v *T, write func())
	// Write keeps v, in the background.
	Write func(v T) (Saved, error)
	// Run stands in for Write where that shows its progress. It must call done, on the
	// screen's thread; context.Canceled says that the clerk stopped it.
	Run func(v T, done func(Saved, error))
	// Failed tells the clerk of an error that is no Refusal.
	Failed func(error)
	// Next gives the record that the form begins with after “Lưu và …”; nil has no such button.
	Next func(saved T) T
	// Drafts keeps what is half typed, so that leaving need not ask.
	Drafts *Drafts
	// OfferSave is the question on leaving that offers to save, its title in OfferTitle;
	// else what is typed is thrown away or not.
	OfferTitle, OfferSave string
	// OnChanged is called after the clerk changed the answer of that name.
	OnChanged func(name string)
	// OnLeft is called when the clerk has left the question of that name.
	OnLeft func(name string)
	// Arrange is called with what is typed at first and after every change.
	Arrange func(T)

	questions []*Question[T]
	columns   int
	form      *Form
	holder    *fyne.Container // of the form
	scroll    *container.Scroll
	trouble   *widget.Label // what is wrong and stands beside no field
	save      *Button
	saveNext  *Button
	toggle    *Button
	restored  *fyne.Container
	keptAt    *look.ChipView // when what is typed was kept
	lacking   *look.ChipView // how many answers have to be mended
	noticed   *look.ChipView // how many are unusual
	headBar   *Toolbar
	top       *look.Head
	about     string
	whole     fyne.CanvasObject
	hide      func() // of a record in a dialog
	grow      func()

	base, first T // base has what no question asks; first is how the form began
	moreOpen    bool
	filling     bool // the program, not the clerk, changes the answers
	tried       bool // to save
	busy        bool // examining or writing
	asking      bool // a question is open
	done        bool
	then        func() // where the form goes on when the clerk comes back to it
	leaving     func() // where the clerk wants to go once the write has ended
	heldRest    []string
	checkSoon   func()
	keepSoon    func()
	justLeft    *asked // the question left last for the first time; nil once another has the focus
}

// Refusal is an error of the register that says what is wrong with the record.
type Refusal interface {
	error
	Refused() []data.Problem
}

// NewRecord is a form in columns that begins with a T.
func NewRecord[T any](frame Frame, columns int, begin T, questions ...*Question[T]) *Record[T] {
	r := &Record[T]{Frame: frame, columns: max(1, columns), holder: container.NewStack(), trouble: widget.NewLabel(""), restored: container.NewStack(),
		keptAt: look.NewChip(look.Chip{}), lacking: look.NewChip(look.Chip{}), noticed: look.NewChip(look.Chip{})}
	r.restored.Hide()
	r.noticed.Hide()
	r.keptAt.Hide()
	r.lacking.Hide()
	r.SaveText, r.CancelText = assets.Text("step.save"), assets.Text("step.cancel")
	r.trouble.Importance, r.trouble.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	r.trouble.Hide()
	r.checkSoon = Debounce(TypingPause, func() { r.check(r.at()) })
	r.keepSoon = Debounce(TypingPause, r.keepDraft)
	r.build(questions)
	r.Begin(begin)
	return r
}

// Begin fills the form anew, with nothing typed yet.
func (r *Record[T]) Begin(v T) {
	r.tried, r.done, r.heldRest = false, false, nil
	r.fill(v)
	r.first, _ = r.Read()
	for _, q := range r.questions {
		q.been, q.held = false, ""
		q.SetProblem("")
	}
	r.restored.RemoveAll()
	r.restored.Hide()
	r.keptAt.Hide()
	r.lacking.Hide()
	r.noticed.Hide()
	r.refreshHead()
	r.setTrouble("")
	r.showMore(false)
}

func (r *Record[T]) fill(v T) {
	r.filling, r.base = true, v
	for _, q := range r.questions {
		q.show(&v)
	}
	r.filling = false
	r.arrange()
}

// Edit changes what is typed, as the clerk would; a question whose answer stays is left
// alone, for nobody may write into an entry in which he types, and what he typed before
// a question did not apply comes back with it.
func (r *Record[T]) Edit(change func(*T)) {
	v, _ := r.Read()
	change(&v)
	r.filling, r.base = true, v
	for _, q := range r.questions {
		now := v
		if !q.applies {
			q.none(&now)
		} else {
			_ = q.read(&now) // what cannot be read reads as none
		}
		if !reflect.DeepEqual(now, v) {
			q.show(&v)
			q.held = ""
		}
	}
	r.filling = false
	r.arrange()
	r.checkSoon()
	r.keepSoon()
}

// Read is what is typed, and what of it cannot be read.
func (r *Record[T]) Read() (v T, unread []data.Problem) {
	v = r.base
	for _, q := range r.questions {
		if !q.applies {
			q.none(&v)
		} else if err := q.read(&v); err != nil {
			unread = append(unread, data.Problem{Field: q.Name, Sentence: err.Error()})
		}
	}
	return v, unread
}

// Typed reports whether anything is typed that is not saved.
func (r *Record[T]) Typed() bool {
	now, unread := r.Read()
	return len(unread) > 0 || !reflect.DeepEqual(now, r.first)
}

// Question is the question of that name, nil for none.
func (r *Record[T]) Question(name string) *Question[T] {
	for _, q := range r.questions {
		if q.Name == name && name != "" {
			return q
		}
	}
	return nil
}

func (r *Record[T]) changed(q *Question[T]) {
	if r.filling {
		return
	}
	q.held, r.heldRest = "", nil
	r.arrange()
	if r.OnChanged != nil {
		r.OnChanged(q.Name)
	}
	r.checkSoon()
	r.keepSoon()
}
