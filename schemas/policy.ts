import { z } from 'zod';
import { noticeFields, stepAllows, type Policy } from '../domain/policy.ts';
import { evaluation } from './policy-evaluation.ts';
import { days, isSourced, officeRef, sourced, sourcedBy, words } from './policy-parts.ts';
import { reportPolicy } from './policy-reports.ts';
import { supervision } from './policy-supervision.ts';
import { dutyPolicy, fundPolicy, workHeading } from './year-policy.ts';

const date = z.iso.date();
const share = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([a, b]) => a <= b, 'a share is at most the whole');
const role = z.enum(['leader', 'member', 'head']);

const stepBase = {
  ...sourced,
  id: z.string().min(1),
  name: words,
  office: officeRef,
  limit: days,
  limitMonths: z.int().min(1).max(12).optional(),
  remindBefore: z.int().min(0).max(60),
  escalateTo: officeRef,
  atLimit: z.enum(['tell', 'handOver', 'consent']).optional(),
  optional: z.literal(true).optional(),
  files: z.string().min(1).optional(),
  may: z.array(z.enum(stepAllows)),
};
const step = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...stepBase, kind: z.literal('signing'), rule: z.enum(['any', 'all']) }),
    z.strictObject({ ...stepBase, kind: z.literal('meeting'), quorum: share, majority: share }),
  ])
  .refine(isSourced, sourcedBy)
  .refine(({ limit, remindBefore }) => remindBefore < limit, {
    message: 'the reminder comes before the limit, not before the step begins',
    path: ['remindBefore'],
  });

const hostPost = z
  .strictObject({ ...sourced, id: z.string().min(1), name: words, remindEvery: days })
  .refine(isSourced, sourcedBy);

const shortfall = z
  .strictObject({ ...sourced, office: officeRef, tell: z.array(officeRef).max(20), limit: days })
  .refine(isSourced, sourcedBy);

const team = z
  .strictObject({
    ...sourced,
    name: words,
    floor: z.int().min(1),
    seats: z.array(role).min(1),
    hostPosts: z.partialRecord(role, z.array(hostPost)),
    shortfall: shortfall.optional(),
  })
  .refine(isSourced, sourcedBy)
  .refine(({ floor, seats }) => seats.length >= floor, {
    message: 'a team has at least as many seats as its floor',
    path: ['seats'],
  });

const retirementAge = z.int().min(40).max(80);

/** Words to choose from: each once, or a code would say two things. */
const choices = z
  .array(z.strictObject({ ...sourced, id: z.string().min(1), name: words }).refine(isSourced, sourcedBy))
  .min(1)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'each id once');

const caseFileItem = z
  .strictObject({
    ...sourced,
    id: z.string().min(1),
    name: words,
    office: officeRef,
    neededFor: z.string().min(1).optional(),
    roles: z.array(role).min(1).optional(),
  })
  .refine(isSourced, sourcedBy);

const weight = z.int().min(0).max(1000);
const months = z.int().min(1).max(120);

const rotationPlan = z.strictObject({
  // Every month has the 28th.
  day: z.int().min(1).max(28),
  horizon: months,
  team: z
    .strictObject({
      ...sourced,
      stagger: z.enum(['within-team', 'across-teams']),
      batches: z.int().min(1).max(12),
      most: z.int().min(1).max(20),
    })
    .refine(isSourced, sourcedBy),
  veterans: z
    .strictObject({ ...sourced, fewest: z.int().min(0).max(20), months })
    .refine(isSourced, sourcedBy),
  leader: z
    .strictObject({ ...sourced, share: z.tuple([z.int().min(0), z.int().min(1)]) })
    .refine(isSourced, sourcedBy),
  firstCycle: z.strictObject({ ...sourced, spread: z.int().min(0).max(24) }).refine(isSourced, sourcedBy),
  avoid: z.strictObject({ ...sourced, months: z.array(z.int().min(1).max(12)) }).refine(isSourced, sourcedBy),
  level: z.strictObject({ ...sourced, most: z.int().min(1).max(100), share }).refine(isSourced, sourcedBy),
  weights: z
    .strictObject({ ...sourced, month: weight, exception: weight, unit: weight, peak: weight })
    .refine(isSourced, sourcedBy),
  lead: z.strictObject({ ...sourced, nominate: days, prepare: days }).refine(isSourced, sourcedBy),
  revision: z.strictObject({ ...sourced, free: z.int().min(0).max(1000) }).refine(isSourced, sourcedBy),
});

