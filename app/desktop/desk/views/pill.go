package views

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// Pill is a filter over a list: a button that opens what it can be set to. A set one is
// blue, and pressing it lifts the filter.
type Pill struct {
	Button  *kit.Button
	Options func() []kit.Option
	Value   func() string // that is set, "" for none
	Set     func(value string)
	Said    func(value string) string // a value that no option has, or says otherwise; nil for the options' words
	More    []*fyne.MenuItem          // behind the options
	Lone    bool                      // a press sets its single option

	words string         // while nothing is set
	item  *fyne.MenuItem // in its place where the room is short
}

// NewPill is a filter that is called by the words while it is not set.
func NewPill(words string, options func() []kit.Option, value func() string, set func(value string)) *Pill {
	p := &Pill{Options: options, Value: value, Set: set, words: words, item: fyne.NewMenuItem(words, nil)}
	p.Button = kit.NewButton(words, nil, func() {
		if p.Value() != "" {
			p.Set("")
			return
		}
		if p.Lone {
			p.Set(p.Options()[0].Value)
			return
		}
		kit.ShowMenu(p.Button, p.choices()...)
	}).As(look.Pill)
	return p
}

// Part is the pill in a toolbar; one that is set folds last.
func (p *Pill) Part() look.Part {
	return look.Part{Object: p.Button, Menu: p.item, Stays: func() bool { return p.Value() != "" }}
}

func (p *Pill) choices() (items []*fyne.MenuItem) {
	for _, o := range p.Options() {
		item := fyne.NewMenuItem(o.Text, func() { p.Set(o.Value) })
		item.Checked = o.Value == p.Value()
		items = append(items, item)
	}
	return append(items, p.More...)
}

// Words are what is set in words.
func (p *Pill) Words() string {
	value := p.Value()
	words := value
	for _, o := range p.Options() {
		if o.Value == value {
			words = o.Text
		}
	}
	if p.Said != nil {
		return p.Said(words)
	}
	return words
}

// Read shows what is set now.
func (p *Pill) Read() {
	set, words := p.Value() != "", p.words
	p.Button.On, p.Button.Opens, p.Button.Icon = set, !set && !p.Lone, nil
	p.item.ChildMenu, p.item.Action = fyne.NewMenu("", p.choices()...), nil
	if set {
		words, p.Button.Icon = p.Words(), look.IconClose
	}
	if set || p.Lone {
		p.item.ChildMenu, p.item.Action = nil, p.Button.OnTapped
	}
	p.item.Label, p.item.Checked = words, set
	p.Button.SetText(words)
}
