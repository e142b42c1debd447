import type { NoticeField } from '../domain/policy.ts';
import { label, paragraph, value, type Paper } from './model.ts';
import { personFields, type ShownPerson } from './person-fields.ts';
import { teamName, zh, type TeamName } from './words.ts';

/** 人选名单: everybody who was put forward in one selection, and where each stands. */
export interface Slate {
  readonly team: TeamName;
  /** What is shown of a person: the fields that the policy lists for a notice. */
  readonly fields: readonly NoticeField[];
  readonly people: readonly (ShownPerson & { readonly standing: string })[];
  readonly foot: string;
}

/** 257 mm: A4 across, without its margins. */
const WIDTH = 257;
const NUMBER = 12;
const STANDING = 24;

export function slate({ team, fields, people, foot }: Slate): Paper {
  const shown = fields.map((name) => personFields[name]);
  const share = shown.reduce((sum, { width }) => sum + width, 0);
  const unit = (WIDTH - NUMBER - STANDING) / Math.max(share, 1);
  const hidden = people.some(({ record }) => record === null);
  return {
    ...{ title: zh`${teamName(team)}人选名单`, number: null, layout: 'list', foot },
    blocks: [
      {
        kind: 'table',
        columns: [NUMBER, ...shown.map(({ width }) => width * unit), STANDING],
        headings: 1,
        rows: [
          {
            height: 12,
            cells: [label('序号'), ...shown.map(({ heading }) => label(heading)), label('进展')],
          },
          ...people.map((person, n) => ({
            height: 14,
            cells: [
              value(String(n + 1)),
              ...shown.map(({ cell }) => value(cell(person))),
              value(person.standing),
            ],
          })),
        ],
      },
      ...(hidden ? [paragraph(zh`注:未公示人员的个人信息仅其派出单位可见。`, 'note')] : []),
    ],
  };
}
