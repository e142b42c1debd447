import type { NoticeRow, PersonOnNotice } from '../../db/queries/notices.ts';
import { resolve, type OfficeId } from '../../domain/office.ts';
import type { Policy } from '../../domain/policy.ts';
import { personFields } from '../../documents/person-fields.ts';
import { roleWords } from '../../documents/words.ts';

const teamOf = ({ areaName, kind }: NoticeRow, { teams }: Policy): string => areaName + teams[kind].name.zh;

export const verifierOf = ({ notice }: Policy, { places }: PersonOnNotice): OfficeId =>
  resolve(notice.verifier, places);

const envelope = (row: NoticeRow, policy: Policy) => {
  const { number, scope, publishedOn, until } = row;
  const { workingDays } = policy.notice;
  return { number, scope, team: teamOf(row, policy), workingDays, publishedOn, until };
};

/** The policy's fields, in its order, and no others. */
function fieldsOf(row: NoticeRow, policy: Policy, { record, role, unitName, places }: PersonOnNotice) {
  const shown = {
    ...{ name: record.name, town: row.areaName, record },
    proposedPost: teamOf(row, policy) + roleWords[role],
    unit: unitName ?? places.supplyingUnit ?? '',
  };
  return policy.notice.fields.map((field) => {
    const { heading, cell } = personFields[field];
    return { field, heading, value: cell(shown) ?? null };
  });
}

/** For whoever is signed in and may read it: who they are can be named in an objection. */
export const noticeView = (row: NoticeRow, policy: Policy) => ({
  selection: row.selection,
  ...envelope(row, policy),
  people: row.people.map((person) => ({
    ...{ person: person.person, verifier: verifierOf(policy, person) },
    fields: fieldsOf(row, policy, person),
  })),
});

/** For everybody: nothing of anybody that the policy does not list. `verifiers` in words. */
export const publicNoticeView = (row: NoticeRow, policy: Policy, verifiers: readonly string[]) => ({
  ...envelope(row, policy),
  verifiers,
  people: row.people.map((person) => ({ fields: fieldsOf(row, policy, person) })),
});

export type PublicNoticeView = ReturnType<typeof publicNoticeView>;
