import type { Words } from '../../domain/policy.ts';
import type { DocumentKind } from '../../schemas/requests/documents.ts';
import { lettersOf } from './case-file.ts';
import { meetingsOf } from './meetings.ts';
import { officeNamed, type Sources } from './sources.ts';

/** A document that there is, or why there is none. */
export interface Entry {
  readonly kind: DocumentKind;
  readonly person: string | null;
  readonly office: string | null;
  readonly number: string | null;
  readonly why: Reason | null;
}

const titles: Readonly<Record<DocumentKind, Words>> = {
  'quota-notice': { zh: '选派名额通知', en: 'Quota notice' },
  'recommendation-form': { zh: '推荐表', en: 'Recommendation form' },
  'appointment-form': { zh: '干部任免审批表', en: 'Appointment approval form' },
  slate: { zh: '人选名单', en: 'Slate' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  'public-notice': { zh: '公示', en: 'Public notice' },
  'host-letter': { zh: '商请函', en: 'Letter to the host' },
  'dispatch-order': { zh: '派遣通知', en: 'Dispatch order' },
};

const reasons = {
  'not-yours': { zh: '无权查看。', en: 'None of your offices may read it.' },
  'nobody-nominated': { zh: '尚无人选。', en: 'Nobody has been nominated yet.' },
  'no-meeting': { zh: '尚未录入会议记录。', en: 'No minutes have been recorded yet.' },
  'not-published': { zh: '尚未公示。', en: 'No notice has been published yet.' },
  'nobody-cleared': { zh: '尚无可派遣的人选。', en: 'Nobody may be dispatched yet.' },
  'nobody-dispatched': { zh: '尚未派遣。', en: 'Nobody has been dispatched yet.' },
} as const satisfies Readonly<Record<string, Words>>;

type Reason = keyof typeof reasons;

/** Every document of the selection in the order in which they come about. */
export function catalogueOf(sources: Sources): readonly Entry[] {
  const { view, may } = sources;
  const persons = view.nominees.map(({ person }) => person);
  const entry = (kind: DocumentKind, why: Reason | null, which: Partial<Entry> = {}): Entry => ({
    ...{ kind, person: null, office: null, number: null, why },
    ...which,
  });
  const forms = (kind: DocumentKind): readonly Entry[] =>
    persons.length === 0
      ? [entry(kind, 'nobody-nominated')]
      : persons.map((person) =>
          entry(kind, may.texts && may.record(person) ? null : 'not-yours', { person }),
        );
  const numbered = (kind: DocumentKind, numbers: readonly string[], none: Reason): readonly Entry[] =>
    numbers.length === 0 ? [entry(kind, none)] : numbers.map((number) => entry(kind, null, { number }));
  const meetings = meetingsOf(sources).map(({ office, number }) =>
    entry('minutes', may.texts ? null : 'not-yours', { office, number }),
  );
  const letters = [...lettersOf(sources).keys()].map((number) => entry('host-letter', null, { number }));
  return [
    entry('quota-notice', null),
    ...forms('recommendation-form'),
    ...forms('appointment-form'),
    entry('slate', persons.length > 0 ? null : 'nobody-nominated'),
    ...(meetings.length > 0 ? meetings : [entry('minutes', 'no-meeting')]),
    ...numbered('public-notice', numbersOf(sources, 'noticePublished'), 'not-published'),
    ...(letters.length > 0 ? letters : [entry('host-letter', 'nobody-cleared')]),
    ...numbered('dispatch-order', numbersOf(sources, 'dispatched'), 'nobody-dispatched'),
  ];
}

const numbersOf = ({ history }: Sources, event: string): readonly string[] => [
  ...new Set(
    history.flatMap(({ type, data }) =>
      type === event && typeof data.number === 'string' ? [data.number] : [],
    ),
  ),
];

export const rowOf = (sources: Sources, { kind, person, office, number, why }: Entry) => ({
  ...{ kind, title: titles[kind], person, office, number },
  personName: person === null ? null : (sources.head.people[person] ?? null),
  officeName: office === null ? null : officeNamed(sources, office),
  available: why === null,
  why: why === null ? null : { code: why, ...reasons[why] },
});
