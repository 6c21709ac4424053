/** The validation report as it is kept and printed: what was measured, when, by which command, of which knowledge. Pure. */
import { z } from 'zod'

const measurement = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What it says, for somebody who does not know the check. */
  shows: z.string(),
  command: z.string(),
  state: z.enum(['passed', 'failed', 'not run']),
  /** Lines that the check printed; where it was not run, why. */
  says: z.array(z.string()),
  /** The day on which it ran, or was found not to run. */
  on: z.iso.date(),
  /** Version of the knowledge that was measured. */
  knowledge: z.string(),
})

export const reportSchema = z.strictObject({
  program: z.string(),
  node: z.string(),
  platform: z.string(),
  measurements: z.array(measurement),
})

export type ValidationReport = z.output<typeof reportSchema>
export type Measurement = ValidationReport['measurements'][number]

const INTRODUCTION = `# Validation report

Written by \`npm run validation-report\` from what the checks of this project print; no figure is typed. \`her2-cds validation-report\` prints it for an installation
and says whether it is of the knowledge that is installed. "Not run" means just that.

What it is not: a clinical validation. Nobody has measured this service in patients; stories are made up, and the reports and records are those of others,
without outcome. No pathologist or oncologist has checked an answer. By sex, age or origin of patients nothing was measured; by language, the [text reader](#text).
Most of what is measured was at hand while the service was made, so that a good figure says that it keeps what it has learnt; what it does with your records, only
[your own stages 2 and 3](go-live.md) can say. What remains is in the [hazard file](hazards.md).
`

/** @param installed The knowledge that is asked about; where a measurement is of another, it says so. */
export function printReport({ program, node, platform, measurements }: ValidationReport, installed: string): string {
  const count = (state: Measurement['state']) => measurements.filter((one) => one.state === state).length
  const others = measurements.filter(({ knowledge }) => knowledge !== installed).length
  const rows = measurements.map(
    ({ id, title, state, on, knowledge }) =>
      `| [${title}](#${id}) | ${state} | ${on} | ${knowledge}${knowledge === installed ? '' : ' (other)'} |`,
  )
  return [
    INTRODUCTION,
    `her2-cds ${program}, Node ${node}, ${platform}. ${count('passed')} passed, ${count('failed')} failed, ${count('not run')} not run.`,
    others === 0
      ? `All measured of the knowledge ${installed}.`
      : `**${others} of ${measurements.length} were measured of other knowledge than ${installed}:** run them again.`,
    '',
    '| what | state | day | knowledge |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...measurements.map(section),
  ].join('\n')
}

function section({ id, title, shows, command, state, says }: Measurement): string {
  return [
    `## <a id="${id}"></a>${title}`,
    '',
    `${shows} ${command.includes('; ') ? `(By ${command}.)` : `\`${command}\``}: ${state}.`,
    '',
    '```text',
    ...(says.length === 0 ? ['(printed nothing)'] : says),
    '```',
    '',
  ].join('\n')
}
