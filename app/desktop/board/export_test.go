package board

import (
	"donthu/app/kit"
)

// What the tests of this package, which see the whole window, reach inside it.

const WardFull = wardFull

const WardMissing = wardMissing

const WardProblem = wardProblem

const WardRefused = wardRefused

func (r *Page) Board() *kit.Entry { return r.board }

func (r *Page) From() *kit.DateField { return r.from }

func (r *Page) To() *kit.DateField { return r.to }

type WardState = wardState

var WardStates = wardStates

func NewWardState(name, state, what string) WardState { return WardState{name, state, what} }
