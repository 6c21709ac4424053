/**
 * The vocabulary of CDS Hooks 2.0.1, as zod schemas and the types inferred from them.
 * Requests of 1.0 and 1.1 pass; members that a later version adds are kept. Source: HL7/cds-hooks, specification.
 */
import { z } from 'zod'

const words = z.string().min(1)

/** An absolute http(s) URL with a host. */
const webUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== ''
}, 'must be an absolute http or https URL')

/** The same as clients write it: with blanks around it, and scheme and host in any case, which mean the same. */
const writtenWebUrl = z.preprocess(
  (text) =>
    typeof text === 'string' ? text.trim().replace(/^https?:\/\/[^/?#@]{0,300}/i, (base) => base.toLowerCase()) : text,
  webUrl,
)

/** A FHIR logical id as clients really send it: longer than FHIR's 64 characters, never a path. */
export const logicalId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,512}$/, 'must be a FHIR id')
  .refine((id) => id !== '.' && id !== '..', 'must be a FHIR id')

/** Any FHIR resource: all that matters to the protocol is that it names its type. */
export const FhirResource = z.custom<{ readonly resourceType: string; readonly id?: string }>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'resourceType' in value &&
    typeof value.resourceType === 'string' &&
    value.resourceType !== '',
  'must be a FHIR resource with a resourceType',
)

// ---- Request ------------------------------------------------------------------------------------------------------

/** The token that a client hands over for its FHIR server. The other members differ by vendor. */
export const FhirAuthorization = z.looseObject({
  access_token: words,
  token_type: z
    .string()
    .regex(/^\s*bearer\s*$/i, 'must be Bearer')
    .nullish(),
  /** Seconds; a token whose time is over is not used. Some clients write the number as text. */
  expires_in: z.union([z.number(), z.string()]).nullish(),
  scope: z.string().optional(),
  subject: z.string().optional(),
  patient: z.string().optional(),
})

const requestShape = {
  hook: words,
  hookInstance: z.guid('must be a UUID'),
  fhirServer: writtenWebUrl.nullish(),
  fhirAuthorization: FhirAuthorization.nullish(),
  prefetch: z.record(z.string(), z.unknown()).nullish(),
}

/** What every hook carries; each hook adds its context. */
export const CdsRequest = z.looseObject({ ...requestShape, context: z.looseObject({}) })
export type CdsRequest = z.infer<typeof CdsRequest>

export const PatientViewContext = z.looseObject({
  userId: words,
  patientId: logicalId,
  encounterId: z.string().nullish(),
})

/** Drafts as clients send them: a Bundle with or without its type, a list, resources with wrong members. Read elsewhere. */
const draftOrders = z.union([z.looseObject({}), z.array(z.unknown())], 'must be a Bundle of draft orders')

export const OrderSelectContext = PatientViewContext.extend({
  selections: z.array(z.string()),
  draftOrders,
})

export const OrderSignContext = PatientViewContext.extend({ draftOrders })

/** The context of each hook that the service answers: one row per hook. */
export const HOOK_CONTEXTS = {
  'patient-view': PatientViewContext,
  'order-select': OrderSelectContext,
  'order-sign': OrderSignContext,
} as const

export type Hook = keyof typeof HOOK_CONTEXTS

export interface HookRequest {
  readonly hook: Hook
  readonly hookInstance: string
  readonly fhirServer?: string | null | undefined
  readonly fhirAuthorization?: z.infer<typeof FhirAuthorization> | null | undefined
  readonly prefetch?: Readonly<Record<string, unknown>> | null | undefined
  readonly context: z.infer<typeof PatientViewContext>
}

/** The schema of one hook's request. An access token without the server it is for is refused. */
export function requestSchema(hook: Hook): z.ZodType<HookRequest> {
  return z
    .looseObject({ ...requestShape, hook: z.literal(hook), context: HOOK_CONTEXTS[hook] })
    .refine((request) => !request.fhirAuthorization || Boolean(request.fhirServer), {
      path: ['fhirServer'],
      message: 'required when fhirAuthorization is given',
    })
}

// ---- Discovery ----------------------------------------------------------------------------------------------------

export const CdsService = z.strictObject({
  id: words,
  hook: words,
  title: words,
  description: words,
  usageRequirements: words.optional(),
  version: words.optional(),
  hookVersion: words.optional(),
  prefetch: z
    .record(words, words)
    .refine((templates) => Object.keys(templates).length > 0)
    .optional(),
})
export type CdsService = z.infer<typeof CdsService>

export const Discovery = z.strictObject({ services: z.array(CdsService) })
export type Discovery = z.infer<typeof Discovery>

// ---- Response -----------------------------------------------------------------------------------------------------

/** CDS Hooks' own Coding, not FHIR's: `system` is required where a card is grouped by it. */
export const Coding = z.strictObject({ code: words, system: words, display: words.optional() })
export type Coding = z.infer<typeof Coding>

export const OverrideReason = z.strictObject({ code: words, system: words, display: words })
export type OverrideReason = z.infer<typeof OverrideReason>

