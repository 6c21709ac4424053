/** Under which address a browser reached the page: the EHR must send it back there, and there its cookies are. */
import type { EvidencePage } from '../auth/evidence-profile.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an address is one of this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname)
}

/** Where a profile's page is: its own address, else the installation's; undefined if neither is known. */
export function addressOfPage(
  { evidence, publicUrls }: { readonly evidence?: EvidencePage; readonly publicUrls: readonly string[] },
  publicUrl: string | undefined,
): string | undefined {
  return evidence && (evidence.url ?? publicUrl ?? publicUrls[0])
}

/** An address of this machine has several names: the one that the browser used is kept. */
export function addressAsReached(address: string, host: string | undefined): string {
  if (host === undefined || !isLoopback(address) || !URL.canParse(`http://${host}`)) return address
  const reached = new URL(address)
  const asked = new URL(`${reached.protocol}//${host}`)
  if (!LOOPBACK.has(asked.hostname) || asked.port !== reached.port) return address
  reached.hostname = asked.hostname
  return reached.href.replace(/\/{1,9}$/, '')
}
