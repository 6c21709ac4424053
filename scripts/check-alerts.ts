/** `npm run check:alerts`: the alert rules against their cases, by Prometheus's own promtool where the machine has it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const cases = join(import.meta.dirname, '..', 'deploy', 'alerts', 'her2-cds.test.yaml')
const { error, status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', cases], { encoding: 'utf8' })
if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') {
  process.stdout.write('The alert rules were not run: promtool (of Prometheus) is not on this machine.\n')
} else {
  process.stdout.write(stdout + stderr)
  process.exitCode = status ?? 1
}
