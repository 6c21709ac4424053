/**
 * What stands around the tables in the CQL library: parameters, how a reported number becomes a figure, and in which order the
 * tables are asked, as src/her2/status asks them. `npm run check:cql` holds both against one another.
 */
import { FIGURE } from './print-cql-tables.ts'

export const CQL_NAME = 'Her2Classification'

export const CQL_PARAMETERS = `// ---- what the reports say ----------------------------------------------------------------------------------

// Numbers are texts, digit for digit as they were reported; a comparator is '<', '<=', '>' or '>='. Null: not reported.
parameter "IHC Score" String default (null as String) // '0', '1+', '2+', '3+'
parameter "IHC Words" String default (null as String) // 'positive', 'equivocal', 'negative', 'indeterminate'
parameter "IHC Pattern" String default (null as String) // 'intense-complete-limited', 'moderate-incomplete', 'unusual'
parameter "IHC Staining" String default (null as String) // 'absent', 'present'
parameter "IHC Percent" String default (null as String)
parameter "IHC Percent Comparator" String default (null as String)
parameter "IHC Percent Of" String default (null as String) // 'membrane', 'intense-complete', 'unspecified'

// Dual-probe ISH, or words of an ISH whose probes are not stated.
parameter "ISH Ratio" String default (null as String)
parameter "ISH Ratio Comparator" String default (null as String)
parameter "ISH HER2 Copies" String default (null as String)
parameter "ISH HER2 Copies Comparator" String default (null as String)
parameter "ISH CEP17 Copies" String default (null as String)
parameter "ISH Words" String default (null as String) // 'amplified', 'not-amplified', 'equivocal', 'indeterminate'
parameter "Recount Outcome" String default (null as String) // 'same group', 'other group'
parameter "Recount Ratio" String default (null as String)
parameter "Recount HER2 Copies" String default (null as String)

parameter "Single Probe HER2 Copies" String default (null as String)
parameter "Single Probe HER2 Copies Comparator" String default (null as String)
parameter "Single Probe Words" String default (null as String)

// The laboratory's overall HER2 interpretation: 'positive', 'negative', 'equivocal', 'indeterminate', 'low', 'ultralow'.
parameter "Overall" String default (null as String)
parameter "Overall Is Older Than ISH" Boolean default false`

const ISH_READING = `Tuple { possible List<String>, words String, recount String, rules List<String>, caution Boolean, missing String, conflict Boolean }`
const IHC_READING = `Tuple { possible List<String>, score String, call String, treatedAs String, staining String, rules List<String>, conflict String }`
const VERDICT = `Tuple { status String, reason String, discordant Boolean, caution Boolean, comment String, byGroup Boolean, rules List<String> }`

const FIGURES = `// ---- figures -----------------------------------------------------------------------------------------------

// At most eight decimals: more than that a Decimal does not hold, and nothing is rounded over a threshold.
define function "Is Figure"(digits String):
  Matches(digits, '^[0-9]{1,6}([.][0-9]{1,8})?$')

define "Numbers":
  ({
    "IHC Percent", "ISH Ratio", "ISH HER2 Copies", "ISH CEP17 Copies",
    "Recount Ratio", "Recount HER2 Copies", "Single Probe HER2 Copies"
  }) Digits where Digits is not null

// Numbers that were given and are not understood. While there is one, nothing is classified.
define "Not Read":
  "Numbers" Digits where not "Is Figure"(Digits)

define function "Figure"(digits String, comparator String):
  if digits is null or not "Is Figure"(digits) then null as ${FIGURE}
  else if comparator in { '<', '<=' } then Tuple { low: null as Decimal, lowIncluded: false, high: ToDecimal(digits), highIncluded: comparator = '<=' }
  else if comparator in { '>', '>=' } then Tuple { low: ToDecimal(digits), lowIncluded: comparator = '>=', high: null as Decimal, highIncluded: false }
  else Tuple { low: ToDecimal(digits), lowIncluded: true, high: ToDecimal(digits), highIncluded: true }

define function "Is Empty"(texts List<String>):
  not exists (texts)

define function "Distinct"(texts List<String>):
  distinct texts

define function "Join"(one List<String>, other List<String>):
  flatten { one, other }`

