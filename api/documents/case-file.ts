import type { FiledPaper } from '../../documents/appointment-form.ts';
import { wide } from '../../documents/words.ts';
import type { Sources } from './sources.ts';

/** Items of the case file that are documents here, under the ids that policies give them. */
export const RECOMMENDATION = 'recommendation';
export const CONSENT = 'consent';
export const LETTER = 'letter';

const caseFileOf = ({ view }: Sources, person: string) =>
  view.nominees.find((nominee) => nominee.person === person)?.caseFile ?? [];

/** All that the policy asks for of somebody, with number and date where it is on file. */
export const filedPapersOf = (sources: Sources, person: string): readonly FiledPaper[] =>
  caseFileOf(sources, person).map(({ words, document }) => ({
    ...{ name: wide(words.zh), number: document?.number ?? null, on: document?.on ?? null },
  }));

export function filedOf(sources: Sources, person: string, item: string) {
  const document = caseFileOf(sources, person).find((own) => own.item === item)?.document ?? null;
  return document && { number: document.number, on: document.on };
}

/** The people whom each letter to the host is about; `null`: those who may be sent out and are in none yet. */
export function lettersOf(sources: Sources): ReadonlyMap<string | null, readonly string[]> {
  const letters = new Map<string | null, readonly string[]>();
  for (const { person, stage } of sources.view.nominees) {
    const number = filedOf(sources, person, LETTER)?.number ?? null;
    if (number === null && stage !== 'cleared' && stage !== 'dispatched') continue;
    letters.set(number, [...(letters.get(number) ?? []), person]);
  }
  return letters;
}
