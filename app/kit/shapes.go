package kit

import "donthu/app/kit/look"

// Put gives an object its place and size.
var Put = look.Put