const IHC_PART = `// ---- IHC ---------------------------------------------------------------------------------------------------

define "Percent Figure":
  "Figure"("IHC Percent", "IHC Percent Comparator")

define "Staining":
  Coalesce("Staining Row"(Coalesce("IHC Staining", '-'), Coalesce("IHC Percent Of", '-'), "Percent Figure").staining, 'not stated')

define "Percent Conflict":
  if "IHC Score" is null then null as String
  else "Percent Row"("IHC Score", Coalesce("IHC Pattern", '-'), Coalesce("IHC Staining", '-'), Coalesce("IHC Percent Of", '-'), "Percent Figure").id

define "Scored IHC":
  ("IHC Row"("IHC Score", Coalesce("IHC Pattern", '-'))) Row
    return Tuple {
      possible: { "IHC Score" },
      score: "IHC Score",
      call: Row.call,
      treatedAs: null as String,
      staining: if "IHC Score" = '0' then "Staining" else 'not stated',
      rules: if "Staining" = 'not stated' or "IHC Percent" is null then { Row.id } else { Row.id, 'P-2' },
      conflict: "Percent Conflict"
    }

define "IHC Of A Pattern":
  ("IHC Row"('no score', "IHC Pattern")) Row
    return Tuple {
      possible: { '2+' },
      score: null as String,
      call: Row.call,
      treatedAs: if Row.treatedAs = '2+' then '2+' else null as String,
      staining: 'not stated',
      rules: { Row.id },
      conflict: null as String
    }

define "IHC In Words":
  ("IHC Words Row"("IHC Words")) Row
    return Tuple {
      possible: Row.scores,
      score: null as String,
      call: null as String,
      treatedAs: null as String,
      staining: "Staining",
      rules: { Row.id },
      conflict: null as String
    }

define "No IHC":
  Tuple {
    possible: { 'not done' },
    score: null as String,
    call: null as String,
    treatedAs: null as String,
    staining: 'not stated',
    rules: List<String>{},
    conflict: null as String
  }

define "IHC":
  case
    when "IHC Score" is not null then "Scored IHC"
    when "IHC Pattern" is not null then "IHC Of A Pattern"
    when "IHC Words" is not null then "IHC In Words"
    else "No IHC"
  end

define function "Call Of"(ihc ${IHC_READING}, score String):
  if score = 'not done' then 'not done'
  else Coalesce(ihc.call, "IHC Row"(score, '-').call)

define function "Tier IHC"(ihc ${IHC_READING}):
  if ihc.score in { '1+', '2+' } then ihc.score
  else if ihc.score is null or ihc.score != '0' then Coalesce(ihc.treatedAs, 'no score')
  else if ihc.staining = 'not stated' then '0, not stated'
  else '0, staining ' + ihc.staining`

