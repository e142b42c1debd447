import { live, personOf, type SelectionEvent, type SelectionState } from '../../domain/selection-state.ts';
import { filesOf, type FiledRow } from '../../db/queries/case-file.ts';
import { volunteersOf, type VolunteerRow } from '../../db/queries/needs.ts';
import { noticesOf, type NoticeRow } from '../../db/queries/notices.ts';
import { textsById } from '../../db/queries/texts.ts';
import { readsTexts } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import { noticeReader } from '../notices.ts';
import type { Session } from '../session.ts';
import { approvalsOf } from './approvals.ts';
import { caseFileView } from './case-file.ts';
import { nomineeView, objectorTexts, waiverTexts } from './nominee.ts';
import { noticeView } from './notice.ts';
import { readCase, type Read } from './whole.ts';

type QuotaNotice = Extract<SelectionEvent, { type: 'quotaNoticeSent' }>;

/** What a selection is shown with beside its events. */
interface Beside {
  /** Why rules are to be waived, and who objected, by the ids of the texts. */
  readonly texts: Readonly<Record<string, string>>;
  /** What is on the case files of the nominees. */
  readonly files: readonly FiledRow[];
  readonly volunteers: readonly VolunteerRow[];
  readonly notices: readonly NoticeRow[];
}

/** A selection that whoever asks may read, and how it is shown. */
export async function readSelection(
  deps: Pick<ApiDeps, 'db'>,
  session: Session,
  id: string,
): Promise<Read<SelectionState> & { readonly view: SelectionView }> {
  const { db } = deps;
  const read = await readCase<SelectionState>(deps, session, id, 'selection');
  const offices = session.offices.map(({ office }) => office);
  const [texts, files, volunteers, notices] = await Promise.all([
    textsById(db, [...waiverTexts(read.history), ...objectorTexts(read.history, offices)]),
    filesOf(db, id),
    volunteersOf(db, id),
    noticesOf(db, id, readsTexts(session) ? { units: 'all' } : noticeReader(session)),
  ]);
  return { ...read, view: selectionView(read, { texts, files, volunteers, notices }) };
}

export type SelectionView = ReturnType<typeof selectionView>;

function selectionView(
  { head, state, history, policy }: Read<SelectionState>,
  { texts, files, volunteers, notices }: Beside,
) {
  const caseFileOf = (person: string, seat: string) => {
    const plan = state.seats[seat];
    const own = files.filter((row) => row.person === person);
    return plan ? caseFileView(policy, plan, own) : [];
  };
  const personIn = (seat: string): string | null => {
    const nominee = live(state, seat);
    return Object.entries(state.nominees).find(([, other]) => other === nominee)?.[0] ?? null;
  };
  const approvals = approvalsOf('selection', state, policy, history);
  return {
    ...head,
    ...{ reason: state.reason, needBy: state.needBy },
    seats: Object.values(state.seats).map(
      ({ seat, role, places, posting, relieves, termFrom, termMonths, needs }) => ({
        ...{ seat, role, posting, termFrom, termMonths },
        supplyingUnit: places.supplyingUnit ?? null,
        relieves: relieves ?? null,
        needs: needs ?? null,
        givenUp: state.givenUp[seat] ?? false,
        person: personIn(seat),
      }),
    ),
    quotaNotices: history.flatMap(({ type, data, date }) => {
      if (type !== 'quotaNoticeSent') return [];
      const { number, on, seats } = data as unknown as QuotaNotice;
      return [{ number, on, sentOn: date, seats }];
    }),
    notices: notices.map((row) => noticeView(row, policy)),
    volunteers: volunteers.map((row) => ({ ...row, name: head.people[row.person] ?? null })),
    nominees: Object.entries(state.nominees).map(([person, nominee]) => ({
      ...nomineeView(person, nominee, policy, history, texts),
      name: head.people[person] ?? null,
      caseFile: caseFileOf(person, nominee.seat),
      approvals: approvals.filter(({ approval }) => personOf(approval) === person),
    })),
  };
}
