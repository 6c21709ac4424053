/** Node's own way with types, for jest: they become spaces, so lines and columns stay. */
import { stripTypeScriptTypes } from 'node:module'

export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) }
