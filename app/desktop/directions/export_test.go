package directions

import (
	"donthu/app/kit"
	"donthu/data"
)

// What the tests of this package, which see the whole window, reach inside it.

const TallyByPerson = tallyByPerson

func (r *Page) Direction() data.Direction { return r.direction }

func (r *tallyPage) By() *kit.Choice { return r.by }

type DirectionAnswers = directionAnswers

type TallyPage = tallyPage
