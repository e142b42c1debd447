import type { NoticeField } from '../domain/policy.ts';
import type { DateString } from '../domain/time.ts';
import { paragraph, type Paper } from './model.ts';
import { sentence, type ShownPerson } from './person-fields.ts';
import { day, teamName, zh, type TeamName } from './words.ts';

/** 公示 of people who have been approved. */
export interface PublicNotice {
  readonly number: string;
  readonly team: TeamName;
  readonly scope: 'unit' | 'system' | 'public' | 'none';
  /** Exactly what is said of each person, in this order. */
  readonly fields: readonly NoticeField[];
  readonly people: readonly ShownPerson[];
  readonly from: DateString | null;
  readonly until: DateString | null;
  /** Who takes objections and verifies them. */
  readonly verifiers: readonly string[];
  readonly issuer: string;
  readonly foot: string;
}

const scopes = { unit: '在本单位', system: '在系统内', public: '向社会', none: '' } as const;

export function publicNotice(notice: PublicNotice): Paper {
  const { number, team, scope, fields, people, from, until, verifiers, issuer, foot } = notice;
  return {
    ...{ title: zh`${team.place}\n${team.kind}拟派驻人员公示`, number, layout: 'letter', foot },
    blocks: [
      paragraph(
        zh`经研究,拟选派下列同志到${teamName(team)}工作,现${scopes[scope]}予以公示。公示时间:${day(from)}至${day(until)}。`,
      ),
      ...people.map((person, n) => paragraph(`${n + 1}. ${sentence(fields, person)}`)),
      paragraph(
        zh`对公示对象有异议的,请在公示期内向${verifiers.join('、')}反映。反映情况应当实事求是,可以署名,也可以不署名。`,
      ),
      { kind: 'signature', who: issuer, on: from },
    ],
  };
}