const ISH_PART = `// ---- ISH ---------------------------------------------------------------------------------------------------

// By sides of the threshold, without dividing: a quotient is never rounded over it.
define "Computed Is At Least":
  if "ISH HER2 Copies" is null or "ISH CEP17 Copies" is null or "ISH HER2 Copies Comparator" is not null then null as Boolean
  else if "Figure"("ISH CEP17 Copies", null as String).low = 0.0 then null as Boolean
  else "Figure"("ISH HER2 Copies", null as String).low >= {{threshold}} * "Figure"("ISH CEP17 Copies", null as String).low

define "Ratio Figure":
  if "ISH Ratio" is not null then "Figure"("ISH Ratio", "ISH Ratio Comparator")
  else if "Computed Is At Least" is null then null as ${FIGURE}
  else if "Computed Is At Least" then Tuple { low: {{threshold}}, lowIncluded: true, high: null as Decimal, highIncluded: false }
  else Tuple { low: null as Decimal, lowIncluded: false, high: {{threshold}}, highIncluded: false }

define "Ratio Contradicts Copies":
  if "ISH Ratio" is null or "Computed Is At Least" is null then false
  else if "Computed Is At Least"
    then Coalesce("Ratio Figure".high < {{threshold}} or ("Ratio Figure".high = {{threshold}} and not "Ratio Figure".highIncluded), false)
  else Coalesce("Ratio Figure".low >= {{threshold}}, false)

define "Copies Figure":
  "Figure"("ISH HER2 Copies", "ISH HER2 Copies Comparator")

define "Groups Left Possible":
  if "Ratio Figure" is null and "Copies Figure" is null then List<String>{}
  else ("Possible Groups"("Ratio Figure", "Copies Figure")) Row return all 'group ' + Row.group

define "Group":
  if Count("Groups Left Possible") = 1 then Substring("Groups Left Possible"[0], 6) else null as String

define "Recounted Groups":
  if "Recount Ratio" is null and "Recount HER2 Copies" is null then List<String>{}
  else ("Possible Groups"("Figure"("Recount Ratio", null as String), "Figure"("Recount HER2 Copies", null as String))) Row
    return all Row.group

define "Recount By Numbers":
  if "Group" is null or "Is Empty"("Recounted Groups") then null as String
  else if not ("Group" in "Recounted Groups") then 'other group'
  else if Count("Recounted Groups") = 1 then 'same group'
  else null as String

define "Recount":
  if "Recount By Numbers" is null then Coalesce("Recount Outcome", 'not documented')
  else if "Recount Outcome" is null or "Recount Outcome" = "Recount By Numbers" then "Recount By Numbers"
  else 'not documented'

define function "Axis Of Words"(words String):
  if words = 'not-amplified' then 'not amplified' else words

define function "Read ISH"(possible List<String>, words String, recount String, ratio ${FIGURE}, copies ${FIGURE}, missing String, computed Boolean, conflict Boolean):
  if Count(possible) = 1 then Tuple {
    possible: possible,
    words: words,
    recount: recount,
    rules: "Join"(if computed then { 'P-3' } else List<String>{}, if StartsWith(possible[0], 'group ') then { 'G' + Substring(possible[0], 6) } else List<String>{}),
    caution: false,
    missing: null as String,
    conflict: conflict
  }
  else if words is not null then Tuple {
    possible: { "Axis Of Words"(words) },
    words: words,
    recount: recount,
    rules: { 'P-4' },
    caution: "Number Against Words Row"(words, ratio, copies).id is not null,
    missing: null as String,
    conflict: conflict
  }
  else Tuple {
    possible: possible,
    words: words,
    recount: recount,
    rules: { 'P-4' },
    caution: true,
    missing: missing,
    conflict: conflict
  }

define "Ratio Is Known":
  if "Ratio Figure" is null then false
  else Coalesce("Ratio Figure".low >= {{threshold}}, false)
    or Coalesce("Ratio Figure".high < {{threshold}} or ("Ratio Figure".high = {{threshold}} and not "Ratio Figure".highIncluded), false)

define "Missing Number":
  if "Copies Figure" is null or "Ratio Is Known" then 'copy-number-missing' else 'ratio-missing'

define "Dual Probe Readings":
  if "Is Empty"("Groups Left Possible") and "ISH Words" is null then List<${ISH_READING}>{}
  else { "Read ISH"("Groups Left Possible", "ISH Words", "Recount", "Ratio Figure", "Copies Figure",
    "Missing Number", "Ratio Contradicts Copies" or ("ISH Ratio" is null and "Computed Is At Least" is not null), "Ratio Contradicts Copies") }

define "Single Probe Figure":
  "Figure"("Single Probe HER2 Copies", "Single Probe HER2 Copies Comparator")

define "Single Probe Readings":
  if "Single Probe Figure" is null and "Single Probe Words" is null then List<${ISH_READING}>{}
  else { "Read ISH"(
    if "Single Probe Figure" is null then List<String>{} else ("Possible Bands"("Single Probe Figure")) Row return all Row.reading,
    "Single Probe Words", 'not documented', null as ${FIGURE}, "Single Probe Figure", 'copy-number-missing', false, false) }

define "No ISH":
  Tuple {
    possible: { 'not done' },
    words: null as String,
    recount: 'not documented',
    rules: List<String>{},
    caution: false,
    missing: null as String,
    conflict: false
  }`

