package directions

import "donthu/app/kit"

// What the tests of this package, which see the whole window, reach inside it.

const TallyByPerson = tallyByPerson

func (p *tally) By() *kit.Choice { return p.by }

type (
	Answers = answers
	Tally   = tally
)
