import type { RefusalData } from '../domain/errors.ts';

/**
 * Constraints that a command may run into although every fact it saw was right: somebody else was first. Each is a
 * domain error. A violation of any other constraint is a bug.
 */
const refusalOf: Readonly<Record<string, (detail: string) => RefusalData>> = {
  claim_person_period: (detail) => ({
    code: 'already-posted',
    params: { person: personIn(detail) },
    field: 'person',
  }),
  leave_person_period: (detail) => ({
    code: 'leave-overlaps',
    params: { person: personIn(detail) },
    field: 'from',
  }),
  posting_person_period: (detail) => ({ code: 'already-posted', params: { person: personIn(detail) } }),
  presence_person_period: (detail) => ({ code: 'already-posted', params: { person: personIn(detail) } }),
  acting_seat_period: (detail) => ({ code: 'already-decided', params: { subject: seatIn(detail) } }),
  tenure_seat_period: (detail) => ({ code: 'seat-taken', params: { seat: seatIn(detail) } }),
  presence_lane_period: (detail) => ({ code: 'seat-taken', params: { seat: seatIn(detail) } }),
  substitution_account_period: (detail) => ({
    code: 'substituted-already',
    params: { account: accountIn(detail) },
    field: 'account',
  }),
  group_member_person_period: (detail) => ({
    code: 'group-member-already',
    params: { person: personIn(detail) },
    field: 'person',
  }),
  first_secretary_village_period: (detail) => ({
    code: 'village-has-secretary',
    params: { village: villageIn(detail) },
  }),
  first_secretary_person_period: () => ({ code: 'secretary-already', params: { village: '?' } }),
  office_holder_single_period: () => ({ code: 'office-held', field: 'office' }),
  fund_sum_not_below_zero: () => ({ code: 'funds-below-zero', params: { source: '?' } }),
  fund_sum_used_allotted: () => ({
    code: 'funds-exceeded',
    params: { source: '?', allotted: '?', used: '?' },
  }),
  ...Object.fromEntries(
    [
      'pairing_lead_period',
      'pairing_member_period',
      'seat_supply_period',
      'unit_name_period',
      'village_wish_period',
    ].map((constraint) => [constraint, (): RefusalData => ({ code: 'overlaps', params: { constraint } })]),
  ),
};

/** Postgres says `Key (person, period)=(c-1, [2021-07-01,2024-07-01)) conflicts with ...`. */
const personIn = (detail: string): string => /\(person, period\)=\(([^,]+),/.exec(detail)?.[1] ?? '?';
const accountIn = (detail: string): string => /\(account, period\)=\(([^,]+),/.exec(detail)?.[1] ?? '?';
const villageIn = (detail: string): string => /\(village, period\)=\(([^,]+),/.exec(detail)?.[1] ?? '?';
const seatIn = (detail: string): string => /\(seat, .*?\)=\(([^,]+),/.exec(detail)?.[1] ?? '?';

interface PostgresFields {
  readonly code?: string;
  readonly constraint_name?: string;
  readonly detail?: string;
}

/** Drizzle wraps the driver's error: the fields are on it or on its cause. */
function fieldsOf(error: unknown): PostgresFields {
  if (!(error instanceof Error)) return {};
  const fields = error as PostgresFields;
  return fields.code === undefined && error.cause !== undefined ? fieldsOf(error.cause) : fields;
}

export function constraintRefusal(error: unknown): RefusalData | undefined {
  const { constraint_name: name, detail = '' } = fieldsOf(error);
  return name === undefined ? undefined : refusalOf[name]?.(detail);
}

/**
 * Whether to try again: the connection went, the server is stopping or starting, or a deadlock or serialisation
 * failure was resolved against us. Everything else would fail the same way.
 */
export function isTransient(error: unknown): boolean {
  const { code } = fieldsOf(error);
  return code !== undefined && /^(08|40|53|55P03|57|CONNECT|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}
