package command

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// errWrongWords says that the command line makes no sense: exit status 2.
var errWrongWords = errors.New("wrong words")

func wrong(key string, args ...any) error { return data.Tell(errWrongWords, key, args...) }

// kongSentences turn the parser's English into sentences of ours.
var kongSentences = []struct {
	pattern *regexp.Regexp
	key     string
}{
	{regexp.MustCompile(`^unknown flag ([^\s,]+)`), "command.unknownFlag"},
	{regexp.MustCompile(`^unexpected argument ([^\s,]+)`), "command.unknownWord"},
	{regexp.MustCompile(`^missing flags?: (.+)$`), "command.missingFlag"},
	{regexp.MustCompile(`^expected "(.+)"$`), "command.missingWord"},
	{regexp.MustCompile(`^(--\S+): .*$`), "command.badFlag"},
}

// wrongWords is what the parser's error means for who typed the words. The parser cuts a word
// after its first byte: the whole word is among the words.
func wrongWords(err error, words []string) error {
	sentence := assets.Text("command.wrongWords")
	for _, s := range kongSentences {
		if m := s.pattern.FindStringSubmatch(err.Error()); m != nil {
			word := m[1]
			if at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, word) }); !utf8.ValidString(word) && at >= 0 {
				word = words[at]
			}
			sentence = assets.Text(s.key, "word", word)
			break
		}
	}
	return wrong("command.seeHelp", "sentence", sentence)
}

// helpTexts gives the grammar its words.
func helpTexts() kong.Option {
	texts := kong.Vars{}
	for _, name := range []string{
		"data", "json", "replace", "software", "version", "window", "init", "import", "export", "report", "deadline", "duties", "dutiesOfficer", "dutiesUntil", "alike", "alikeLetter", "alikeTo", "alikeAs", "attach", "attachfiles", "attachletter", "attachvisit", "attachkind", "attachtitle", "attachlist", "scans", "scansfolder", "demo", "verify", "repair", "backup", "restore", "undorestore", "passphrase",
		"ward", "recordsfrom", "receiver", "clerk", "letter", "file", "dryrun", "handledon", "layout", "savelayout", "repeated", "numbersaswritten", "batches", "undo", "undate", "undobecause", "reconcile", "joinregister", "joinfrom", "exportall", "with", "outreconciled", "takecodes", "out", "outworkbook", "month", "from", "to", "quarter", "year", "halfyear", "ninemonths", "asof", "reportnumber", "reportdate", "reportsigner", "place", "officebook", "eml", "send", "sendout", "sendby", "sendto", "senton", "sendagain", "receiveremail", "alsoto", "allsheets", "whole", "edition", "backupfile",
		"search", "searchwords", "searchkind", "searchyear", "searchofficer", "searchfrom", "searchto", "searchopen", "searchoverdue", "searchlimit", "searchoffset", "searchdenouncer",
		"statistics", "nationaltype", "nationalletter", "nationalcode", "nationalomit", "nationalagain", "nationaldate", "consolidate", "wards", "board", "wardfiles", "kept", "frommonths", "wardlist", "wardlistfile", "boardname", "receive", "receivefiles", "receivedon", "receivereason", "late", "outreminders", "recordreminders", "book", "bookkind", "showdenouncers", "masked", "national", "narrative", "denunciations",
		"reply", "template", "outdocument", "pdf", "number", "date", "signedby", "role", "superior", "set", "force", "because", "annex", "record", "list", "fields", "check",
	} {
		texts["help_"+name] = assets.Text("command.help." + name)
	}
	known := forms.Editions()
	texts["edition"] = known[len(known)-1].ID // for example
	return texts
}

// printHelp writes the help in Vietnamese: the parser's own has English words
// that cannot be replaced.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil || node.Name == "window" {
		node = ctx.Model.Node
	}
	out := ctx.Stdout
	usage := "donthu"
	if node.Type == kong.CommandNode {
		usage += " " + node.Name
		for _, p := range node.Positional {
			usage += " " + p.Summary()
		}
	} else {
		usage += " [" + assets.Text("command.help.command") + "]"
	}
	fmt.Fprintln(out, assets.Text("command.help.usage", "usage", usage))
	if node.Type == kong.CommandNode {
		fmt.Fprintln(out, node.Help)
	}
	if len(node.Children) > 0 {
		fmt.Fprintf(out, "\n%s\n", assets.Text("command.help.commands"))
		for _, child := range node.Children {
			fmt.Fprintf(out, "  %-10s %s\n", child.Name, child.Help)
		}
	}
	fmt.Fprintf(out, "\n%s\n", assets.Text("command.help.flags"))
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			ofWindow := flag.Name == "software-graphics" && node.Type == kong.CommandNode
			if flag.Name == "help" || ofWindow {
				continue
			}
			name := "--" + flag.Name
			if !flag.IsBool() {
				name += "=" + strings.ToUpper(flag.FormatPlaceHolder())
			}
			fmt.Fprintf(out, "  %-24s %s\n", name, flag.Help)
		}
	}
	return nil
}
