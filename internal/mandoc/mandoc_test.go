package mandoc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// TestPages compares the pages of a small command that has a bit of everything.
func TestPages(t *testing.T) {
	root := &cobra.Command{Use: "tool", Short: "Do things", Long: "tool does things.\n\nExit status: 0 done,\n1 not done.", Version: "1"}
	run := func(*cobra.Command, []string) {}
	sub := &cobra.Command{
		Use: "mend FILE\u2026", Short: "Mend files", Run: run,
		Long:    "mend mends \u201cfiles\u201d.\n.hidden ones too.\n\n  mend C:\\x 'y' \"z\" `w` ^~\n    --deep\n\nIt ends here.",
		Example: "  tool mend a-b.txt\n  tool mend .c",
	}
	sub.Flags().StringP("output", "o", "", "write to `FILE`")
	sub.Flags().String("as-format", "text", "write `FORMAT`")
	sub.Flags().Bool("secret", false, "")
	sub.Flags().Lookup("secret").Hidden = true
	root.AddCommand(sub, &cobra.Command{Use: "ghost", Hidden: true, Run: run})

	want := []Page{{"tool.1", `.\" Made from the definition of the command, by: go test ./cli -run TestMan -update
.TH TOOL 1 "" tool "User Commands"
.nh
.ad l
.SH NAME
tool \- do things
.SH SYNOPSIS
\fBtool\fR COMMAND [OPTION]\[u2026] [ARGUMENT]\[u2026]
.SH DESCRIPTION
.PP
tool does things.
.SH COMMANDS
.TP
\fBmend\fR
Mend files
.SH OPTIONS
.TP
\fB\-h\fR, \fB\-\-help\fR
help for tool
.TP
\fB\-v\fR, \fB\-\-version\fR
version for tool
.SH EXIT STATUS
.PP
0 done,
1 not done.
.SH SEE ALSO
\fBtool\-mend\fR(1)
`}, {"tool-mend.1", `.\" Made from the definition of the command, by: go test ./cli -run TestMan -update
.TH TOOL\-MEND 1 "" tool "User Commands"
.nh
.ad l
.SH NAME
tool\-mend \- mend files
.SH SYNOPSIS
\fBtool mend\fR [OPTION]\[u2026] FILE\[u2026]
.SH DESCRIPTION
.PP
mend mends \[u201C]files\[u201D].
\&.hidden ones too.
.PP
.RS 4
.nf
mend C:\ex \(aqy\(aq \(dqz\(dq \(gaw\(ga \(ha\(ti
  \-\-deep
.fi
.RE
.PP
It ends here.
.SH OPTIONS
.TP
\fB\-\-as\-format\fR \fIFORMAT\fR
write FORMAT (default text)
.TP
\fB\-h\fR, \fB\-\-help\fR
help for mend
.TP
\fB\-o\fR, \fB\-\-output\fR \fIFILE\fR
write to FILE
.SH EXAMPLES
.PP
.RS 4
.nf
tool mend a\-b.txt
tool mend .c
.fi
.RE
.SH SEE ALSO
\fBtool\fR(1)
`}}
	if diff := cmp.Diff(want, Pages(root)); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}
