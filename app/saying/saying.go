// Package saying says in Vietnamese what an error means for the person before the
// screen or the command line, and keeps the causes for the log.
package saying

import (
	"errors"
	"io/fs"
	"log/slog"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/sqlite"
)

// own is an error that has a sentence of its own: a *data.Told, or the problems of a
// record or a template.
type own interface {
	error
	Sentence() string
}

// Of is what a person is told of err: the sentences that it carries, and for the
// causes beneath them what they are and what to do, as far as that is known. No word
// of a library reaches the person: the causes go to the log. "" for nil.
func Of(err error) string {
	if err == nil {
		return ""
	}
	var t telling
	t.take(err)
	if len(t.causes) > 0 {
		slog.Error("told a person", "cause", strings.Join(t.causes, " | "))
	}
	if len(t.said) == 0 {
		return assets.Text("fault.unknown")
	}
	for i, before := range t.said[:len(t.said)-1] {
		if !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, ":") {
			t.said[i] += "."
		}
	}
	return strings.Join(t.said, " ")
}

// telling is what an error comes apart into, from the outside inwards.
type telling struct {
	said []string // sentences, each once
	// causes are what nobody is told, for the log. Of a sentence they have the key only:
	// what stands in its places may be the name of somebody who denounced.
	causes []string
}

func (t *telling) take(err error) {
	within := errors.Unwrap(err)
	var deeper own
	if one, ok := err.(own); ok {
		t.say(one.Sentence())
		if told, ok := err.(*data.Told); ok && within != nil {
			t.causes = append(t.causes, told.Key)
			t.take(within)
		}
		return
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			t.take(one)
		}
		return
	}
	if errors.As(err, &deeper) {
		t.causes = append(t.causes, strings.TrimSuffix(err.Error(), within.Error()))
		t.take(within)
		return
	}
	t.causes = append(t.causes, err.Error())
	fault := sqlite.FaultOf(err)
	if fault == "" || fault == data.FaultGone && len(t.said) > 0 {
		return // whoever looked has said what is not there
	}
	sentence := assets.Text("fault." + string(fault))
	var at *fs.PathError
	if len(t.said) == 0 && errors.As(err, &at) {
		sentence = assets.Text("fault.at", "place", at.Path, "fault", sentence)
	}
	t.say(sentence)
}

func (t *telling) say(sentence string) {
	if !slices.Contains(t.said, sentence) {
		t.said = append(t.said, sentence)
	}
}
