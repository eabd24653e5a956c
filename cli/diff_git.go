package cli

import (
	"fmt"
	"os"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// isGit reports whether the arguments are those that Git gives to an external
// diff program (gitattributes(5), “Defining an external diff driver”): path,
// old file, its hash and mode, new file, its hash and mode and, where the file
// was renamed, the new path and how alike the two are. Of a file with merge
// conflicts it gives the path alone.
func isGit(args []string) bool {
	return len(args) == 7 || len(args) == 9 || len(args) == 1 && os.Getenv("GIT_DIFF_PATH_COUNTER") != ""
}

// compareGit compares two versions for git diff, which takes any exit status but 0
// for a crash, and then shows no more files.
func (d *differ) compareGit(args []string) error {
	shown := &inertWriter{w: d.stdout} // messages stand among the changes
	d.stderr = shown
	path := args[0]
	if len(args) == 1 {
		return write(shown, path+": there are conflicts to resolve first\n")
	}
	newPath := path
	if len(args) == 9 {
		newPath = args[7]
	}
	if err := d.open(workspace.Options{Old: args[1:2], Args: args[4:5], Follow: true}); err != nil {
		return write(shown, fmt.Sprintf("%s: %v\n", newPath, err))
	}
	var diffs []*diff.Diff
	if !d.warnUnread() {
		old, new := d.Old[0], d.Files[0]
		old.Name, new.Name = path, newPath // not those of Git's copies
		if old.Kind == "" && new.Kind == "" {
			return write(shown, fmt.Sprintf("%s: neither a logic model nor an outcomes framework\n", newPath))
		}
		var err error
		if diffs, err = d.comparePair(old, new); err != nil {
			return write(shown, fmt.Sprintf("%s: %v\n", newPath, err))
		}
	}
	return writeError("standard output", diffWriters[d.form.name](d.stdout, diffs))
}
