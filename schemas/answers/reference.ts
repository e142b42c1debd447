import { z } from 'zod';
import { data, date, maybeDate } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });

const programmeFields = {
  id: z.string(),
  policyVersion: z.int(),
  name: words,
  source: z.string(),
  stage: z.string().nullable(),
  teams: z.int(),
  formed: z.int(),
  openCases: z.int(),
};

export const programmeRow = z.object(programmeFields).meta({ id: 'Programme' });
/** With its policy as data: rules, chains, terms, calendars. */
export const wholeProgramme = z.object({ ...programmeFields, policy: data }).meta({ id: 'WholeProgramme' });

const unitFields = {
  code: z.string(),
  parent: z.string().nullable(),
  kind: z.string(),
  name: z.string().nullable(),
};

/** `offices`: those held today in their own right. */
export const accountRow = z
  .object({ id: z.string(), name: z.string(), offices: z.array(z.string()) })
  .meta({ id: 'Account' });

export const unitRow = z.object(unitFields).meta({ id: 'Unit' });
export const wholeUnit = z
  .object({
    ...unitFields,
    line: z.array(z.string()),
    names: z.array(z.object({ name: z.string(), from: maybeDate, until: maybeDate })),
    children: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
    mergedInto: z.string().nullable(),
    mergedOn: maybeDate,
    /** Held today, and what is before each: of a merged unit they end when nothing is left. */
    offices: z.array(z.object({ office: z.string(), accounts: z.int(), tasks: z.int() })),
    areas: z.array(
      z.object({
        area: z.string(),
        areaName: z.string(),
        kind: z.string(),
        role: z.enum(['lead', 'member']),
        from: maybeDate,
        until: maybeDate,
      }),
    ),
  })
  .meta({ id: 'WholeUnit' });

const coverageFields = {
  code: z.string(),
  name: z.string(),
  kind: z.enum(['town', 'county']),
  county: z.string().nullable(),
  countyName: z.string().nullable(),
  city: z.string().nullable(),
  cityName: z.string().nullable(),
  leadUnit: z.string().nullable(),
  leadUnitName: z.string().nullable(),
  seats: z.int(),
  held: z.int(),
  strength: z.int(),
  floor: z.int(),
  belowFloor: z.boolean(),
  nextTermEnd: maybeDate,
  overdueTasks: z.int(),
};

export const coverage = z.object(coverageFields).meta({ id: 'Coverage' });

export const seatHolder = z
  .object({
    seat: z.string(),
    n: z.int(),
    role: z.string(),
    supplyingUnit: z.string(),
    supplyingUnitName: z.string().nullable(),
    posting: z.string().nullable(),
    person: z.string().nullable(),
    personName: z.string().nullable(),
    since: maybeDate,
    termEnd: maybeDate,
    status: z.string().nullable(),
  })
  .meta({ id: 'SeatHolder' });

export const wholeTown = z
  .object({
    ...coverageFields,
    consortium: z.array(
      z.object({
        unit: z.string(),
        unitName: z.string().nullable(),
        role: z.enum(['lead', 'member']),
        from: maybeDate,
        until: maybeDate,
      }),
    ),
    /** Who holds them is for those who may read the town's team: null for others. */
    team: z.array(seatHolder).nullable(),
  })
  .meta({ id: 'WholeTown' });

export const cadreRow = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    unitName: z.string().nullable(),
    post: z.string(),
    postLevel: z.string().nullable(),
    sex: z.string(),
    born: z.string().nullable(),
    partyMember: z.boolean(),
    volunteer: z.boolean(),
    wantedBy: z.string().nullable(),
  })
  .meta({ id: 'Cadre' });

/** 法定年度考核等次: `stands` is the last one of its year. */
const statutoryGradeRow = z.object({
  year: z.int(),
  version: z.int(),
  grade: z.string(),
  document: z.string(),
  on: date,
  reason: z.string().nullable(),
  /** Case and number of the event that says so. */
  event: z.string(),
  recordedBy: z.string(),
  recordedOn: date,
  stands: z.boolean(),
});

export const wholeCadre = z
  .object({
    unitName: z.string().nullable(),
    record: data,
    postings: z.array(
      z.object({
        posting: z.string(),
        seat: z.string(),
        areaName: z.string(),
        status: z.string(),
        dispatchedOn: date,
        arrivedOn: maybeDate,
        releasedOn: maybeDate,
        termEnd: date,
      }),
    ),
    nominations: z.array(
      z.object({ selection: z.string(), seat: z.string(), stage: z.string(), nominatedOn: date }),
    ),
    statutoryGrades: z.array(statutoryGradeRow),
  })
  .meta({ id: 'WholeCadre' });