const JUDGEMENT = `// ---- both together -----------------------------------------------------------------------------------------

define function "Verdict"(status String, reason String, discordant Boolean, caution Boolean, comment String, byGroup Boolean, rules List<String>):
  Tuple { status: status, reason: reason, discordant: discordant, caution: caution, comment: comment, byGroup: byGroup, rules: rules }

define function "By Group"(ihc String, group String, recount String, rules List<String>):
  ("Group Row"(group, ihc, recount)) Row
    return "Verdict"(Row.status, Row.reason, Row.discordant, Row.caution,
      if Row.comment = '-' then null as String else Row.comment, true, "Join"(rules, { Row.id }))

define function "By Single Probe"(ihc String, dual String, recount String):
  ("Single Probe Row"(ihc, dual)) Row
    return if Row.goesOn is not null then "By Group"(ihc, dual, recount, { Row.id })
      else "Verdict"(Row.status, Row.reason, Row.discordant, Row.caution, null as String, false, { Row.id })

define function "Judge Case"(ihc ${IHC_READING}, score String, axis String, recount String, dual String):
  if score = 'not done' and axis = 'not done'
    then "Verdict"('unknown', null as String, false, false, null as String, false, List<String>{})
  else ("Combination Row"("Call Of"(ihc, score), axis)) Row
    return case
      when Row.goesOn = 'by single-probe table' then "By Single Probe"(score, dual, recount)
      when Row.goesOn = 'by group and IHC' then "By Group"(score, Substring(axis, 6), recount, { Row.id })
      else "Verdict"(Row.status, Row.reason, Row.discordant, Row.caution, null as String, false, { Row.id })
    end

define function "Words Contradict"(ihc ${IHC_READING}, ish ${ISH_READING}):
  Count(ish.possible) = 1 and ish.words is not null
    and not exists (ihc.possible Score where "Words Against Numbers Row"(ish.possible[0], ish.words, Score).id is null)

define function "Answer Of"(verdict ${VERDICT}):
  verdict.status + ' ' + Coalesce(verdict.reason, '-')

define function "Is Combining"(rule String):
  StartsWith(rule, 'CB-') or StartsWith(rule, 'SP-')

define function "Shared Rules"(rules List<String>, cases List<${VERDICT}>):
  rules Rule where Rule in { 'P-3', 'P-4' } or not exists (cases One where not (Rule in One.rules))

define function "Shared Or All"(shared List<String>, every List<String>):
  if "Is Empty"(shared) then every else shared

define function "With Combination"(shared List<String>, every List<String>):
  if exists (shared Rule where "Is Combining"(Rule)) then shared
  else "Join"(shared, Take(every Rule where "Is Combining"(Rule), 1))

define function "Settle Cases"(cases List<${VERDICT}>, ish ${ISH_READING}, base List<String>, caution Boolean, missing String):
  if not exists (cases One where "Answer Of"(One) != "Answer Of"(cases[0])) then "Verdict"(
    cases[0].status,
    cases[0].reason,
    not exists (cases One where not One.discordant),
    cases[0].caution or caution,
    if exists (cases One where Coalesce(One.comment, '-') != Coalesce(cases[0].comment, '-')) then null as String else cases[0].comment,
    not exists (cases One where not One.byGroup),
    if Count(cases) = 1 then base
    else "With Combination"("Shared Or All"("Shared Rules"(base, cases), base), base))
  else "Verdict"('not-final', missing, false, cases[0].caution or caution, cases[0].comment, false, ish.rules)

// Everything that the reports leave possible; if all of it leads to one answer, that is the answer (P-4).
define function "Judge"(ihc ${IHC_READING}, ish ${ISH_READING}, dual ${ISH_READING}):
  (Tuple {
    cases: from ihc.possible Score, ish.possible Axis, (if dual is null then { 'not done' } else dual.possible) Dual
      return all "Judge Case"(ihc, Score, Axis, Coalesce(dual.recount, ish.recount), if StartsWith(Dual, 'group ') then Substring(Dual, 6) else 'not done'),
    rules: "Join"(ish.rules, Coalesce(dual.rules, List<String>{})),
    caution: ish.caution or Coalesce(dual.caution, false),
    missing: Coalesce(ish.missing, dual.missing, 'copy-number-missing')
  }) All
    return case
      when ish.conflict or Coalesce(dual.conflict, false)
        then "Verdict"('conflict', 'ratio-arithmetic', false, false, null as String, false, "Join"(All.rules, All.cases[0].rules))
      when "Words Contradict"(ihc, ish) or (dual is not null and "Words Contradict"(ihc, dual))
        then "Verdict"('conflict', 'reported-vs-derived', false, false, null as String, false,
          flatten { All.rules, All.cases[0].rules, { 'P-5' } })
      else "Settle Cases"(All.cases, ish, "Join"(All.rules, All.cases[0].rules), All.caution, All.missing)
    end

define "ISH Readings":
  flatten { "Dual Probe Readings", "Single Probe Readings" }

define "Is Single Probe Between":
  Count("ISH Readings") = 2 and StartsWith("Dual Probe Readings"[0].possible[0], 'group ')
    and "Single Probe Readings"[0].possible[0] = 'single-probe 4.0 to < 6.0'

define "Verdicts":
  case
    when Count("ISH Readings") = 0 and "IHC".possible[0] = 'not done' then List<${VERDICT}>{}
    when Count("ISH Readings") = 0 then { "Judge"("IHC", "No ISH", null as ${ISH_READING}) }
    when "Is Single Probe Between" then { "Judge"("IHC", "Single Probe Readings"[0], "Dual Probe Readings"[0]) }
    else "ISH Readings" Reading return all "Judge"("IHC", Reading, null as ${ISH_READING})
  end

define "By Scores And Numbers":
  if Count("Verdicts") = 0 then "Verdict"('unknown', null as String, false, false, null as String, false, List<String>{})
  else if Count("Verdicts") = 1 then "Verdicts"[0]
  else if "Answer Of"("Verdicts"[0]) != "Answer Of"("Verdicts"[1]) then "Verdict"('conflict', 'two-final-results', false, false, null as String, false, "Verdicts"[0].rules)
  else "Verdict"(
    "Verdicts"[0].status,
    "Verdicts"[0].reason,
    exists ("Verdicts" One where One.discordant),
    exists ("Verdicts" One where One.caution),
    Coalesce("Verdicts"[0].comment, "Verdicts"[1].comment),
    exists ("Verdicts" One where One.byGroup),
    "Distinct"("Join"("Verdicts"[0].rules, "Verdicts"[1].rules)))`

