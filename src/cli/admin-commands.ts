/** Commands for whoever runs the service: tokens for named administrators. */
import type { Command } from 'commander'
import { ROLES, hashToken, makeToken } from '../auth/administrators.ts'
import type { Role } from '../auth/administrators.ts'
import { plainText } from '../content/plain-text.ts'

export function addAdminCommands(program: Command): void {
  program
    .command('admin')
    .description('administrators who may look into what is kept')
    .command('token')
    .description('make a token for an administrator: prints it once, and the lines for ADMINS_FILE')
    .requiredOption('--name <name>', 'who it is')
    .requiredOption('--roles <roles>', `${ROLES.join(', ')}; several are separated by commas`)
    .action(printToken)
}

function printToken({ name, roles }: { readonly name: string; readonly roles: string }): void {
  const own = roles.split(',').map((word) => word.trim())
  const wrong = own.filter((word) => !ROLES.includes(word as Role))
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')}: roles are ${ROLES.join(', ')}`)
  const token = makeToken()
  process.stdout.write(
    plainText(
      `Token, for ${name} alone; it is not kept anywhere: ${token}\n\nFor ADMINS_FILE, below «administrators:»:\n` +
        `  - name: ${JSON.stringify(name)}\n    roles: [${own.join(', ')}]\n    token: ${hashToken(token)}\n`,
    ),
  )
}
