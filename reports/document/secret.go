package document

import (
	"strings"

	"donthu/data"
)

// denunciationWords, without accents, mark a letter that nobody has sorted yet as
// one that may be a denunciation.
const denunciationWords = "to cao"

// Secret reports whether the law keeps secret who stands behind a letter or visit
// of the kind (LTC Điều 8 khoản 3). What has no kind yet and speaks in the texts
// of a denunciation is kept secret too.
func Secret(kind data.Kind, texts ...string) bool {
	if kind != "" {
		return kind == data.Denunciation
	}
	return strings.Contains(data.FoldText(strings.Join(texts, " ")), denunciationWords)
}
