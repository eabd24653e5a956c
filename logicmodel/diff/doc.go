// Package diff finds what changed in meaning between two versions of a logic
// model or of an outcomes framework: elements that were added, removed,
// retitled or moved to another stage, links, evidence, assumptions, targets
// and all else that a file holds.
//
// [Models], [Frameworks] and [Files] return a [Diff]: the changes as plain values,
// and both versions in one for a picture. [WriteText], [WriteMarkdown] and
// [WriteJSON] write it.
//
// The order of lists, quotes, comments, line breaks within texts and the places
// of things are not meaning; only the order of a framework's levels is. Whether
// a model is right is for package rules.
//
// # What is the same thing
//
// Things are the same where their ids are. A thing whose id is new has been
// renamed if it is like one whose id is gone:
//
//   - it has the same title in the same stage (an indicator, with the same
//     owner; an outcome, on the same level), and no other has; or else
//   - it is the one most like it, in both directions. How alike two things are
//     is three parts the words that their titles share and one part the links
//     that they share, or the words alone where there are no links to go by;
//     less than seven tenths is not alike. Links with things that are
//     themselves in doubt are left aside. Where there are more than 2^18 pairs
//     to compare, only equal titles are known.
//
// Uses of its id elsewhere, in links for instance, are then no change. A link is
// the same where both of its ends are.
//
// [Files] follows files in this way as well: in what models name of frameworks and
// of each other, and in what frameworks name of those that they extend.
package diff