const SETTLING = `// ---- contradictions, the laboratory's overall interpretation, the tier ---------------------------------------

define "With IHC":
  "Join"("IHC".rules Rule where Rule != 'CB-17' or Count("Verdicts") > 0, "By Scores And Numbers".rules)

define function "Changed"(verdict ${VERDICT}, status String, reason String, rules List<String>):
  "Verdict"(status, reason, verdict.discordant, verdict.caution, verdict.comment, verdict.byGroup, rules)

define "IHC Words Contradict":
  "IHC".score is not null and "IHC Words" is not null
    and "IHC Words" != "Call Of"("IHC", "IHC".score) and "IHC Words" != "By Scores And Numbers".status

define "Before Overall":
  case
    when "IHC".conflict is not null
      then "Changed"("By Scores And Numbers", 'conflict', 'percent-vs-score', "Join"("With IHC", { "IHC".conflict }))
    when "By Scores And Numbers".status != 'conflict' and "IHC Words Contradict"
      then "Changed"("By Scores And Numbers", 'conflict', 'reported-vs-derived', "Join"("With IHC", { 'T-12' }))
    else "Changed"("By Scores And Numbers", "By Scores And Numbers".status, "By Scores And Numbers".reason, "With IHC")
  end

define "Overall Side":
  if "Overall" in { 'low', 'ultralow' } then 'negative' else "Overall"

define "Given":
  if Count("Verdicts") = 0 then 'nothing'
  else if "Before Overall".status != 'not-final' then "Before Overall".status
  else if "Left To Laboratory Row"("Before Overall".reason, if 'SP-6' in "Before Overall".rules then 'single' else 'dual').id is not null then 'left to the laboratory'
  else 'not final'

define "Overall Answer":
  if "Overall" is null or "Before Overall".status = 'conflict' then null as String
  else "Overall Row"("Given", "Overall Side",
    if "Overall Is Older Than ISH" and '2+' in "IHC".possible and Count("ISH Readings") > 0 then 'yes' else 'no').answer

define "After Overall":
  case
    when "Overall Answer" = 'speaks alone'
      then "Changed"("Before Overall", "Overall Side", null as String, flatten { "Before Overall".rules, { 'CB-17', 'P-6' } })
    when "Overall Answer" = 'speaks alone, ISH needed'
      then "Changed"("Before Overall", 'not-final', 'needs-ish', flatten { "Before Overall".rules, { 'CB-17', 'P-6' } })
    when "Overall Answer" = 'is final'
      then "Changed"("Before Overall", "Overall Side", null as String, "Join"("Before Overall".rules, { 'P-6' }))
    when "Overall Answer" = 'conflict'
      then "Changed"("Before Overall", 'conflict', 'reported-vs-derived', "Join"("Before Overall".rules, { 'P-6' }))
    else "Before Overall"
  end

define "Own Tier":
  "Tier Row"("Tier IHC"("IHC"), if "After Overall".byGroup then 'group 2 to 4' else 'plainly negative')

define "Tier Is By Words":
  Coalesce("Overall" in { 'low', 'ultralow' } and "Overall" != "Own Tier".tier
    and ("Own Tier".tier = 'undetermined' or ("Own Tier".tier = 'zero-unspecified' and "Overall" = 'ultralow')), false)

define "Tier Contradicts":
  Coalesce("After Overall".status = 'negative' and "Overall" in { 'low', 'ultralow' }
    and "Overall" != "Own Tier".tier and not "Tier Is By Words", false)

define "Settled":
  if "Tier Contradicts" then "Changed"("After Overall", 'conflict', 'reported-vs-derived', "Join"("After Overall".rules, { 'P-6' }))
  else "After Overall"`

