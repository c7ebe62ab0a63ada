package saying

import (
	"strings"

	"donthu/assets"
	"donthu/data/alike"
	"donthu/data/text"
)

// fewWords is how much of two contents is the same, in parts of a hundred, of which nobody
// need be told.
const fewWords = 20

// WhyAlike is why two letters look alike: "Cùng số căn cước; nội dung giống 82 %".
func WhyAlike(why alike.Likeness) string {
	var all []string
	say := func(is bool, key string, args ...any) {
		if is {
			all = append(all, assets.Text(key, args...))
		}
	}
	say(why.Identity, "alike.identity")
	say(why.Phone, "alike.phone")
	say(why.Name == alike.NameSame, "alike.name")
	say(why.Name == alike.NameNear, "alike.name.near")
	say(why.Place == alike.PlaceSame, "alike.place")
	say(why.Place == alike.PlaceNear, "alike.place.near")
	say(why.Percent() >= fewWords, "alike.content", "percent", why.Percent())
	if len(all) == 0 {
		return ""
	}
	return text.Capital(strings.Join(all, "; "))
}
