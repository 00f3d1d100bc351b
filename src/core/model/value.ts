import * as z from 'zod/mini';

/** A code from a code system, with its display text. FHIR: Coding. */
export const Coding = z.strictObject({
  system: z.optional(z.string()),
  version: z.optional(z.string()),
  code: z.optional(z.string()),
  display: z.optional(z.string()),
});
export type Coding = z.infer<typeof Coding>;

/** A number with its unit. FHIR: Quantity; `code` is a UCUM code if `system` says so. */
export const Quantity = z.strictObject({
  value: z.optional(z.number()),
  unit: z.optional(z.string()),
  system: z.optional(z.string()),
  code: z.optional(z.string()),
});
export type Quantity = z.infer<typeof Quantity>;

/** Base64 text, checked without repeated groups: those exhaust the stack on millions of characters. */
const Base64 = z.string().check(z.refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)));

/** A file, by content or by URL. FHIR: Attachment. */
export const Attachment = z.strictObject({
  /** MIME type, such as `image/jpeg`. */
  contentType: z.optional(z.string()),
  data: z.optional(Base64),
  url: z.optional(z.string()),
  /** Size of the content in bytes. */
  size: z.optional(z.int()),
  /** SHA-1 of the content, in base64. */
  hash: z.optional(Base64),
  title: z.optional(z.string()),
});
export type Attachment = z.infer<typeof Attachment>;

const Year = String.raw`\d{4}`;
const Month = String.raw`(0[1-9]|1[0-2])`;
const Day = String.raw`(0[1-9]|[12]\d|3[01])`;
const Time = String.raw`([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?`;
const Zone = String.raw`(Z|[+-]([01]\d|2[0-3]):[0-5]\d)`;

/** A date that may end at the month or the year: `2026`, `2026-03`, `2026-03-14`. FHIR: date. */
export const PartialDate = z
  .string()
  .check(z.regex(new RegExp(`^${Year}(-${Month}(-${Day})?)?$`), 'must be an ISO date such as 2026-03-14'));

/** A date, or a date with a time and its zone. FHIR: dateTime. */
export const DateTime = z
  .string()
  .check(
    z.regex(
      new RegExp(`^${Year}(-${Month}(-${Day}(T${Time}${Zone})?)?)?$`),
      'must be an ISO date, or one with a time and its zone such as 2026-03-14T09:30:00+01:00',
    ),
  );

/** A time of day with seconds. FHIR: time. */
export const TimeOfDay = z.string().check(z.regex(new RegExp(`^${Time}$`), 'must be a time such as 09:30:00'));

/**
 * A value with its FHIR type, as an answer or an option. Options may be codings, strings, integers, dates or times, and
 * an answer keeps the type of its option. FHIR: answer.value[x].
 *
 * `weight` is the author's score for an option (ordinalValue or itemWeight).
 */
export const AnswerValue = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ type: z.literal('integer'), value: z.int(), weight: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('decimal'), value: z.number() }),
  z.strictObject({ type: z.literal('string'), value: z.string(), weight: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('uri'), value: z.string() }),
  z.strictObject({ type: z.literal('date'), value: PartialDate, weight: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('dateTime'), value: DateTime }),
  z.strictObject({ type: z.literal('time'), value: TimeOfDay, weight: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('coding'), value: Coding, weight: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('quantity'), value: Quantity }),
  z.strictObject({ type: z.literal('attachment'), value: Attachment }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;
