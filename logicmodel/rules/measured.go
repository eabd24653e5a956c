package rules

// measured is the part of docs/rules.md on how well the wording rules do. The
// figures were taken with the rules as they were on the day; TestWordingMeasured
// measures them on statements that were made up.
const measured = `
## How well the wording rules do

The wording rules read English titles by a small grammar, and miss what they cannot decide safely: **silence is no approval**.

They were measured on statements of published results frameworks, of a national government, of
conservation plans, of global goals and of community development. Two readers who knew only the
questions below, and neither the rules nor each other's answers, labelled each statement as though
it stood in the outcomes column. LM082 and LM096 were asked what they would say of the same
statements among outputs and activities.

- *LM080*: does the statement say what the programme, its staff or its partners do: as an order, in the -ing form, as a name of work, or as a sentence about the programme's own work?
- *LM081*: does it name a product, service or structure that is made, delivered, in place or available, or how many were served?
- *LM082*, *LM096*: does it state a change, or a state, of people, places or institutions?
- *LM083*: does it hold a figure, percentage or date that is a target?
- *LM085*: does it join two or more changes that could come true apart?
- *LM086*: does it state a cause and its effect, or a means and an end?

On 350 statements that the rules were tuned to, with intervals of 95 % (Wilson):

| rule | right of those found (precision) | found of those there (recall) |
|---|---|---|
| LM080 | 96 % (88–99), 69 of 72 | 73 % (63–81), 69 of 95 |
| LM081 | 97 % (83–99), 28 of 29 | 76 % (60–87), 28 of 37 |
| LM082 | 97 % (94–99), 184 of 189 | 82 % (77–87), 184 of 224 |
| LM083 | 100 % (68–100), 8 of 8 | 100 % (68–100), 8 of 8 |
| LM085 | 87 % (68–95), 20 of 23 | 62 % (45–77), 20 of 32 |
| LM086 | 91 % (79–96), 40 of 44 | 93 % (81–98), 40 of 43 |

Of statements that were not tuned to, expect less. What the grammar cannot do: it does not know who
the programme is, so that "wardens monitor deer" may be work or a change; it takes "counsel is
useful" and "inquests are quick" for neither; it does not see two changes where a verb that is as
often a noun follows ("raise funds and exchange staff"), nor work in a name alone ("safe harbour
operations"); and it reads the first 64 words of a title.
`