const ANSWER = `// ---- the answer --------------------------------------------------------------------------------------------

define "Is Read":
  not exists "Not Read"

define "Overexpression":
  if "Is Read" then "Settled".status else null as String

define "Reason":
  if "Is Read" and "Settled".status in { 'not-final', 'conflict' } then "Settled".reason else null as String

define "Tier":
  if not "Is Read" or "Settled".status != 'negative' then null as String
  else if "Tier Is By Words" then "Overall"
  else "Own Tier".tier

define "Caution":
  "Is Read" and "Settled".status in { 'positive', 'negative' }
    and ("Settled".caution or ("Settled".status = 'negative'
      and (if "Tier Is By Words" then "Settled".byGroup else "Own Tier".caution = 'caution')))

define "Discordant":
  "Is Read" and "Settled".status = 'positive' and "Settled".discordant

define "Comment":
  if "Is Read" and "Settled".status = 'negative' then "Settled".comment else null as String

// The rows that were used, each by its id.
define "Rules":
  if not "Is Read" then List<String>{}
  else "Distinct"("Join"("Settled".rules,
    if "Settled".status != 'negative' then List<String>{} else { if "Tier Is By Words" then 'P-6' else "Own Tier".id }))

define "ISH Group":
  if "Is Read" then "Group" else null as String`

/** What follows the tables. `threshold`: the ratio between not amplified and amplified, as it is printed. */
export function cqlFrame(threshold: string): string {
  return [FIGURES, '{{tables}}', IHC_PART, ISH_PART, JUDGEMENT, SETTLING, ANSWER]
    .join('\n\n')
    .replaceAll('{{threshold}}', threshold)
}
