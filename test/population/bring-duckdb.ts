/** Before the long tests: what the population run needs and a checkout does not bring. */
export { bringDuckdb as default } from '../../scripts/bring-packages.ts'
