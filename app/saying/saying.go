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
	"donthu/data/store"
)

// own is an error that has a sentence of its own: a *data.Told, or the problems of a
// record or a template.
type own interface {
	error
	Sentence() string
}

// Of is what a person is told of err: the sentences that it carries, and for the
// causes beneath them what they are and what to do, as far as that is known. No word
// of a library reaches the person: the whole of err goes to the log. "" for nil.
func Of(err error) string {
	if err == nil {
		return ""
	}
	said := collect(nil, err)
	if len(said) == 0 {
		said = []string{assets.Text("fault.unknown")}
	}
	for i := range said[1:] {
		if !strings.HasSuffix(said[i], ".") && !strings.HasSuffix(said[i], ":") {
			said[i] += "." // another sentence follows
		}
	}
	if cause := chain(err); cause != "" {
		slog.Error("told a person", "cause", cause)
	}
	return strings.Join(said, " ")
}

// chain is err for the log: its causes, and of its sentences the keys only, because
// what stands in a sentence may be the name of somebody who denounced. "" for an
// error that is nothing but a sentence.
func chain(err error) string {
	within := errors.Unwrap(err)
	if one, ok := err.(own); ok {
		told, hasKey := one.(*data.Told)
		if !hasKey || within == nil {
			return ""
		}
		return told.Key + ": " + chain(within)
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var parts []string
		for _, one := range many.Unwrap() {
			parts = append(parts, chain(one))
		}
		return strings.Join(parts, "; ")
	}
	var deeper own
	if errors.As(err, &deeper) {
		return strings.TrimSuffix(err.Error(), within.Error()) + chain(within)
	}
	return err.Error()
}

// collect adds the sentences of err to those said already, from the outside inwards.
func collect(said []string, err error) []string {
	within := errors.Unwrap(err)
	if one, ok := err.(own); ok {
		said = add(said, one.Sentence())
		if within == nil {
			return said
		}
		return collect(said, within)
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			said = collect(said, one)
		}
		return said
	}
	var deeper own
	if errors.As(err, &deeper) {
		return collect(said, within)
	}
	fault := store.FaultOf(err)
	if fault == "" || fault == data.FaultGone && len(said) > 0 {
		return said // whoever looked has said what is not there
	}
	sentence := assets.Text("fault." + string(fault))
	var at *fs.PathError
	if len(said) == 0 && errors.As(err, &at) {
		sentence = assets.Text("fault.at", at.Path, sentence)
	}
	return add(said, sentence)
}

func add(said []string, sentence string) []string {
	if slices.Contains(said, sentence) {
		return said
	}
	return append(said, sentence)
}
