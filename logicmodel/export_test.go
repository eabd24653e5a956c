package logicmodel

// MaxLinks is for the test of the limit.
const MaxLinks = maxLinks
