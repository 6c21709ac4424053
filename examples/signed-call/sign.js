/**
 * A client for trying out: its profile, and tokens signed as an EHR signs them (docs/operations/install.md#the-first-call).
 *
 *   node sign.js profile       makes a key, kept in trial.jwk here, and prints the client profile with its public half
 *   node sign.js token URL     prints a token for one call of this address
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose'

const KEY_FILE = 'trial.jwk'
const ISSUER = 'https://ehr.example.org/trial'

const [task, url] = process.argv.slice(2)
if (task === 'profile') process.stdout.write(await makeProfile())
else if (task === 'token' && url !== undefined) process.stdout.write(`${await signFor(url)}\n`)
else {
  process.stderr.write('use: sign.js profile, or: sign.js token URL\n')
  process.exitCode = 1
}

async function makeProfile() {
  const { publicKey, privateKey } = await generateKeyPair('RS384', { extractable: true })
  const names = { kid: randomUUID(), alg: 'RS384', use: 'sig' }
  writeFileSync(KEY_FILE, JSON.stringify({ ...(await exportJWK(privateKey)), ...names }), { mode: 0o600, flag: 'wx' })
  const keys = [{ ...(await exportJWK(publicKey)), ...names }]
  const profile = { id: 'trial', issuer: ISSUER, jwks: { keys }, algorithms: ['RS384'], dialect: 'epic' }
  return `${JSON.stringify(profile, undefined, 2)}\n`
}

/** @param {string} url the address to the letter; each token is good for one call, within five minutes */
async function signFor(url) {
  const key = JSON.parse(readFileSync(KEY_FILE, 'utf8'))
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS384', typ: 'JWT', kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(url)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(randomUUID())
    .sign(await importJWK(key, 'RS384'))
}
