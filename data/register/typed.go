package register

import (
	"regexp"
	"strconv"

	"donthu/data/text"
)

// wholeNumber is a letter's number as clerks type it: 12/2026, 12a/26, đơn số 5/2026.
var wholeNumber = regexp.MustCompile(`^(?:don )?(?:so )?(\d{1,9}) ?([a-z]?) ?/ ?(\d{4}|\d{2})$`)

// TypedNumber is the number that was typed in full, where the words are one.
func TypedNumber(words string) (n Number, ok bool) {
	found := wholeNumber.FindStringSubmatch(text.Fold(text.Clean(words)))
	if found == nil {
		return n, false
	}
	year := found[3]
	if len(year) == 2 {
		year = "20" + year
	}
	n, err := ParseNumber(found[1] + found[2] + "/" + year)
	return n, err == nil
}

// bareCount is a letter's number without its year: 5, số 5, đơn số 5. Digits that begin with 0
// are those of a telephone.
var bareCount = regexp.MustCompile(`^(?:don )?(?:so )?([1-9]\d{0,8})$`)

// TypedCount is the number within some year that was typed, where the words are one.
func TypedCount(words string) (count int, ok bool) {
	found := bareCount.FindStringSubmatch(text.Fold(text.Clean(words)))
	if found == nil {
		return 0, false
	}
	count, err := strconv.Atoi(found[1])
	return count, err == nil
}

// Code is a denouncer's code as a clerk types it, see Letter.DenouncerCode and
// Reception.DenouncerCode.
type Code struct {
	Number       // of the letter, the year 0 where none was typed
	Visit  int64 // the visit, 0 for the code of a letter
}

// codeShape is what is typed of a code, folded: TC-215/2026, tc 215, mã TC-lượt 12/2026.
var codeShape = regexp.MustCompile(`^(?:nguoi to cao[\s–-]+)?(?:ma\s+)?tc[\s-]*(luot[\s-]*)?(\d{1,9})([a-z]?)(?:\s*/\s*(\d{4}))?$`)

// TypedCode is the code that is looked for, where the words are one.
func TypedCode(words string) (c Code, ok bool) {
	found := codeShape.FindStringSubmatch(text.Fold(words))
	if found == nil || found[1] != "" && found[3] != "" {
		return c, false
	}
	c.Count, _ = strconv.Atoi(found[2]) // digits always are
	c.Year, _ = strconv.Atoi(found[4])  // none is 0
	c.Branch = found[3]
	if found[1] != "" {
		c.Visit = int64(c.Count)
	}
	return c, true
}
