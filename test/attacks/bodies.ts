/** Bodies of a call that are made to hurt, each with the status of its answer. */
import { bundleOf, observation, patientView } from '../http/start-app.ts'

const valid = JSON.stringify(patientView())
const entries = (count: number) =>
  patientView({
    prefetch: {
      her2: bundleOf(
        ...Array(count)
          .fill(0)
          .map(() => ({ resourceType: 'Basic' })),
      ),
      conditions: null,
    },
  })

// prettier-ignore
export const BODIES: readonly (readonly [name: string, write: () => unknown, status: number])[] = [
  ['a body of two megabytes',             () => `{"a":"${'x'.repeat(2_000_000)}"}`,                     413],
  ['5,000 levels of objects',             () => '{"a":'.repeat(5000) + '1' + '}'.repeat(5000),          400],
  ['200,000 opening brackets',            () => '['.repeat(200_000),                                    400],
  ['100,000 closing brackets',            () => ']'.repeat(100_000),                                    400],
  ['6,000 entries',                       () => entries(6000),                                          413],
  ['4,000 entries are read',              () => entries(4000),                                          200],
  ['entries of Bundles in Bundles',       () => patientView({ prefetch: { her2: bundleOf(...Array<object>(60).fill(bundleOf(...Array<object>(100).fill({ resourceType: 'Basic' })))), conditions: null } }), 413],
  ['3,000 codings',                       () => patientView({ prefetch: { her2: { ...observation('Patient/p1'), code: { coding: Array(3000).fill({ code: 'x' }) } }, conditions: null } }), 413],
  ['300,000 empty objects',               () => `{"a":[${'{},'.repeat(299_999)}{}]}`,                   413],
  ['a number of 300,000 digits',          () => valid.replace('{', `{"n":${'9'.repeat(300_000)},`),     200],
  ['a key of 500,000 letters',            () => valid.replace('{', `{"${'k'.repeat(500_000)}":1,`),     200],
  ['100,000 keys',                        () => patientView(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, 1]))), 200],
  ['a member named twice',                () => valid.replace('{', '{"hook":"order-sign",'),            400],
  ['a member named twice, deep inside',   () => valid.replace('"status":"final"', '"status":"final","status":"entered-in-error"'), 400],
  ['a member named twice, one escaped',   () => valid.replace('{', '{"ho\\u006fk":"order-sign",'),      400],
  ['__proto__ named twice',               () => valid.replace('{', '{"__proto__":1,"__proto__":2,'),    400],
  ['__proto__ at the top',                () => valid.replace('{', '{"__proto__":{"cards":[1]},'),      200],
  ['__proto__ of a resource',             () => valid.replace('"resourceType":"Observation"', '"__proto__":{"resourceType":"Patient"},"resourceType":"Observation"'), 200],
  ['__proto__ as a prefetch key',         () => valid.replace('"conditions":null', '"conditions":null,"__proto__":{"resourceType":"Bundle"}'), 200],
  ['constructor.prototype',               () => valid.replace('{', '{"constructor":{"prototype":{"hook":"x"}},'), 200],
  ['names of methods as prefetch keys',   () => patientView({ prefetch: { her2: null, conditions: null, toString: null, hasOwnProperty: null, valueOf: null } }), 200],
  ['lone surrogates',                     () => patientView({ prefetch: { her2: null, conditions: null }, note: '\ud800' }), 200],
  ['a byte order mark',                   () => `\ufeff${valid}`,                                       200],
  ['NUL in strings',                      () => patientView({ note: '\u0000' }),                        200],
  ['two documents',                       () => `${valid}${valid}`,                                     400],
  ['NaN',                                 () => '{"a":NaN}',                                            400],
  ['comments',                            () => `/* a */ ${valid}`,                                     400],
]
