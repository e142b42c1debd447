import type { DateString } from '../domain/time.ts';
import { label, paragraph, value, type Paper } from './model.ts';
import { personFields, type ShownPerson } from './person-fields.ts';
import { day, teamName, zh, type TeamName } from './words.ts';

/** 商请函: asks the host area to receive people and to appoint them to posts there. */
export interface HostLetter {
  readonly number: string | null;
  readonly on: DateString | null;
  readonly host: string;
  readonly team: TeamName;
  readonly programme: string;
  readonly people: readonly (ShownPerson & {
    readonly termFrom: DateString;
    readonly termMonths: number;
    readonly hostPosts: readonly string[];
  })[];
  readonly issuer: string;
  readonly foot: string;
}

/** 156 mm: A4 without the margins of GB/T 9704. */
const columns = [22, 13, 25, 46, 50] as const;
const shown = [personFields.name, personFields.sex, personFields.born, personFields.post];

export function hostLetter(letter: HostLetter): Paper {
  const { number, on, host, team, programme, people, issuer, foot } = letter;
  const from = [...new Set(people.map((person) => zh`自${day(person.termFrom)}起${person.termMonths}个月`))];
  return {
    ...{ title: zh`关于商请接收${team.place}\n${team.kind}派驻人员的函`, number, layout: 'letter', foot },
    blocks: [
      paragraph(zh`${host}:`, 'addressee'),
      paragraph(
        zh`根据《${programme}》,经研究,拟选派下列同志到${teamName(team)}工作,任期${from.join('、')}。现商请贵方予以接收,并按规定办理有关同志的挂任职务。`,
      ),
      {
        kind: 'table',
        columns,
        headings: 1,
        rows: [
          { height: 10, cells: [...shown.map(({ heading }) => label(heading)), label('拟任及商请挂任职务')] },
          ...people.map((person) => ({
            height: 11,
            cells: [
              ...shown.map(({ cell }) => value(cell(person))),
              {
                lines: [person.proposedPost, ...person.hostPosts].map((text) => ({
                  ...{ text, align: 'center' as const },
                })),
              },
            ],
          })),
        ],
      },
      paragraph('特此致函。'),
      { kind: 'signature', who: issuer, on },
    ],
  };
}
