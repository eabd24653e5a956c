package main

import (
	"fmt"
	"os"
)

// isGit reports whether the arguments are those that Git gives to an external
// diff program (gitattributes(5), “Defining an external diff driver”): path,
// old file, its hash and mode, new file, its hash and mode and, where the file
// was renamed, the new path and how alike the two are. Of a file with merge
// conflicts it gives the path alone.
func isGit(args []string) bool {
	return len(args) == 7 || len(args) == 9 || len(args) == 1 && os.Getenv("GIT_DIFF_PATH_COUNTER") != ""
}

// git compares two versions for git diff, which takes any exit status but 0
// for a crash, and then shows no more files.
func (d *differ) git(args []string) error {
	said := &inert{w: d.stdout} // where the user looks
	d.stderr = said
	path := args[0]
	if len(args) == 1 {
		return write(said, path+": there are conflicts to resolve first\n")
	}
	newPath := path
	if len(args) == 9 {
		newPath = args[7]
	}
	old, oldErr := d.read(args[1], path)
	new, newErr := d.read(args[4], newPath)
	if oldErr == nil && newErr == nil && kindOfEither(old, new) == "" {
		return write(said, fmt.Sprintf("%s: neither a logic model nor an outcomes framework\n", newPath))
	}
	diffs, err := d.pair(old, new, oldErr, newErr)
	if err != nil {
		return write(said, fmt.Sprintf("%s: %v\n", newPath, err))
	}
	return unwritable("standard output", d.format.write(d.stdout, diffs))
}