/** policy.json, field by field: what is not here is an error, so that a misspelt field is not silently without effect. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  name: words,
  source: z.string().min(1),
  teams: z.strictObject({ town: team, county: team }),
  rules: z.array(
    z
      .strictObject({
        ...sourced,
        id: z.string().min(1),
        words,
        force: z.enum(['must', 'generally', 'inPrinciple']),
        roles: z.array(role).min(1),
        expression: z.string().min(1),
        asOf: z.union([z.enum(['nomination', 'dispatch']), date]).optional(),
      })
      .refine(isSourced, sourcedBy),
  ),
  slateRules: z.array(
    z
      .strictObject({
        ...sourced,
        id: z.string().min(1),
        words,
        force: z.enum(['must', 'generally', 'inPrinciple']),
        team: z.enum(['town', 'county']),
        when: z.enum(['always', 'complete']),
        expression: z.string().min(1),
      })
      .refine(isSourced, sourcedBy),
  ),
  chains: z.record(
    z.string(),
    z.strictObject({ ...sourced, name: words, steps: z.array(step).min(1) }).refine(isSourced, sourcedBy),
  ),
  formation: z
    .strictObject({ ...sourced, launchOn: date, completeBy: date })
    .refine(isSourced, sourcedBy)
    .refine(({ launchOn, completeBy }) => launchOn < completeBy, {
      message: 'teams are complete after they are launched',
      path: ['completeBy'],
    }),
  term: z
    .strictObject({
      ...sourced,
      months: z.int().min(1).max(120),
      spread: z.int().min(0).max(24),
      extensionMonths: z.int().min(0).max(60),
      told: z.array(officeRef).min(1),
      escalateTo: officeRef,
    })
    .refine(isSourced, sourcedBy),
  rotation: z
    .strictObject({
      ...sourced,
      batches: z
        .array(
          z.strictObject({ seats: z.array(z.int().min(1)).min(1), offsetMonths: z.int().min(-24).max(24) }),
        )
        .min(1),
      leadDays: days,
      chain: z.string(),
      plan: rotationPlan.optional(),
    })
    .refine(isSourced, sourcedBy),
  selection: z
    .strictObject({
      ...sourced,
      restMonths: z.int().min(0).max(120),
      waiverMonths: z.int().min(1).max(60),
      retirement: z.strictObject({ female: retirementAge, male: retirementAge }),
      caseFile: z.array(caseFileItem),
    })
    .refine(isSourced, sourcedBy),
  notice: z
    .strictObject({
      ...sourced,
      workingDays: days,
      scope: z.enum(['unit', 'system', 'public', 'none']),
      fields: z.array(z.enum(noticeFields)).min(1),
      objectionLimit: days,
      verifier: officeRef,
    })
    .refine(isSourced, sourcedBy),
  posting: z
    .strictObject({
      ...sourced,
      arrivalLimit: days,
      handoverLimit: days,
      backfillLimit: days,
      actingLimit: days,
      appraisal: z
        .strictObject({ ...sourced, limit: days, grades: choices, except: z.array(z.string().min(1)) })
        .refine(isSourced, sourcedBy),
      handover: z.strictObject({ ...sourced, kinds: choices }).refine(isSourced, sourcedBy),
      recallGrounds: z.array(
        z
          .strictObject({ ...sourced, id: z.string().min(1), words, atOnce: z.boolean() })
          .refine(isSourced, sourcedBy),
      ),
      chains: z.strictObject({
        nomination: z.string(),
        waiver: z.string(),
        extension: z.string(),
        recall: z.string(),
        resignation: z.string(),
        earlyReturn: z.string(),
        transfer: z.string(),
      }),
    })
    .refine(isSourced, sourcedBy),
  reports: reportPolicy,
  firstSecretary: z
    .strictObject({ ...sourced, name: words, roles: z.array(role).min(1), remindEvery: days })
    .refine(isSourced, sourcedBy)
    .optional(),
  headquarters: z
    .strictObject({
      ...sourced,
      offices: z.array(z.strictObject({ id: z.string().min(1), name: words, single: z.boolean() })).min(1),
    })
    .refine(isSourced, sourcedBy)
    .optional(),
  duties: z.array(dutyPolicy).optional(),
  supervision,
  work: z.array(workHeading).optional(),
  evaluation: evaluation.optional(),
  funds: fundPolicy.optional(),
  counts: z
    .strictObject({
      ...sourced,
      towns: z.int().min(1),
      townsByCity: z.record(z.string(), z.int().min(0)),
      townsByMunicipalUnits: z.int().min(0),
      townsByDistrict: z.record(z.string(), z.int().min(0)),
      countyGroups: z.int().min(0),
      headquarters: z.int().min(0),
    })
    .refine(isSourced, sourcedBy),
});