/** Extensions are objects under reverse-domain names; Epic's own are strings, and it reads nothing else there. */
export const Extension = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)+$/, 'must be a reverse-domain name'),
    z.union([z.record(z.string(), z.unknown()), words]),
  )
  .refine(
    (extension) =>
      Object.entries(extension).every(([name, value]) => typeof value === 'object' || name.startsWith('com.epic.')),
    'must be an object',
  )
export type Extension = z.infer<typeof Extension>

export const Source = z.strictObject({
  label: words,
  url: webUrl.optional(),
  icon: webUrl.optional(),
  topic: Coding.optional(),
})
export type Source = z.infer<typeof Source>

const typedId = z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9._-]+$/, 'must be Type/id')
const identified = FhirResource.refine(
  (resource) => Boolean(resource.id),
  'an update carries the whole resource, with id',
)

/** An action that needs no words, as CDS Hooks 3.0 allows for system actions. */
const actionRows = <Description extends z.ZodType>(description: Description) =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('create'), description, resource: FhirResource, extension: Extension.optional() }),
    z.strictObject({ type: z.literal('update'), description, resource: identified, extension: Extension.optional() }),
    z.strictObject({ type: z.literal('delete'), description, resourceId: typedId, extension: Extension.optional() }),
  ])

export const Action = actionRows(words)
export type Action = z.infer<typeof Action>

export const SystemAction = actionRows(words.optional())
export type SystemAction = z.infer<typeof SystemAction>

export const Suggestion = z.strictObject({
  label: words,
  uuid: words.optional(),
  isRecommended: z.boolean().optional(),
  actions: z.array(Action).min(1).optional(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const Link = z
  .strictObject({
    label: words,
    url: webUrl,
    type: z.enum(['absolute', 'smart']),
    appContext: words.optional(),
    autolaunchable: z.boolean().optional(),
  })
  .refine((link) => link.type === 'smart' || link.appContext === undefined, {
    path: ['appContext'],
    message: 'only on smart links',
  })
export type Link = z.infer<typeof Link>

export const INDICATORS = ['info', 'warning', 'critical'] as const

/** The specification asks for fewer than 140 characters. */
export const SUMMARY_LIMIT = 139

export const Card = z
  .strictObject({
    uuid: words.optional(),
    summary: words.max(SUMMARY_LIMIT),
    detail: words.optional(),
    indicator: z.enum(INDICATORS),
    source: Source,
    suggestions: z.array(Suggestion).min(1).optional(),
    selectionBehavior: z.enum(['at-most-one', 'any']).optional(),
    overrideReasons: z.array(OverrideReason).min(1).optional(),
    links: z.array(Link).min(1).optional(),
    extension: Extension.optional(),
  })
  .refine((card) => !card.suggestions || card.selectionBehavior !== undefined, {
    path: ['selectionBehavior'],
    message: 'required where there are suggestions',
  })
  .refine(
    (card) =>
      card.selectionBehavior === 'any' || (card.suggestions ?? []).filter((one) => one.isRecommended).length <= 1,
    { path: ['suggestions'], message: 'several recommended suggestions need selectionBehavior any' },
  )
export type Card = z.infer<typeof Card>

export const CdsResponse = z.strictObject({
  cards: z.array(Card),
  systemActions: z.array(SystemAction).min(1).optional(),
  extension: Extension.optional(),
})
export type CdsResponse = z.infer<typeof CdsResponse>

// ---- Feedback -----------------------------------------------------------------------------------------------------

/** The reason as the client kept it: some send code and system alone, one sends a comment alone. */
/** Feedback is kept for years: no entry is longer than a person writes. */
const shortWords = words.max(500)
const comment = z.string().max(4000)
/** A client may collect feedback; what it collected in a day of one ward is fewer. */
const MOST_FEEDBACK = 500

const ReasonCoding = z.looseObject({
  code: shortWords,
  system: z.string().max(500).optional(),
  display: z.string().max(500).optional(),
})

/** Some clients write the coding itself where the specification has `{ reason, userComment }`. */
const GivenReason = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && 'code' in given && !('reason' in given)
      ? { ...given, reason: given }
      : given,
  z.looseObject({ reason: ReasonCoding.nullish(), userComment: comment.nullish() }),
)

const utc = z
  .string()
  .refine(
    (text) => z.iso.datetime({ offset: true }).safeParse(text.toUpperCase()).success && /(z|[+-]00:00)$/i.test(text),
    'must be an RFC 3339 instant in UTC',
  )

export const Feedback = z
  .looseObject({
    card: shortWords,
    outcome: z.enum(['accepted', 'overridden']),
    outcomeTimestamp: utc,
    acceptedSuggestions: z
      .array(z.looseObject({ id: shortWords }))
      .max(50)
      .nullish(),
    overrideReason: GivenReason.nullish(),
    /** Epic's spelling of the same, as an object or a list. */
    overrideReasons: z.union([GivenReason, z.array(GivenReason).max(50)]).nullish(),
  })
  .refine((feedback) => feedback.outcome !== 'accepted' || (feedback.acceptedSuggestions ?? []).length > 0, {
    path: ['acceptedSuggestions'],
    message: 'required where the outcome is accepted',
  })
export type Feedback = z.infer<typeof Feedback>

export const FeedbackRequest = z.looseObject({ feedback: z.array(Feedback).max(MOST_FEEDBACK) })
export type FeedbackRequest = z.infer<typeof FeedbackRequest>
